package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.ContextCarrier;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import java.io.NotSerializableException;
import java.io.Serializable;
import org.junit.jupiter.api.Test;

/** What belongs to the caller's thread, and cannot be carried into jobs in other processes, ends the run. */
class ProcessContextTest {

    private final Parallel parallel = ProcessJob.nJobs(2);

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

    @Test
    void oneThatCannotBeSentEndsTheRunAtOnce() {
        assertEndsEveryRun(
                parallel.context(new AtHome()),
                "what a ContextCarrier carries cannot be sent to a worker"
                        + " process: the carrier and what it captures must be Serializable, unlike "
                        + AtHome.class.getName());
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
