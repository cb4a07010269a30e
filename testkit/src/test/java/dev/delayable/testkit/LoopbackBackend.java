package dev.delayable.testkit;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.Workers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Remote workers that are threads of this JVM: all that they get and give is serialised on the way, and what ends a worker is an
 * error that a job throws. Honest; its subclasses in the tests of the kit are not.
 */
class LoopbackBackend implements Backend {

    private final int maxWorkers;

    LoopbackBackend() {
        this(Integer.MAX_VALUE);
    }

    LoopbackBackend(int maxWorkers) {
        this.maxWorkers = maxWorkers;
    }

    /** Ends the worker that runs the job. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    @SuppressWarnings("DoNotCallSuggester") // jobs call it, to that end
    static void die() {
        throw new Death();
    }

    /** Workers that die before one job in ten, by a rule that looks like chance, and never while they run one: nobody who runs jobs may notice. */
    static final class Dying extends LoopbackBackend {

        Dying(int maxWorkers) {
            super(maxWorkers);
        }

        @Override
        public Workers open(int workers) {
            return new LoopbackWorkers(workers, 10);
        }
    }

    @Override
    public String name() {
        return "loopback";
    }

    @Override
    public int workers(int nJobs) {
        return Math.min(nJobs, maxWorkers);
    }

    @Override
    public int maxWorkers() {
        return maxWorkers;
    }

    @Override
    public boolean runsSingleInCaller() {
        return false;
    }

    @Override
    public boolean sharesMemory() {
        return false;
    }

    @Override
    public Duration batchTime() {
        return Duration.ofMillis(1);
    }

    @Override
    public Workers open(int workers) {
        return new LoopbackWorkers(workers);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoopbackBackend backend
                && backend.getClass() == getClass()
                && backend.maxWorkers == maxWorkers;
    }

    @Override
    public int hashCode() {
        return maxWorkers;
    }
}
