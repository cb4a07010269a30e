package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.RemoteJobException;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the exception of a job on its way from another process. */
class ProcessExceptionTest {

    private final Parallel parallel = ProcessJob.nJobs(2);

    /** What the job throws, as it arrives. */
    private Throwable thrownBy(ProcessJob.Action body) {
        Throwable failure = catchThrowable(() -> parallel.run(ProcessJob.doing("failing", body)));

        assertThat(failure).isInstanceOf(JobFailedException.class);
        return Objects.requireNonNull(failure.getCause());
    }

    private static final class OddException extends Exception {

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

    /** Case 24. */
    @Test
    void anExceptionThatIsHardToMakeArrivesAsItself() {
        Throwable odd = thrownBy(() -> {
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
    private static final class HoldingException extends RuntimeException {

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
    void oneThatCannotBeSerialisedArrivesAsAStandIn() {
        Throwable standIn = thrownBy(() -> {
            HoldingException failure = new HoldingException("holding", new IOException("before"));
            failure.addSuppressed(new ArithmeticException("beside"));
            throw failure;
        });

        assertStandsFor(standIn, HoldingException.class, "holding!");
        assertStandsFor(Objects.requireNonNull(standIn.getCause()), IOException.class, "before");
        assertStandsFor(standIn.getSuppressed()[0], ArithmeticException.class, "beside");
    }

    @Test
    void oneWithACauseThatCannotBeSerialisedArrivesAsAStandIn() {
        Throwable standIn = thrownBy(() -> {
            throw new IOException("outside", new HoldingException("inside", null));
        });

        assertStandsFor(standIn, IOException.class, "outside");
        assertStandsFor(Objects.requireNonNull(standIn.getCause()), HoldingException.class, "inside!");
    }

    /** Can be written, and not be read. */
    private static final class UnreadableException extends Exception {

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
    void oneThatCannotBeRebuiltArrivesAsAStandIn() {
        assertStandsFor(
                thrownBy(() -> {
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
        assertThat(standIn.getStackTrace()[0].getClassName()).isEqualTo(ProcessExceptionTest.class.getName());
    }

    @Test
    void aStandInForWhatTheStopOfTheRunHasCausedIsNoFailure(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> interrupted = ProcessJob.doing("interrupted", () -> {
            try {
                signals.meet(2);
                ProcessJob.untilInterrupted();
            } catch (InterruptedException e) {
                throw new HoldingException("interrupted", e);
            }
        });
        Job<Integer> failing = ProcessJob.doing("failing", () -> {
            signals.meet(2);
            throw new HoldingException("gone", null);
        });

        assertThatThrownBy(() -> parallel.run(interrupted, failing))
                .hasMessageStartingWith("job 1, failing() failed: ")
                .hasNoSuppressedExceptions();
    }

    @Test
    void theMessageOfAFailureNamesTheOriginal() {
        Job<Integer> failing = ProcessJob.of("failing", () -> {
            throw new HoldingException("holding", null);
        });

        assertThatThrownBy(() -> parallel.run(failing))
                .hasMessage("job 0, failing() failed: " + HoldingException.class.getName() + ": holding!");
    }

    /** An error that cannot be serialised. */
    @SuppressWarnings({"serial", "OverrideThrowableToString"})
    private static final class HoldingError extends Error {

        private static final long serialVersionUID = 1L;

        private final Object held = new Object();

        @Override
        public String toString() {
            return "HoldingError" + (held.hashCode() == 0 ? "" : "!");
        }
    }

    @Test
    void anErrorThatCannotBeSerialisedFailsItsJobAsAStandIn() {
        assertThat(thrownBy(() -> {
                    throw new HoldingError();
                }))
                .isExactlyInstanceOf(RemoteJobException.class)
                .hasToString("HoldingError!");
    }

    @Test
    void aResultThatCannotBeSerialisedFailsItsJobAndNoOther() {
        Job<Object> unsendable = ProcessJob.of("unsendable", () -> new Object());
        Job<Object> other = ProcessJob.of("other", () -> "well");

        assertThat(parallel.batchSize(3).outcomes(other, unsendable, other))
                .extracting(Object::getClass)
                .as("the kinds of outcomes")
                .extracting(Class::getSimpleName)
                .containsExactly("Success", "Failure", "Success");
        assertThatThrownBy(() -> parallel.run(unsendable))
                .hasCauseInstanceOf(NotSerializableException.class)
                .hasMessageContaining("the result, a java.lang.Object, cannot be sent from a worker process")
                .hasMessageEndingWith("return a value of another type, or use Backends.threads()");
    }

    @Test
    void aJobThatCannotBeSerialisedFailsAndNoOther() {
        Object unsendable = new Object();
        Job<Integer> holding = ProcessJob.of("holding", unsendable::hashCode);
        Job<Integer> other = ProcessJob.of("other", () -> 0);

        assertThat(parallel.batchSize(3).outcomes(other, holding, other))
                .extracting(outcome -> outcome.isSuccess())
                .containsExactly(true, false, true);
        assertThatThrownBy(() -> parallel.run(holding))
                .hasCauseInstanceOf(NotSerializableException.class)
                .hasMessageContaining("cannot be sent to a worker process");
    }
}
