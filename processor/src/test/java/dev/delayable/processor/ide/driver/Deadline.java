package dev.delayable.processor.ide.driver;

import java.time.Duration;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Ends, by an OperationCanceledException, what Eclipse does not finish in time. */
final class Deadline extends NullProgressMonitor {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final long start = System.nanoTime();

    @Override
    public boolean isCanceled() {
        return System.nanoTime() - start > LIMIT.toNanos();
    }
}
