package dev.delayable.runtime.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZZ_Result;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** The one way in which the engine interrupts a thread: what is interrupted knows it, and nothing after it is. */
final class SectionStress {

    private SectionStress() {}

    /** An interrupt against the end of the section. */
    @JCStressTest
    @Outcome(id = "false, false, false", expect = ACCEPTABLE, desc = "the thread was not inside")
    @Outcome(id = "true, false, true", expect = ACCEPTABLE, desc = "the thread was interrupted, and knows it")
    @Outcome(id = ".*, true, .*", expect = FORBIDDEN, desc = "the interrupt has reached what comes after the section")
    @State
    public static class AgainstTheEnd {
        private final InterruptibleSection section = new InterruptibleSection();

        @Actor
        public void inside(ZZZ_Result result) {
            section.enter(Thread.currentThread());
            result.r1 = section.exit();
            result.r2 = Thread.interrupted();
        }

        @Actor
        public void interrupter(ZZZ_Result result) {
            result.r3 = section.interrupt();
        }
    }

    /** One interrupt against two sections in a row: it belongs to one of them. */
    @JCStressTest
    @Outcome(id = "false, false, false, false", expect = ACCEPTABLE, desc = "the thread was not inside")
    @Outcome(id = "true, false, false, true", expect = ACCEPTABLE, desc = "the first section was interrupted")
    @Outcome(id = "false, true, false, true", expect = ACCEPTABLE, desc = "the second section was interrupted")
    @State
    public static class AgainstTwoInARow {
        private final InterruptibleSection section = new InterruptibleSection();

        @Actor
        public void inside(ZZZZ_Result result) {
            section.enter(Thread.currentThread());
            result.r1 = section.exit();
            section.enter(Thread.currentThread());
            result.r2 = section.exit();
            result.r3 = Thread.interrupted();
        }

        @Actor
        public void interrupter(ZZZZ_Result result) {
            result.r4 = section.interrupt();
        }
    }

    /** A stop and a time limit, say, interrupt the same thread. */
    @JCStressTest
    @Outcome(id = "true, false, true", expect = ACCEPTABLE, desc = "the first has interrupted it")
    @Outcome(id = "false, true, true", expect = ACCEPTABLE, desc = "the second has interrupted it")
    @Outcome(expect = FORBIDDEN, desc = "it was interrupted twice, or never")
    @State
    public static class OfTwo {
        private final InterruptibleSection section = new InterruptibleSection();

        public OfTwo() {
            section.enter(new Thread());
        }

        @Actor
        public void first(ZZZ_Result result) {
            result.r1 = section.interrupt();
        }

        @Actor
        public void second(ZZZ_Result result) {
            result.r2 = section.interrupt();
        }

        @Arbiter
        public void afterwards(ZZZ_Result result) {
            result.r3 = section.exit();
        }
    }

    /** The thread cannot leave, or begin anything else, while it is decided whether to interrupt it. */
    @JCStressTest
    @Outcome(id = "false, false, false", expect = ACCEPTABLE, desc = "the thread was not inside")
    @Outcome(id = "true, false, true", expect = ACCEPTABLE, desc = "it was inside all the time, and was interrupted")
    @Outcome(id = ".*, true, .*", expect = FORBIDDEN, desc = "it has gone on while it was decided")
    @State
    public static class Decision {
        private final InterruptibleSection section = new InterruptibleSection();
        private volatile boolean isBehind;

        @Actor
        public void inside(ZZZ_Result result) {
            section.enter(Thread.currentThread());
            result.r1 = section.exit();
            isBehind = true;
        }

        @Actor
        public void interrupter(ZZZ_Result result) {
            result.r3 = section.interrupt(() -> {
                result.r2 = isBehind;
                return true;
            });
        }
    }

    /** A worker that clears its flag before a job, and then looks at the bound, against a stop. */
    @JCStressTest
    @Outcome(
            id = "false, true, .*",
            expect = ACCEPTABLE,
            desc = "the job was begun, and no interrupt was cleared before it")
    @Outcome(id = ".*, false, .*", expect = ACCEPTABLE, desc = "the stop was seen, and no job was begun")
    @Outcome(
            id = "true, true, .*",
            expect = FORBIDDEN,
            desc = "the interrupt of the stop was cleared, and the job was begun all the same")
    @State
    public static class BeforeAJob {
        private final InterruptibleSection section = new InterruptibleSection();
        private final RunState state = new RunState();

        @Actor
        public void worker(ZZZ_Result result) {
            section.enter(Thread.currentThread());
            result.r1 = Thread.interrupted();
            result.r2 = state.mayStart(0);
            result.r3 = section.exit();
        }

        @Actor
        public void stopper() {
            state.stop();
            boolean unused = section.interrupt();
        }
    }
}
