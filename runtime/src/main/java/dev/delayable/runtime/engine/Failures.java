package dev.delayable.runtime.engine;

import dev.delayable.runtime.DeadlineExceededException;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.RemoteJobException;
import dev.delayable.runtime.RunInterruptedException;
import dev.delayable.runtime.work.JobText;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The failures of one run, and the exception for the caller. The failure with the lowest index is thrown; the others are
 * its suppressed exceptions. Thread-safe.
 */
public final class Failures {

    /** The exceptions of an interrupt that a stand-in may replace. */
    private static final Set<String> INTERRUPTS = Set.of(
            InterruptedException.class.getName(),
            ClosedByInterruptException.class.getName(),
            InterruptedIOException.class.getName());

    private record Failure(Job<?> job, long index, int attempts, Throwable cause) {}

    /** Guarded by this. */
    private final List<Failure> failures = new ArrayList<>();

    Failures() {}

    synchronized void add(Job<?> job, long index, int attempts, Throwable cause) {
        failures.add(new Failure(job, index, attempts, cause));
    }

    /**
     * Whether an exception only says that the job was interrupted, at whatever depth of its causes. The time-out of a socket is
     * an {@link InterruptedIOException} too, and a failure of its own.
     */
    static boolean tellsInterrupt(Throwable exception) {
        Throwable cause = exception;
        for (int depth = 0; cause != null && depth < 32; depth++) {
            if (cause instanceof InterruptedException
                    || cause instanceof ClosedByInterruptException
                    || (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException))
                    || (cause instanceof RemoteJobException standIn && INTERRUPTS.contains(standIn.originalType()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The interrupt that caused an exception. */
    static InterruptedException interruptIn(Throwable exception) {
        if (exception instanceof InterruptedException interrupt) {
            return interrupt;
        }
        InterruptedException interrupt = new InterruptedException(exception.getMessage());
        interrupt.initCause(exception);
        return interrupt;
    }

    /** The exception or error for the caller; null if no job has failed. */
    @Nullable
    Throwable toThrowable(String trouble) {
        List<Failure> ordered = inOrder();
        if (ordered.isEmpty()) {
            return null;
        }
        Failure lead = ordered.get(0);
        Throwable thrown = lead.cause() instanceof Error error
                ? withContext(error, toException(lead, trouble, null))
                : toException(lead, trouble, lead.cause());
        for (Failure further : ordered.subList(1, ordered.size())) {
            suppress(thrown, further);
        }
        return thrown;
    }

    /**
     * What to throw in place of an outcome.
     *
     * @param outcome the outcome of a job that failed
     * @return a {@link JobFailedException}, or the error of the job, with a {@code JobFailedException} among its suppressed ones
     */
    @SuppressWarnings("ReferenceEquality") // the very same job is meant
    public static Throwable thrown(Outcome.Failure<?> outcome) {
        Failure failure = new Failure(outcome.job(), outcome.index(), outcome.attempts(), outcome.exception());
        if (!(failure.cause() instanceof Error error)) {
            return toException(failure, "", failure.cause());
        }
        boolean isKnown = Arrays.stream(error.getSuppressed())
                .anyMatch(context -> context instanceof JobFailedException known && known.job() == failure.job());
        return isKnown ? error : withContext(error, toException(failure, "", null));
    }

    /** Lets an exception that is not a job's own carry the failures of jobs as well. */
    void suppressIn(Throwable thrown) {
        inOrder().forEach(failure -> suppress(thrown, failure));
    }

    /** A copy: the texts of jobs are users', and must not be asked for under the lock. */
    private synchronized List<Failure> inOrder() {
        return failures.stream()
                .sorted(Comparator.comparingLong(Failure::index))
                .toList();
    }

    @SuppressWarnings("ReferenceEquality") // the very same object is meant
    private static void suppress(Throwable thrown, Failure failure) {
        // The same object may have come out of two jobs; an exception that is its own ancestor prints badly.
        Throwable cause = failure.cause() == thrown || failure.cause() == thrown.getCause() ? null : failure.cause();
        thrown.addSuppressed(toException(failure, "", cause));
    }

    /** The error itself, with the call that threw it as a suppressed exception. */
    private static Error withContext(Error error, JobFailedException context) {
        error.addSuppressed(context);
        return Arrays.asList(error.getSuppressed()).contains(context) ? error : substitute(error, context);
    }

    /**
     * Replaces an error that allows no suppressed exceptions, such as the JVM's own OutOfMemoryError, by one of the
     * same kind.
     */
    private static Error substitute(Error error, JobFailedException context) {
        String message = context.getMessage();
        Error substitute = error instanceof OutOfMemoryError
                ? new OutOfMemoryError(message)
                : error instanceof StackOverflowError ? new StackOverflowError(message) : new Error(message);
        substitute.initCause(error);
        substitute.addSuppressed(context);
        return substitute;
    }

    @SuppressWarnings("ReferenceEquality") // the limit of this job is meant, not one of a job inside it
    private static JobFailedException toException(Failure failure, String trouble, @Nullable Throwable cause) {
        if (failure.cause() instanceof JobTimeoutException timeout && timeout.job() == failure.job()) {
            return trouble.isEmpty() ? timeout : withTrouble(timeout, trouble);
        }
        String message = JobText.of(failure.job(), failure.index())
                + failed(failure.attempts())
                + JobText.of(failure.cause())
                + trouble;
        return new JobFailedException(message, failure.job(), failure.index(), failure.attempts(), cause);
    }

    private static JobTimeoutException withTrouble(JobTimeoutException timeout, String trouble) {
        return new JobTimeoutException(
                timeout.getMessage() + trouble,
                timeout.job(),
                timeout.index(),
                timeout.attempts(),
                timeout.limit(),
                timeout.elapsed(),
                timeout.getCause());
    }

    /** The failure of a job that ran for too long. */
    static JobTimeoutException timeout(
            Job<?> job,
            long index,
            int attempts,
            Duration limit,
            long nanos,
            @Nullable Throwable cause,
            String trouble) {
        Duration elapsed = Duration.ofNanos(nanos);
        String message = JobText.of(job, index) + failed(attempts) + "it ran for " + text(elapsed)
                + ", longer than its time limit of " + text(limit) + trouble;
        return new JobTimeoutException(message, job, index, attempts, limit, elapsed, cause);
    }

    private static String failed(int attempts) {
        return attempts > 1 ? " failed after " + attempts + " attempts: " : " failed: ";
    }

    private static String text(Duration duration) {
        return duration.toMillis() > 0 ? duration.toMillis() + " ms" : duration.toNanos() / 1000 + " µs";
    }

    static RunInterruptedException interrupted(InterruptedException cause, String trouble) {
        return new RunInterruptedException("the caller was interrupted" + trouble, cause);
    }

    /** What ended a run that was over its deadline. */
    static DeadlineExceededException deadlinePassed(Duration deadline, String trouble) {
        String message = "the run has not ended before its deadline of " + text(deadline);
        return new DeadlineExceededException(message + trouble, deadline, new TimeoutException(message));
    }

    /** What became of a job that was interrupted, or not started, because its run had ended. */
    static CancellationException cancelled(@Nullable Duration deadline, @Nullable Throwable cause) {
        String start = cause == null ? "not started: " : "interrupted: ";
        if (deadline != null) {
            String message = start + "its run has not ended before its deadline of " + text(deadline);
            return new DeadlineExceededException(message, deadline, cause);
        }
        CancellationException exception = new CancellationException(start + "its run was stopped");
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }

    /** Why a job that was interrupted was given up. */
    static TimeoutException stillRunning(Duration grace) {
        return new TimeoutException("it is still running " + grace.toMillis() + " ms after its interrupt");
    }
}
