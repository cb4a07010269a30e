package dev.delayable.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception of a job that ran in another process and cannot be rebuilt in this one: its class is not here, or
 * it holds what cannot be serialised. It prints as the original does, and has its message, its stack trace, and its causes
 * and suppressed exceptions, which may be stand-ins too.
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
        this(original, 0);
    }

    private RemoteJobException(Throwable original, int depth) {
        super(message(original), cause(original, depth));
        this.originalType = original instanceof RemoteJobException standIn
                ? standIn.originalType
                : original.getClass().getName();
        this.text = text(original);
        copy(original, depth);
    }

    /** A user's class may override anything, and a mock of it returns null. */
    @SuppressWarnings("ConstantValue")
    private void copy(Throwable original, int depth) {
        try {
            StackTraceElement[] trace = original.getStackTrace();
            if (trace != null) {
                setStackTrace(trace);
            }
            if (depth < MAX_DEPTH) {
                for (Throwable suppressed : original.getSuppressed()) {
                    addSuppressed(new RemoteJobException(suppressed, depth + 1));
                }
            }
        } catch (RuntimeException | Error e) {
            // It has no trace then.
        }
    }

    private static @Nullable Throwable cause(Throwable original, int depth) {
        try {
            Throwable cause = original.getCause();
            return cause == null || depth == MAX_DEPTH ? null : new RemoteJobException(cause, depth + 1);
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
