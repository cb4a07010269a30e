package dev.delayable.runtime.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** The end of a run has one owner: whoever ends it, each end happens once, and all agree on the reason. */
final class StateStress {

    private StateStress() {}

    /** A failure and a deadline stop the run. */
    @JCStressTest
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the first one stops the run")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the second one stops the run")
    @Outcome(expect = FORBIDDEN, desc = "both, or none, would interrupt the jobs")
    @State
    public static class TwoStops {
        private final RunState state = new RunState();

        public TwoStops() {
            state.begin();
        }

        @Actor
        public void first(ZZ_Result result) {
            result.r1 = state.stop();
        }

        @Actor
        public void second(ZZ_Result result) {
            result.r2 = state.stop();
        }
    }

    /** The reader of a stream and a thread that closes it both end the run. */
    @JCStressTest
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the first one gives everything back")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the second one gives everything back")
    @Outcome(expect = FORBIDDEN, desc = "the workers are given back twice, or never")
    @State
    public static class TwoEnds {
        private final RunState state = new RunState();

        public TwoEnds() {
            state.begin();
        }

        @Actor
        public void first(ZZ_Result result) {
            result.r1 = state.terminate();
        }

        @Actor
        public void second(ZZ_Result result) {
            result.r2 = state.terminate();
        }
    }

    /** A run is stopped before it has begun. */
    @JCStressTest
    @Outcome(id = "true, true, false", expect = ACCEPTABLE, desc = "the run is stopped once, and for good")
    @State
    public static class StopAtTheBeginning {
        private final RunState state = new RunState();

        @Actor
        public void caller() {
            state.begin();
        }

        @Actor
        public void stopper(ZZZ_Result result) {
            result.r1 = state.stop();
        }

        @Arbiter
        public void afterwards(ZZZ_Result result) {
            result.r2 = state.isStopped();
            result.r3 = state.stop();
        }
    }

    /** The deadline against the end of the run, which asks afterwards whether the deadline has passed. */
    @JCStressTest
    @Outcome(id = "false, false, false", expect = ACCEPTABLE, desc = "the end was first")
    @Outcome(id = "true, true, true", expect = ACCEPTABLE, desc = "the deadline was first, and is the reason")
    @State
    public static class Deadline {
        private final RunState state = new RunState();

        public Deadline() {
            state.begin();
        }

        @Actor
        public void clock(ZZZ_Result result) {
            result.r1 = state.deadlinePassed();
        }

        @Actor
        public void caller(ZZZ_Result result) {
            state.terminate();
            result.r2 = state.isPastDeadline();
        }

        @Arbiter
        public void afterwards(ZZZ_Result result) {
            result.r3 = state.isPastDeadline();
        }
    }

    /** Two jobs of an ordered stream fail at once. */
    @JCStressTest
    @Outcome(id = "false, true, true", expect = ACCEPTABLE, desc = "the lower index was first")
    @Outcome(id = "true, true, true", expect = ACCEPTABLE, desc = "the higher index was first, and was lowered")
    @State
    public static class TwoFailures {
        private final RunState state = new RunState();

        @Actor
        public void higher(ZZZ_Result result) {
            result.r1 = state.stopFrom(3);
        }

        @Actor
        public void lower(ZZZ_Result result) {
            result.r2 = state.stopFrom(1);
        }

        @Arbiter
        public void afterwards(ZZZ_Result result) {
            result.r3 = state.mayStart(0) && !state.mayStart(1) && !state.mayStart(3);
        }
    }

    /** A job of an ordered stream fails while the run is stopped: no job may start any more. */
    @JCStressTest
    @Outcome(id = ".*, true, false", expect = ACCEPTABLE, desc = "the run is stopped")
    @Outcome(id = ".*, .*, true", expect = FORBIDDEN, desc = "the failure has let jobs start again")
    @State
    public static class FailureInAStop {
        private final RunState state = new RunState();

        @Actor
        public void failure(ZZZ_Result result) {
            result.r1 = state.stopFrom(5);
        }

        @Actor
        public void stopper() {
            state.stop();
        }

        @Arbiter
        public void afterwards(ZZZ_Result result) {
            result.r2 = state.isStopped();
            result.r3 = state.mayStart(0);
        }
    }
}
