package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.backend.hosting.WorkerLink;
import org.jspecify.annotations.Nullable;

/** A link to a worker on this machine, of which more is known. */
public interface LocalLink extends WorkerLink {

    /** Which job the worker was busy with when it ended, in the form of a {@code ProgressMark}; null if that is not known. */
    @Nullable
    Long mark();

    /** Whether a signal has stopped it, as far as the system says so. */
    boolean isStopped();
}
