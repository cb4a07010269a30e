package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.RemoteJobException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Errors name the call, with the exception of the job as their cause; of several, the lowest index leads. */
interface ErrorTests {

    /** What a job throws, as it arrives. */
    private static Throwable thrownBy(Scene scene, SendableJob.Action body) {
        Throwable failure = catchThrowable(() -> scene.nJobs(2).run(SendableJob.doing("failing", body)));

        assertThat(failure).isInstanceOf(JobFailedException.class);
        return Objects.requireNonNull(failure.getCause());
    }

    @Test
    default void aFailureNamesTheCallAndHasTheExceptionOfTheJobAsItsCause(Scene scene) {
        Job<Integer> failing = SendableJob.of("failing", () -> {
            throw new IOException("gone", new ArithmeticException("before"));
        });

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(scene.nJobs(3), List.of(SendableJob.of(() -> 0), failing)))
                    .as(verb.name())
                    .hasMessage("job 1, failing() failed: java.io.IOException: gone")
                    .asInstanceOf(type(JobFailedException.class))
                    .satisfies(e -> {
                        assertThat(e.job()).isSameAs(failing);
                        assertThat(e.index()).isEqualTo(1);
                        assertThat(e.attempts()).isEqualTo(1);
                        assertThat(e.getCause())
                                .isExactlyInstanceOf(IOException.class)
                                .hasMessage("gone")
                                .cause()
                                .isExactlyInstanceOf(ArithmeticException.class)
                                .hasMessage("before");
                        assertThat(Objects.requireNonNull(e.getCause())
                                        .getStackTrace()[0]
                                        .getClassName())
                                .as("where it was thrown")
                                .isEqualTo(ErrorTests.class.getName());
                    });
        }
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void ofSeveralFailuresTheLowestIndexLeadsAndTheOthersAreSuppressed(Scene scene) {
        for (Verb verb : Verb.thatThrow()) {
            Signals signals = scene.signals();
            // An ordered stream interrupts only what stands behind the job that fails first.
            String first = verb == Verb.STREAM ? "a" : "c";
            List<Job<Integer>> jobs = Stream.of("a", "b", "c")
                    .map(name -> SendableJob.doing(name, () -> {
                        signals.meet(3);
                        if (!name.equals(first)) {
                            endWithInterrupt();
                        }
                        throw new IllegalStateException(name);
                    }))
                    .toList();

            assertThat(catchThrowable(() -> verb.results(scene.nJobs(3), jobs)))
                    .as(verb.name())
                    .hasMessage("job 0, a() failed: java.lang.IllegalStateException: a")
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .extracting(Throwable::getMessage)
                            .containsExactly(
                                    "job 1, b() failed: java.lang.IllegalStateException: b",
                                    "job 2, c() failed: java.lang.IllegalStateException: c"));
        }
    }

    private static void endWithInterrupt() {
        try {
            SendableJob.untilInterrupted();
        } catch (InterruptedException e) {
            // It is what stops the run; the job has a failure of its own.
        }
    }

    @Test
    default void anErrorArrivesAsItselfWithTheCallAsASuppressedException(Scene scene) {
        Job<Integer> broken = SendableJob.of("broken", () -> {
            throw new AssertionError("broken");
        });

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(scene.nJobs(3), List.of(broken)))
                    .as(verb.name())
                    .isExactlyInstanceOf(AssertionError.class)
                    .hasMessage("broken")
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .singleElement()
                            .asInstanceOf(type(JobFailedException.class))
                            .hasToString("dev.delayable.runtime.JobFailedException: "
                                    + "job 0, broken() failed: java.lang.AssertionError: broken"));
        }
    }

    @Test
    @Needs(Trait.SHARES_MEMORY)
    default void theVeryExceptionOfTheJobIsTheCause(Scene scene) {
        IOException gone = new IOException("gone");

        assertThatThrownBy(() -> scene.nJobs(2).run(SendableJob.doing(() -> {
                    throw gone;
                })))
                .cause()
                .isSameAs(gone);
    }

    /** Cannot be made anew from a message. */
    final class OddException extends Exception {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // the lists that are used can be serialised
        private final List<String> third;

        OddException(String first, int second, List<String> third, Throwable cause) {
            super(first + second, cause);
            this.third = List.copyOf(third);
        }

        @Override
        public String getMessage() {
            return super.getMessage() + third;
        }
    }

    @Test
    default void anExceptionThatIsHardToMakeArrivesAsItself(Scene scene) {
        Throwable odd = thrownBy(scene, () -> {
            OddException failure = new OddException("a", 1, List.of("b"), new IOException("before"));
            failure.addSuppressed(new ArithmeticException("beside"));
            throw failure;
        });

        assertThat(odd).isInstanceOf(OddException.class).hasMessage("a1[b]");
        assertThat(odd.getCause()).isExactlyInstanceOf(IOException.class).hasMessage("before");
        assertThat(odd.getSuppressed()[0])
                .isExactlyInstanceOf(ArithmeticException.class)
                .hasMessage("beside");
    }

    /** Holds what cannot be serialised. */
    @SuppressWarnings("serial")
    final class HoldingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Object held = new Object();

        HoldingException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        @Override
        public String getMessage() {
            return super.getMessage() + (held.hashCode() == 0 ? "" : "!");
        }
    }

    @Test
    @Needs(Trait.COPIES)
    default void anExceptionThatCannotBeSentArrivesAsAStandIn(Scene scene) {
        Throwable standIn = thrownBy(scene, () -> {
            HoldingException failure = new HoldingException("holding", new IOException("before"));
            failure.addSuppressed(new ArithmeticException("beside"));
            throw failure;
        });

        assertStandsFor(standIn, HoldingException.class, "holding!");
        assertStandsFor(Objects.requireNonNull(standIn.getCause()), IOException.class, "before");
        assertStandsFor(standIn.getSuppressed()[0], ArithmeticException.class, "beside");
    }

    /** Can be sent, and not be read. */
    final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }

        private void readObject(ObjectInputStream source) throws IOException, ClassNotFoundException {
            source.defaultReadObject();
            throw new IOException("cannot be read");
        }
    }

    @Test
    @Needs(Trait.COPIES)
    default void anExceptionThatCannotBeReadArrivesAsAStandIn(Scene scene) {
        assertStandsFor(
                thrownBy(scene, () -> {
                    throw new UnreadableException("unreadable");
                }),
                UnreadableException.class,
                "unreadable");
    }

    private static void assertStandsFor(Throwable standIn, Class<? extends Throwable> original, String message) {
        assertThat(standIn)
                .isExactlyInstanceOf(RemoteJobException.class)
                .hasMessage(message)
                .hasToString(original.getName() + ": " + message);
        assertThat(((RemoteJobException) standIn).originalType()).isEqualTo(original.getName());
        assertThat(standIn.getStackTrace()[0].getClassName()).isEqualTo(ErrorTests.class.getName());
    }
}
