package dev.delayable.runtime;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception of a job that ran in another process and cannot be rebuilt in this one: its class is not here, or
 * it holds what cannot be serialised. It prints as the original does, and has its message, its stack trace, and its causes
 * and suppressed exceptions, which may be stand-ins too. An exception that is met twice among them is copied once.
 *
 * @since 0.1
 */
public final class RemoteJobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How many causes of causes are copied. */
    private static final int MAX_DEPTH = 32;

    /** The binary name of a class. */
    private final String originalType;

    /** What its {@code toString()} gave. */
    private final String text;

    /**
     * A stand-in for an exception.
     *
     * @param original the exception; its text, stack trace, causes and suppressed exceptions are copied
     */
    public RemoteJobException(Throwable original) {
        this(original, 0, seen(original));
    }

    /** @param seen all exceptions that were met, by identity, so that those which refer to one another come to an end */
    private RemoteJobException(Throwable original, int depth, Set<Throwable> seen) {
        super(message(original), cause(original, depth, seen));
        this.originalType = original instanceof RemoteJobException standIn
                ? standIn.originalType
                : original.getClass().getName();
        this.text = text(original);
        copy(original, depth, seen);
    }

    private static Set<Throwable> seen(Throwable first) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.add(first);
        return seen;
    }

    /** A user's class may override anything, and a mock of it returns null. */
    @SuppressWarnings("ConstantValue")
    private void copy(Throwable original, int depth, Set<Throwable> seen) {
        try {
            StackTraceElement[] trace = original.getStackTrace();
            if (trace != null) {
                setStackTrace(trace);
            }
            if (depth < MAX_DEPTH) {
                for (Throwable suppressed : original.getSuppressed()) {
                    if (seen.add(suppressed)) {
                        addSuppressed(new RemoteJobException(suppressed, depth + 1, seen));
                    }
                }
            }
        } catch (RuntimeException | Error e) {
            // It has no trace then.
        }
    }

    private static @Nullable Throwable cause(Throwable original, int depth, Set<Throwable> seen) {
        try {
            Throwable cause = original.getCause();
            return cause == null || depth == MAX_DEPTH || !seen.add(cause)
                    ? null
                    : new RemoteJobException(cause, depth + 1, seen);
        } catch (RuntimeException | Error e) {
            return null;
        }
    }

    /** A user's method may fail. */
    private static @Nullable String message(Throwable original) {
        try {
            return original.getMessage();
        } catch (RuntimeException | Error e) {
            return null;
        }
    }

    private static String text(Throwable original) {
        try {
            String text = original.toString();
            return text == null ? original.getClass().getName() : text;
        } catch (RuntimeException | Error e) {
            return original.getClass().getName();
        }
    }

    /**
     * The type of the original.
     *
     * @return the binary name of its class
     */
    public String originalType() {
        return originalType;
    }

    /**
     * What the original gave.
     *
     * @return for example {@code com.acme.NoMoreTea: the pot is empty}
     */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // it prints as another exception, whose message it has too
    public String toString() {
        return text;
    }
}
