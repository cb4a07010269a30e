package dev.delayable.runtime.engine;

import dev.delayable.runtime.backend.LocalWorkers;
import dev.delayable.runtime.backend.SequentialBackend;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Runs without threads of their own: a test does itself what the threads would do, one step after another. */
final class BareRun {

    private BareRun() {}

    static Run of(JobSource source) {
        return of(source, BatchSizer.fixed(1), RetryPolicy.NONE);
    }

    static Run of(JobSource source, BatchSizer sizer, RetryPolicy retry) {
        return new Run(settings(retry), CallerContext.capture(List.of()), false, source, sizer, 0, null);
    }

    /** A run inside the job of a worker. */
    static Run inside(Worker outer, JobSource source) {
        return new Run(
                settings(RetryPolicy.NONE),
                CallerContext.capture(List.of()),
                false,
                source,
                BatchSizer.fixed(1),
                1,
                outer);
    }

    private static RunSettings settings(RetryPolicy retry) {
        return new RunSettings(
                2,
                new SequentialBackend(),
                null,
                null,
                Duration.ofSeconds(5),
                retry,
                0,
                0,
                false,
                List.of(),
                List.of(),
                null,
                null);
    }

    /** Keeps the loops that it is handed, for the test to run where it will. */
    static final class Threads implements LocalWorkers {

        private final Deque<Runnable> loops = new ArrayDeque<>();

        @Override
        public void execute(Runnable loop) {
            loops.add(loop);
        }

        @Override
        public void replaceThread() {}

        @Override
        public void close() {}

        /** Runs all loops one after another in the current thread, those included that come meanwhile. */
        void runAll() {
            for (Runnable loop = loops.poll(); loop != null; loop = loops.poll()) {
                loop.run();
            }
        }
    }
}
