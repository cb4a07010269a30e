package dev.delayable.runtime.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Jobs are claimed once, in order, and seen whole. */
final class ClaimStress {

    private ClaimStress() {}

    /** A worker claims while the calling thread takes. */
    @JCStressTest
    @Outcome(id = "0, 1, 2", expect = ACCEPTABLE, desc = "claimed before anything was taken")
    @Outcome(id = "1, 2, 0", expect = ACCEPTABLE, desc = "claimed after the first was taken")
    @State
    public static class WhileTaking {
        private final FedSource source = Fixture.source(Fixture.jobs(2), ResultKind.ORDERED);
        private final Run run = Fixture.run(source);

        @Actor
        public void caller() {
            source.take(run);
            source.take(run);
        }

        @Actor
        public void worker(III_Result result) {
            result.r1 = Fixture.number(source.claim(1));
        }

        @Arbiter
        public void rest(III_Result result) {
            result.r2 = Fixture.number(source.claim(1));
            result.r3 = Fixture.number(source.claim(1));
        }
    }

    /** Two workers claim from what is fed. */
    @JCStressTest
    @Outcome(id = "1, 2, 0", expect = ACCEPTABLE, desc = "the first worker was first")
    @Outcome(id = "2, 1, 0", expect = ACCEPTABLE, desc = "the second worker was first")
    @State
    public static class OfFedJobs {
        private final FedSource source = Fixture.source(Fixture.jobs(2), ResultKind.ORDERED);

        public OfFedJobs() {
            Run run = Fixture.run(source);
            source.take(run);
            source.take(run);
        }

        @Actor
        public void first(III_Result result) {
            result.r1 = Fixture.number(source.claim(1));
        }

        @Actor
        public void second(III_Result result) {
            result.r2 = Fixture.number(source.claim(1));
        }

        @Arbiter
        public void rest(III_Result result) {
            result.r3 = Fixture.number(source.claim(1));
        }
    }

    /** Two workers claim from a list. */
    @JCStressTest
    @Outcome(id = "1, 2, 0", expect = ACCEPTABLE, desc = "the first worker was first")
    @Outcome(id = "2, 1, 0", expect = ACCEPTABLE, desc = "the second worker was first")
    @State
    public static class OfAList {
        private final IndexedSource source = new IndexedSource(Fixture.jobs(2), 2);

        @Actor
        public void first(III_Result result) {
            result.r1 = Fixture.number(source.claim(1));
        }

        @Actor
        public void second(III_Result result) {
            result.r2 = Fixture.number(source.claim(1));
        }

        @Arbiter
        public void rest(III_Result result) {
            result.r3 = Fixture.number(source.claim(1));
        }
    }
}
