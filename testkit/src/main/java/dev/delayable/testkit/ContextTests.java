package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.ContextCarrier;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.ParallelConfig;
import dev.delayable.runtime.Retry;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Jobs see what belongs to the thread of their caller, and their own place in the run. */
interface ContextTests {

    ThreadLocal<String> CONTEXT = ThreadLocal.withInitial(() -> "none");

    /** Carries {@link #CONTEXT}. */
    record Carrying(String prefix) implements ContextCarrier<String>, Serializable {
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
    final class AtHome implements ContextCarrier<String> {
        @Override
        public String capture() {
            return "";
        }

        @Override
        public Scope open(String captured) {
            return () -> {};
        }
    }

    private static List<Job<String>> lookingJobs() {
        return SendableJob.times(20, i -> SendableJob.of(() -> CONTEXT.get()));
    }

    @Test
    default void jobsSeeWhatACarrierCarries(Scene scene) {
        CONTEXT.set("the caller's");
        try {
            for (Verb verb : Verb.values()) {
                for (int batchSize : new int[] {1, 7}) {
                    Parallel carrying = scene.nJobs(2).context(new Carrying("")).batchSize(batchSize);
                    assertThat(verb.results(carrying, lookingJobs()))
                            .as(verb.name())
                            .containsOnly("the caller's");
                }
            }
        } finally {
            CONTEXT.remove();
        }
    }

    @Test
    default void nothingOfACarrierIsLeftForTheNextRun(Scene scene) {
        assertThat(scene.nJobs(2).context(new Carrying("a ")).run(lookingJobs()))
                .containsOnly("a none");
        assertThat(scene.nJobs(2).run(lookingJobs())).containsOnly("none");
        assertThat(scene.nJobs(2)
                        .context(new Carrying("a "))
                        .context(new Carrying("b "))
                        .run(lookingJobs()))
                .containsOnly("b none");
    }

    @Test
    @Needs(Trait.COPIES)
    default void aCarrierThatCannotBeSentEndsTheRunAtOnce(Scene scene) {
        Parallel unable = scene.nJobs(2).context(new AtHome());
        for (Verb verb : Verb.values()) {
            assertThatThrownBy(() -> verb.results(unable, SendableJob.squares(30)))
                    .as(verb.name())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the carrier and what it captures must be Serializable")
                    .hasCauseInstanceOf(NotSerializableException.class);
            assertThat(verb.results(scene.nJobs(2), SendableJob.squares(30))).isEqualTo(SendableJob.squareNumbers(30));
        }
    }

    @Test
    default void jobsSeeTheScopeOfTheirCaller(Scene scene) {
        Job<String> defaults =
                SendableJob.of("defaults", () -> Parallel.defaults().toString());
        String outside = Parallel.defaults().toString();
        for (Verb verb : Verb.values()) {
            Parallel parallel = scene.nJobs(2);
            try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(7))) {
                assertThat(scope).isNotNull();
                assertThat(verb.results(parallel, List.of(defaults, defaults, defaults)))
                        .as(verb.name())
                        .containsOnly("Parallel(nJobs=7, backend=threads)");
            }
            assertThat(verb.results(parallel, List.of(defaults, defaults))).containsOnly(outside);
        }
    }

    @Test
    default void aJobKnowsItsAttempt(Scene scene) {
        Job<Integer> flaky = SendableJob.of(() -> {
            int attempt = JobContext.current().attempt();
            if (attempt < 3) {
                throw new IllegalStateException("gone");
            }
            return attempt;
        });

        assertThat(scene.nJobs(2).retry(Retry.attempts(3)).run(flaky)).containsExactly(3);
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void aJobIsToldThatItsRunIsStopped(Scene scene) {
        Signals signals = scene.signals();
        Job<Integer> looking = SendableJob.doing(() -> {
            JobContext context = JobContext.current();
            signals.give(context.isCancelled() ? "told too early" : "not told yet");
            signals.meet(2);
            while (!context.isCancelled()) {
                LockSupport.parkNanos(100_000);
                Thread.interrupted(); // the answer stays when the flag is lost
            }
            signals.give("told");
        });
        Job<Integer> failing = SendableJob.doing(() -> {
            signals.meet(2);
            throw new IllegalStateException("gone");
        });

        assertThatThrownBy(() -> scene.nJobs(2).run(looking, failing)).hasMessageStartingWith("job 1, ");
        assertThat(signals.count("told too early")).isZero();
        assertThat(signals.count("told")).isEqualTo(1);
    }
}
