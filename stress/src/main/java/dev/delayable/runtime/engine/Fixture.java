package dev.delayable.runtime.engine;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.LocalWorkers;
import dev.delayable.runtime.backend.SequentialBackend;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs that have no threads but those of the tests. */
final class Fixture {

    private static final RunSettings SETTINGS = new RunSettings(
            2,
            new SequentialBackend(),
            null,
            null,
            Duration.ofSeconds(5),
            RetryPolicy.NONE,
            0,
            1,
            false,
            List.of(),
            List.of(),
            null,
            null);

    private Fixture() {}

    /** A job that counts how often it is run, without a fence of its own. */
    static class CountingJob implements Job<Integer> {
        @Serial
        private static final long serialVersionUID = 1;

        final int number;
        int runs;

        CountingJob(int number) {
            this.number = number;
        }

        @Override
        public Integer call() throws Exception {
            runs++;
            return number;
        }

        @Override
        public DelayedFunction<Integer> function() {
            throw new UnsupportedOperationException("not asked for");
        }

        @Override
        public List<@Nullable Object> args() {
            return Collections.emptyList();
        }
    }

    /** A job that runs another one in a run of its own. */
    static final class OuterJob extends CountingJob {
        @Serial
        private static final long serialVersionUID = 1;

        OuterJob() {
            super(1);
        }

        @Override
        public Integer call() throws Exception {
            Engine.list(SETTINGS, CallerContext.capture(List.of()), List.of(jobs(1)), false);
            return super.call();
        }
    }

    static CountingJob[] jobs(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(CountingJob::new).toArray(CountingJob[]::new);
    }

    static FedSource source(Job<?>[] jobs, ResultKind kind) {
        BatchSizer sizer = BatchSizer.fixed(1);
        return new FedSource(List.of(jobs).iterator(), 1, Window.fixed(jobs.length, 1, sizer), kind, false);
    }

    static Run run(JobSource source) {
        return run(source, false);
    }

    static Run run(JobSource source, boolean givesOutcomes) {
        return new Run(SETTINGS, CallerContext.capture(List.of()), givesOutcomes, source, BatchSizer.fixed(1), 0, null);
    }

    /** The number of the one job in a batch, 0 for no batch, -1 for a batch that is not as it must be. */
    static int number(@Nullable Batch batch) {
        if (batch == null) {
            return 0;
        }
        boolean isWhole = batch.size() == 1
                && batch.slots()[batch.from()] instanceof CountingJob job
                && job.number == batch.firstIndex() + 1;
        return isWhole ? (int) batch.firstIndex() + 1 : -1;
    }

    /** Keeps what it is handed, for the test to run where it will. */
    static final class Threads implements LocalWorkers {

        private final Deque<Runnable> loops = new ArrayDeque<>();

        @Override
        public synchronized void execute(Runnable loop) {
            loops.add(loop);
        }

        @Override
        public void replaceThread() {}

        @Override
        public void close() {}

        synchronized int waiting() {
            return loops.size();
        }

        /** Runs the next loop in the thread that calls, if there is one. */
        void runOne() {
            Runnable loop;
            synchronized (this) {
                loop = loops.poll();
            }
            if (loop != null) {
                loop.run();
            }
        }
    }
}
