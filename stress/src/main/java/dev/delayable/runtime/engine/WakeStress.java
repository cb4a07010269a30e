package dev.delayable.runtime.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.Objects;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** No wake-up is lost, and no worker is missing. */
final class WakeStress {

    private WakeStress() {}

    /** A worker of an inner run, which does not wait for jobs, ends while the calling thread adds one. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "the worker has found the job")
    @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "a new worker was started for it")
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "both")
    @State
    public static class EndOfAWorker {
        private final Fixture.CountingJob[] jobs = Fixture.jobs(2);
        private final Fixture.Threads threads = new Fixture.Threads();
        private final FedSource source = Fixture.source(jobs, ResultKind.ORDERED);
        private final Run run = Fixture.run(source);

        public EndOfAWorker() {
            run.begin(new ThreadWorkforce(run, Crew.ofThreads(threads, 1, null), null, 1, 1), null, 2);
            source.take(run); // starts the worker
        }

        @Actor
        public void worker() {
            threads.runOne();
        }

        @Actor
        public void caller() {
            source.take(run);
            run.workforce().callerIsIdle();
        }

        @Arbiter
        public void afterwards(II_Result result) {
            result.r1 = jobs[1].runs;
            result.r2 = threads.waiting();
        }
    }

    /** A thread of the crew comes back while a worker that waits for it is withdrawn; the thread is free then. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "the next worker gets the thread")
    @State
    public static class FreeThread {
        private final Fixture.Threads threads = new Fixture.Threads();
        private final Crew crew = Crew.ofThreads(threads, 1, null);
        private final ThreadWorker waiting = worker();

        public FreeThread() {
            crew.start(worker());
            crew.start(waiting);
        }

        private ThreadWorker worker() {
            Run run = Fixture.run(Fixture.source(Fixture.jobs(1), ResultKind.ORDERED));
            run.stop();
            return new ThreadWorker(run, new ThreadWorkforce(run, crew, null, 1, 1), 1);
        }

        @Actor
        public void thread() {
            threads.runOne();
        }

        @Actor
        public void caller() {
            waiting.endIfWaiting();
        }

        @Arbiter
        public void afterwards(II_Result result) {
            crew.start(worker());
            result.r1 = threads.waiting();
            result.r2 = crew.isThreadWanted() ? 1 : 0;
        }
    }

    /** The calling thread sleeps until a result is there; it would sleep for ever if nobody woke it. */
    @JCStressTest
    @Outcome(id = "1, 7", expect = ACCEPTABLE, desc = "it was woken, or did not even sleep")
    @State
    public static class SleepOfTheCaller {
        private final FedSource source = Fixture.source(Fixture.jobs(1), ResultKind.ORDERED);
        private final Run run = Fixture.run(source);
        private final Batch batch;

        public SleepOfTheCaller() {
            source.take(run);
            batch = Objects.requireNonNull(source.claim(1));
        }

        @Actor
        public void caller(II_Result result) {
            try {
                run.caller().awaitProgress();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts", e);
            }
            result.r1 = run.resultOrder().hasNext() ? 1 : 0;
            result.r2 = run.resultOrder().next() instanceof Integer number ? number : 0;
        }

        @Actor
        public void worker() {
            run.endings().leave(batch, batch.from(), 7);
            source.finished(1);
            run.caller().signal();
        }
    }
}
