package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can be sent arrives; what cannot is the failure of its job, once, and harms no other. */
interface SendingTests {

    int JOBS = 20;
    int CULPRIT = 5;

    /** Cannot be sent. */
    final class Secret {}

    /** Fails when it is sent. */
    final class NotWritten implements Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) {
            throw new NoClassDefFoundError("com/acme/Gone");
        }
    }

    /** Fails when it arrives. */
    final class NotRead implements Serializable {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedVariable")
        private void readObject(ObjectInputStream in) {
            throw new IllegalStateException("not again");
        }
    }

    /** Runs a job between others, in batches of several sizes; it alone fails. */
    private static void assertFailsAlone(Scene scene, Job<Object> culprit, String message) {
        for (int batchSize : new int[] {1, 3, JOBS}) {
            Signals signals = scene.signals();
            List<Job<Object>> jobs = new ArrayList<>(SendableJob.times(
                    JOBS,
                    i -> SendableJob.<Object>of(() -> {
                        signals.give("ran");
                        return i;
                    })));
            jobs.set(CULPRIT, culprit);

            List<Outcome<Object>> outcomes = scene.nJobs(2).batchSize(batchSize).outcomes(jobs);

            for (Outcome<Object> outcome : outcomes) {
                if (outcome.index() == CULPRIT) {
                    assertThat(outcome.isSuccess())
                            .as("batchSize=%s", batchSize)
                            .isFalse();
                    assertThat(((Outcome.Failure<Object>) outcome).exception()).hasMessageContaining(message);
                } else {
                    assertThat(outcome).as("batchSize=%s", batchSize).hasFieldOrPropertyWithValue("value", (int)
                            outcome.index());
                }
            }
            assertThat(signals.count("ran")).as("runs of the others").isEqualTo(JOBS - 1);
        }
    }

    private static Job<Object> withArgument(Object argument) {
        return SendableJob.with("culprit", values -> 0, 1, argument);
    }

    @Test
    @Needs(Trait.COPIES)
    default void anArgumentThatCannotBeSentFailsItsJobAlone(Scene scene) {
        assertFailsAlone(scene, withArgument(new Secret()), Secret.class.getName());
        assertFailsAlone(scene, withArgument(new NotWritten()), "com/acme/Gone");
    }

    @Test
    @Needs(Trait.COPIES)
    default void anArgumentThatCannotBeReadFailsItsJobAlone(Scene scene) {
        assertFailsAlone(scene, withArgument(new NotRead()), "not again");
    }

    @Test
    @Needs(Trait.COPIES)
    default void aResultThatCannotBeSentFailsItsJobAlone(Scene scene) {
        assertFailsAlone(scene, SendableJob.of("culprit", () -> new Secret()), Secret.class.getName());
        assertFailsAlone(scene, SendableJob.of("culprit", () -> new NotWritten()), "com/acme/Gone");
    }

    @Test
    @Needs(Trait.COPIES)
    default void aResultThatCannotBeReadFailsItsJobAlone(Scene scene) {
        assertFailsAlone(scene, SendableJob.of("culprit", () -> new NotRead()), "not again");
    }

    @Test
    @Needs(Trait.COPIES)
    default void theErrorOfWhatCannotBeSentNamesTheJob(Scene scene) {
        assertThatThrownBy(() -> scene.nJobs(2)
                        .run(SendableJob.<Object>of(() -> 1), SendableJob.with("f", values -> 1, new Secret())))
                .hasMessageStartingWith("job 1, f() failed: ")
                .hasCauseInstanceOf(NotSerializableException.class);
    }

    @Test
    default void resultsOfEveryKindArrive(Scene scene) {
        List<@Nullable Object> kinds = List.of(
                1,
                Long.MIN_VALUE,
                Double.NaN,
                -0.0,
                true,
                (short) 4,
                'c',
                1.5f,
                "",
                "\u00e4\ud83d\ude00",
                "\ud83d",
                List.of(1, "two"),
                Thread.State.NEW,
                Integer.class);
        List<Job<Object>> jobs = new ArrayList<>();
        for (Object kind : kinds) {
            jobs.add(SendableJob.with("kind", values -> Objects.requireNonNull(values.get(0)), kind));
        }

        assertThat(scene.nJobs(2).run(jobs)).isEqualTo(kinds);
        assertThat(scene.nJobs(2).batchSize(20).run(jobs)).isEqualTo(kinds);
    }

    @Test
    @Needs(Trait.COPIES)
    default void argumentsAndResultsAreCopies(Scene scene) {
        List<Integer> argument = new ArrayList<>(List.of(1));

        List<Integer> result = scene.nJobs(2)
                .run(
                        SendableJob.<List<Integer>>with("adding", SendingTests::adding, argument),
                        SendableJob.of(() -> argument))
                .get(0);

        assertThat(scene.place().backend().sharesMemory()).isFalse();
        assertThat(argument).containsExactly(1);
        assertThat(result).containsExactly(1, 2);
    }

    @Test
    @Needs(Trait.SHARES_MEMORY)
    default void jobsSeeTheCallersOwnObjects(Scene scene) {
        List<Integer> argument = new ArrayList<>(List.of(1));

        List<Integer> result = scene.nJobs(2)
                .run(SendableJob.<List<Integer>>with("adding", SendingTests::adding, argument))
                .get(0);

        assertThat(scene.place().backend().sharesMemory()).isTrue();
        assertThat(argument).containsExactly(1, 2);
        assertThat(result).isSameAs(argument);
    }

    @SuppressWarnings("unchecked")
    private static List<Integer> adding(List<@Nullable Object> values) {
        List<Integer> list = (List<Integer>) Objects.requireNonNull(values.get(0));
        list.add(2);
        return list;
    }
}
