package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in one run, and the exception that tells the caller. The failure with the lowest index leads, the
 * others are its suppressed exceptions. Thread-safe.
 */
final class Failures {

    private record Failure(Job<?> job, int index, Throwable cause) {}

    /** Guarded by this. */
    private final List<Failure> failures = new ArrayList<>();

    synchronized void add(Job<?> job, int index, Throwable cause) {
        failures.add(new Failure(job, index, cause));
    }

    synchronized boolean isEmpty() {
        return failures.isEmpty();
    }

    /** Whether an exception only says that the job was interrupted, at whatever depth of its causes. */
    static boolean tellsInterrupt(Throwable exception) {
        Throwable cause = exception;
        for (int depth = 0; cause != null && depth < 32; depth++) {
            if (cause instanceof InterruptedException
                    || cause instanceof ClosedByInterruptException
                    || cause instanceof InterruptedIOException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** The exception or error for the caller; there is at least one failure. */
    synchronized Throwable toThrowable(String trouble) {
        List<Failure> ordered = inOrder();
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
    synchronized void suppressIn(Throwable thrown) {
        inOrder().forEach(failure -> suppress(thrown, failure));
    }

    private List<Failure> inOrder() {
        return failures.stream().sorted(Comparator.comparingInt(Failure::index)).toList();
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

    private static JobFailedException toException(Failure failure, String trouble, @Nullable Throwable cause) {
        String message = describe(failure.job(), failure.index()) + " failed: " + describe(failure.cause()) + trouble;
        return new JobFailedException(message, failure.job(), failure.index(), 1, cause);
    }

    static CancellationException interrupted(InterruptedException cause, String trouble) {
        CancellationException exception = new CancellationException("the caller was interrupted" + trouble);
        exception.initCause(cause);
        return exception;
    }

    /** How messages name a job: {@code job 17, slowFunction(3)}. */
    static String describe(Job<?> job, int index) {
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
