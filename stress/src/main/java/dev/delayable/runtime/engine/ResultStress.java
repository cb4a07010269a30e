package dev.delayable.runtime.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.Objects;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A result that is ready is seen whole, and leaves the run once. */
final class ResultStress {

    private ResultStress() {}

    /** A result without a final field. */
    private static final class Value {
        private int content;

        Value(int content) {
            this.content = content;
        }
    }

    /** A run whose one job has been claimed. */
    abstract static class OneJob {
        private final FedSource source;
        private final Run run;
        private final Batch batch;

        OneJob(ResultKind kind) {
            source = Fixture.source(Fixture.jobs(1), kind);
            run = Fixture.run(source);
            source.take(run);
            batch = Objects.requireNonNull(source.claim(1));
        }

        void leave() {
            run.endings().leave(batch, batch.from(), new Value(7));
        }

        /** The content of the next result; 0 if there is none yet. */
        int next() {
            Results results = run.resultOrder();
            if (!results.hasNext()) {
                return 0;
            }
            return results.next() instanceof Value value ? value.content : -1;
        }
    }

    @JCStressTest
    @Outcome(id = "7, 0", expect = ACCEPTABLE, desc = "seen at once")
    @Outcome(id = "0, 7", expect = ACCEPTABLE, desc = "seen later")
    @State
    public static class InOrder extends OneJob {

        public InOrder() {
            super(ResultKind.ORDERED);
        }

        @Actor
        public void worker() {
            leave();
        }

        @Actor
        public void caller(II_Result result) {
            result.r1 = next();
        }

        @Arbiter
        public void callerAgain(II_Result result) {
            result.r2 = next();
        }
    }

    @JCStressTest
    @Outcome(id = "7, 0", expect = ACCEPTABLE, desc = "seen at once")
    @Outcome(id = "0, 7", expect = ACCEPTABLE, desc = "seen later")
    @State
    public static class AsCompleted extends OneJob {

        public AsCompleted() {
            super(ResultKind.COMPLETION);
        }

        @Actor
        public void worker() {
            leave();
        }

        @Actor
        public void caller(II_Result result) {
            result.r1 = next();
        }

        @Arbiter
        public void callerAgain(II_Result result) {
            result.r2 = next();
        }
    }
}
