package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.ContextCarrier;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs to the caller's thread is carried into jobs in other processes, if it can be serialised. */
class ProcessContextTest {

    private static final ThreadLocal<String> CONTEXT = ThreadLocal.withInitial(() -> "none");

    private final Parallel parallel = ProcessJob.nJobs(2);

    private record Carrying(String prefix) implements ContextCarrier<String>, Serializable {
        @Override
        public String capture() {
            return prefix + CONTEXT.get();
        }

        @Override
        public Scope open(String captured) {
            String before = CONTEXT.get();
            CONTEXT.set(captured);
            return () -> CONTEXT.set(before);
        }
    }

    /** Cannot be sent. */
    private static final class AtHome implements ContextCarrier<String> {
        @Override
        public String capture() {
            return "";
        }

        @Override
        public Scope open(String captured) {
            return () -> {};
        }
    }

    /** Cannot be read there. */
    private record Unreadable() implements ContextCarrier<String>, Serializable {
        @Override
        public String capture() {
            return "";
        }

        @Override
        public Scope open(String captured) {
            return () -> {};
        }

        private Object readResolve() {
            throw new IllegalStateException("not here");
        }
    }

    private static List<Job<String>> lookingJobs() {
        return ProcessJob.times(20, i -> ProcessJob.of(() -> CONTEXT.get()));
    }

    @Test
    void jobsSeeWhatTheCallerHad() {
        CONTEXT.set("the caller's");
        try {
            for (Verb verb : Verb.values()) {
                assertThat(verb.results(parallel.context(new Carrying("")), lookingJobs()))
                        .as(verb.name())
                        .containsOnly("the caller's");
            }
        } finally {
            CONTEXT.remove();
        }
    }

    @Test
    void nothingOfItIsLeftForTheNextRun() {
        assertThat(parallel.context(new Carrying("a ")).run(lookingJobs())).containsOnly("a none");
        assertThat(parallel.run(lookingJobs())).containsOnly("none");
        assertThat(parallel.context(new Carrying("b ")).run(lookingJobs())).containsOnly("b none");
    }

    @Test
    void severalAreOpenedInTheirOrder() {
        Parallel both = parallel.context(new Carrying("a ")).context(new Carrying("b "));

        assertThat(both.run(lookingJobs())).containsOnly("b none");
    }

    @Test
    void oneThatCannotBeSentEndsTheRunAtOnce() {
        assertEndsEveryRun(
                parallel.context(new AtHome()),
                "what a ContextCarrier carries cannot be sent to a worker"
                        + " process: the carrier and what it captures must be Serializable");
        assertThatThrownBy(() -> parallel.context(new AtHome()).run(TestJob.squares(3)))
                .hasCauseInstanceOf(NotSerializableException.class);
    }

    @Test
    void oneThatCannotBeReadThereEndsTheRunAtOnce() {
        assertEndsEveryRun(
                parallel.context(new Unreadable()),
                "what a ContextCarrier carries cannot be read in a worker"
                        + " process: java.lang.IllegalStateException: not here");
    }

    private void assertEndsEveryRun(Parallel unable, String message) {
        for (Verb verb : Verb.values()) {
            assertThatThrownBy(() -> verb.results(unable, TestJob.squares(30)))
                    .as(verb.name())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(message);
            assertThat(verb.results(parallel, TestJob.squares(30))).isEqualTo(TestJob.squareNumbers(30));
        }
    }
}
