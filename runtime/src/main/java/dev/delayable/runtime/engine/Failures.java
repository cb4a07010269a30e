package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.RemoteJobException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in one run, and the exception that tells the caller. The failure with the lowest index leads, the
 * others are its suppressed exceptions. Thread-safe.
 */
final class Failures {

    /** What a stand-in may stand for that tells of an interrupt. */
    private static final Set<String> INTERRUPTS = Set.of(
            InterruptedException.class.getName(),
            ClosedByInterruptException.class.getName(),
            InterruptedIOException.class.getName());

    private record Failure(Job<?> job, long index, int attempts, Throwable cause) {}

    private record Interrupt(InterruptedException cause, String where) {}

    /** Guarded by this. */
    private final List<Failure> failures = new ArrayList<>();

    /** The interrupt of the calling thread while it worked. Guarded by this. */
    private @Nullable Interrupt interrupt;

    synchronized void add(Job<?> job, long index, int attempts, Throwable cause) {
        failures.add(new Failure(job, index, attempts, cause));
    }

    synchronized void callerInterrupted(InterruptedException cause, String where) {
        if (interrupt == null) {
            interrupt = new Interrupt(cause, where);
        }
    }

    /** Whether an exception only says that the job was interrupted, at whatever depth of its causes. */
    static boolean tellsInterrupt(Throwable exception) {
        Throwable cause = exception;
        for (int depth = 0; cause != null && depth < 32; depth++) {
            if (cause instanceof InterruptedException
                    || cause instanceof ClosedByInterruptException
                    || cause instanceof InterruptedIOException
                    || (cause instanceof RemoteJobException standIn && INTERRUPTS.contains(standIn.originalType()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The interrupt that an exception tells of. */
    static InterruptedException interruptIn(Throwable exception) {
        if (exception instanceof InterruptedException interrupt) {
            return interrupt;
        }
        InterruptedException interrupt = new InterruptedException(exception.getMessage());
        interrupt.initCause(exception);
        return interrupt;
    }

    /** The exception for a calling thread that was interrupted while it worked; null if it was not. */
    synchronized @Nullable CancellationException callerInterrupt(String trouble) {
        return interrupt == null ? null : interrupted(interrupt.cause(), interrupt.where() + trouble);
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

    private static Error withContext(Error error, JobFailedException context) {
        error.addSuppressed(context);
        return error;
    }

    @SuppressWarnings("ReferenceEquality") // the limit of this job is meant, not one of a job inside it
    private static JobFailedException toException(Failure failure, String trouble, @Nullable Throwable cause) {
        if (failure.cause() instanceof JobTimeoutException timeout && timeout.job() == failure.job()) {
            return trouble.isEmpty() ? timeout : withTrouble(timeout, trouble);
        }
        String message = describe(failure.job(), failure.index())
                + failed(failure.attempts())
                + describe(failure.cause())
                + trouble;
        return new JobFailedException(
                message, failure.job(), Batch.publicIndex(failure.index()), failure.attempts(), cause);
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
        String message = describe(job, index) + failed(attempts) + "it ran for " + text(elapsed)
                + ", longer than its time limit of " + text(limit) + trouble;
        return new JobTimeoutException(message, job, Batch.publicIndex(index), attempts, limit, elapsed, cause);
    }

    private static String failed(int attempts) {
        return attempts > 1 ? " failed after " + attempts + " attempts: " : " failed: ";
    }

    private static String text(Duration duration) {
        return duration.toMillis() > 0 ? duration.toMillis() + " ms" : duration.toNanos() / 1000 + " µs";
    }

    static CancellationException interrupted(InterruptedException cause, String trouble) {
        CancellationException exception = new CancellationException("the caller was interrupted" + trouble);
        exception.initCause(cause);
        return exception;
    }

    /** What ended a run that was over its deadline. */
    static CancellationException deadlinePassed(Duration deadline, String trouble) {
        String message = "the run has not ended before its deadline of " + text(deadline);
        CancellationException exception = new CancellationException(message + trouble);
        exception.initCause(new TimeoutException(message));
        return exception;
    }

    /** What became of a job that was interrupted, or not started, because its run had ended. */
    static CancellationException cancelled(@Nullable Duration deadline, @Nullable Throwable cause) {
        String why = deadline == null
                ? "its run was stopped"
                : "its run has not ended before its deadline of " + text(deadline);
        CancellationException exception =
                new CancellationException(cause == null ? "not started: " + why : "interrupted: " + why);
        if (cause != null) {
            exception.initCause(cause);
        }
        return exception;
    }

    /** Why a job that was interrupted was given up. */
    static TimeoutException stillRunning(Duration grace) {
        return new TimeoutException("it is still running " + grace.toMillis() + " ms after its interrupt");
    }

    /** How messages name a job: {@code job 17, slowFunction(3)}. */
    static String describe(Job<?> job, long index) {
        return "job " + index + ", " + describe(job);
    }

    /** The object's own text; it may be a user's, and must not get in the way of the failure that it describes. */
    private static String describe(Object described) {
        try {
            return described.toString();
        } catch (RuntimeException | StackOverflowError e) {
            return described.getClass().getName() + " (its toString() failed: " + e + ")";
        }
    }
}
