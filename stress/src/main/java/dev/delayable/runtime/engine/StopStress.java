package dev.delayable.runtime.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.ZII_Result;

/** A stop against the end of a job, and a job that is given up against its end. */
final class StopStress {

    /** By when a worker has ended that ends at all. */
    private static final long LATEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private StopStress() {}

    /** A run of one job whose worker is about to be taken up by a thread. */
    @JCStressTest
    @Outcome(id = "false, 0, 0", expect = ACCEPTABLE, desc = "the stop was first, and no job was run")
    @Outcome(id = "false, 1, 0", expect = ACCEPTABLE, desc = "the job was run")
    @Outcome(id = "true, .*", expect = FORBIDDEN, desc = "the interrupt of the stop was left behind")
    @Outcome(id = ".*, 1", expect = FORBIDDEN, desc = "a worker has not ended")
    @State
    public static class OnAThread {
        private final Fixture.CountingJob[] jobs = Fixture.jobs(1);
        private final Fixture.Threads threads = new Fixture.Threads();
        private final Run run;

        public OnAThread() {
            FedSource source = Fixture.source(jobs, ResultKind.ORDERED);
            run = Fixture.run(source);
            run.begin(new ThreadWorkforce(run, Crew.ofThreads(threads, 1, null), threads, 1, 0), null, 1);
            source.take(run);
            source.take(run); // there are no more
        }

        @Actor
        public void worker(ZII_Result result) {
            threads.runOne();
            result.r1 = Thread.interrupted();
        }

        @Actor
        public void stopper() {
            run.stop();
        }

        @Arbiter
        public void afterwards(ZII_Result result) {
            // The stop interrupts, and ends what waits, on a thread of its own, which may be late.
            long start = System.nanoTime();
            while (run.workforce().active() > 0 && System.nanoTime() - start < LATEST_NANOS) {
                Thread.onSpinWait();
            }
            result.r2 = jobs[0].runs;
            result.r3 = run.workforce().active();
        }
    }

    /** The calling thread runs the job itself. */
    @JCStressTest
    @Outcome(id = "false, 0, 0", expect = ACCEPTABLE, desc = "the stop was first, and no job was run")
    @Outcome(id = "false, 1, 0", expect = ACCEPTABLE, desc = "the job was run")
    @Outcome(id = "true, .*", expect = FORBIDDEN, desc = "the interrupt of the stop was left behind")
    @State
    public static class InTheCaller {
        private final Fixture.CountingJob[] jobs = Fixture.jobs(1);
        private final FedSource source = Fixture.source(jobs, ResultKind.ORDERED);
        private final Run run = Fixture.run(source);
        private final Crew crew = Crew.ofCaller();

        @Actor
        public void caller(ZII_Result result) {
            CallingWorker worker = new CallingWorker(run, crew, null);
            run.begin(new ThreadWorkforce(run, crew, null, 0, 1), worker, 1);
            source.take(run);
            worker.runOneBatch();
            result.r1 = Thread.interrupted();
        }

        @Actor
        public void stopper() {
            run.stop();
        }

        @Arbiter
        public void afterwards(ZII_Result result) {
            result.r2 = jobs[0].runs;
        }
    }

    /** The same with a run inside the job, which may see the stop before the interrupt. */
    @JCStressTest
    @Outcome(id = "false, 0, 0", expect = ACCEPTABLE, desc = "the job was not run, or ended by the stop")
    @Outcome(id = "false, 1, 0", expect = ACCEPTABLE, desc = "the job was run")
    @Outcome(id = "true, .*", expect = FORBIDDEN, desc = "the interrupt of the stop was left behind")
    @State
    public static class InARunInsideAJob {
        private final Fixture.CountingJob[] jobs = {new Fixture.OuterJob()};
        private final FedSource source = Fixture.source(jobs, ResultKind.ORDERED);
        private final Run run = Fixture.run(source);
        private final Crew crew = Crew.ofCaller();

        @Actor
        public void caller(ZII_Result result) {
            CallingWorker worker = new CallingWorker(run, crew, null);
            run.begin(new ThreadWorkforce(run, crew, null, 0, 1), worker, 1);
            source.take(run);
            worker.runOneBatch();
            result.r1 = Thread.interrupted();
        }

        @Actor
        public void stopper() {
            run.stop();
        }

        @Arbiter
        public void afterwards(ZII_Result result) {
            result.r2 = jobs[0].runs;
        }
    }

    /** Either the job ends by itself, or it is given up; never both, never neither. */
    @JCStressTest
    @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "it has ended")
    @Outcome(id = "0, 1, 0", expect = ACCEPTABLE, desc = "it was given up")
    @State
    public static class OrGivenUp {
        private final Fixture.CountingJob[] jobs = Fixture.jobs(1);
        private final Attempt attempt;

        public OrGivenUp() {
            FedSource source = Fixture.source(jobs, ResultKind.ORDERED);
            Run run = Fixture.run(source, true);
            source.take(run);
            Batch batch = Objects.requireNonNull(source.claim(1));
            Fixture.Threads threads = new Fixture.Threads();
            ThreadWorkforce workforce = new ThreadWorkforce(run, Crew.ofThreads(threads, 1, null), threads, 1, 0);
            ThreadWorker worker = new ThreadWorker(run, workforce, 0);
            attempt = new Attempt(run, worker, batch, batch.from(), Thread.currentThread());
        }

        @Actor
        public void worker(III_Result result) {
            result.r1 = attempt.call() ? 1 : 0;
        }

        @Actor
        public void stopper(III_Result result) {
            result.r2 = attempt.giveUpRunning() ? 1 : 0;
        }

        @Arbiter
        public void afterwards(III_Result result) {
            result.r3 = attempt.giveUpRunning() ? 1 : 0;
        }
    }
}
