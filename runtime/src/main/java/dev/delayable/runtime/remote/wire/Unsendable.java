package dev.delayable.runtime.remote.wire;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.ThrowingFunction;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.LambdaFunction;
import dev.delayable.runtime.support.NamedArguments;
import java.io.NotSerializableException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The message about an object that cannot be sent to another process: its type, the reason, and the fix. */
public final class Unsendable {

    private static final String OTHERWISE = ", or use Backends.threads()";

    private static final String CURE_OF_LAMBDA =
            "cast the lambda, as in (%s & Serializable) %s -> ..., mark a method @Delayable" + OTHERWISE;

    private static final String CURE_OF_RECEIVER =
            "make the method static and pass it what it needs, or make the type Serializable if it is only data";

    private static final String CURE_OF_PROXY =
            "such a proxy exists in this JVM only; make the method static and pass it what it needs";

    private static final String CURE_OF_DEPTH = "it is nested too deeply to be serialised; send it in a flat form";

    private Unsendable() {}

    /** A job can be reached from its own arguments. */
    public static final class CyclicJobException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        public CyclicJobException() {
            super("the job can be reached from its own arguments, and Java's serialisation would lose the way back");
        }
    }

    /** The exception of a job that cannot be sent to a worker. */
    public static Exception argument(Job<?> job, Throwable cause, Codec codec) {
        Throwable ofLambda = job.function() instanceof LambdaFunction<?> its ? failure(its.lambda(), codec) : null;
        if (ofLambda != null && job.function() instanceof LambdaFunction<?> function) {
            return lambda(function, ofLambda);
        }
        for (Map.Entry<String, @Nullable Object> argument : named(job).entrySet()) {
            Object value = argument.getValue();
            Throwable why = value == null ? null : failure(value, codec);
            if (value != null && why != null) {
                String what = argument.getKey() + ", a " + typeName(value) + ", cannot be sent to a worker process";
                String cure = isService(job, value, why) ? cureOfService(value) : null;
                return exception(what, why, value, place(argument.getKey()), Cure.ofArgument(), cure);
            }
        }
        String what = "the job itself, a " + typeName(job) + ", cannot be sent to a worker process";
        return exception(what, cause, job, "the job", Cure.ofArgument(), null);
    }

    /** The exception of a job whose code is a lambda that cannot be sent, for its own sake or for that of what it uses. */
    private static Exception lambda(LambdaFunction<?> function, Throwable cause) {
        String what = "the lambda of " + function.name() + "() cannot be sent to a worker process";
        NotSerializableException exception = new NotSerializableException(
                function.lambda() instanceof Serializable
                        ? what + because(cause, function.lambda(), "the lambda", Cure.ofArgument(), null)
                        : what + ": " + cureOf(function.lambda()));
        exception.initCause(cause);
        return exception;
    }

    private static String cureOf(Object lambda) {
        return lambda instanceof ThrowingFunction
                ? String.format(CURE_OF_LAMBDA, "ThrowingFunction<A, R>", "input")
                : String.format(
                        CURE_OF_LAMBDA,
                        lambda instanceof Callable ? "Callable<T>" : "ThrowingRunnable<Exception>",
                        "()");
    }

    private static Map<String, @Nullable Object> named(Job<?> job) {
        try {
            return NamedArguments.named(job);
        } catch (Throwable e) {
            return Map.of(); // the code of a job is a user's
        }
    }

    /** The exception of a job whose result cannot be sent back. */
    public static Exception result(Object value, Throwable cause) {
        String what = "the result, a " + typeName(value) + ", cannot be sent from a worker process";
        return exception(what, cause, value, "the result", Cure.ofResult(), null);
    }

    /** Whether a value is the object whose method a job calls, which is often a service with more than data in it. */
    @SuppressWarnings("ReferenceEquality") // the very object is meant
    private static boolean isService(Job<?> job, Object value, Throwable cause) {
        return job.function() instanceof GeneratedFunction<?> function
                && function.receiver() == value
                && cause instanceof NotSerializableException
                && (Proxy.isProxyClass(value.getClass()) || !isOfJdk(typeName(value)));
    }

    private static String cureOfService(Object receiver) {
        // A framework makes the classes of proxies while the program is running, as Spring does for its beans.
        boolean isProxy =
                Proxy.isProxyClass(receiver.getClass()) || typeName(receiver).contains("$$");
        return isProxy ? CURE_OF_PROXY : CURE_OF_RECEIVER;
    }

    static boolean isOfJdk(String type) {
        return type.matches("(java|javax|sun|com\\.sun|jdk)\\..*");
    }

    private static Exception exception(
            String what, Throwable cause, Object root, String rootName, Cure cures, @Nullable String knownCure) {
        NotSerializableException exception =
                new NotSerializableException(what + because(cause, root, rootName, cures, knownCure));
        exception.initCause(cause);
        return exception;
    }

    /** The name of an argument without the word before it. */
    private static String place(String argument) {
        return argument.substring(argument.lastIndexOf(' ') + 1);
    }

    /** The reason, and what the user can do. */
    private static String because(
            Throwable cause, Object root, String rootName, Cure cures, @Nullable String knownCure) {
        String type = cause instanceof NotSerializableException ? cause.getMessage() : null;
        String why;
        String cure;
        if (type == null) {
            why = text(cause);
            cure = cure(cause);
        } else {
            Culprit culprit = Culprit.find(root, rootName, type);
            if (culprit == null) {
                why = "a " + type + " in it";
                cure = cures.ofType(type);
            } else {
                why = culprit.path().equals(rootName) ? "its type" : culprit.path() + ", a " + type;
                cure = cures.of(culprit.object());
            }
        }
        return ", because of " + why + ": " + (knownCure == null ? cure : knownCure) + OTHERWISE;
    }

    private static String text(Throwable cause) {
        Throwable told = cause instanceof UncheckedIOException && cause.getCause() != null ? cause.getCause() : cause;
        try {
            return told.toString();
        } catch (Throwable e) {
            return told.getClass().getName(); // its text is a user's
        }
    }

    /** What the user can do. */
    private static String cure(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            return CURE_OF_DEPTH;
        }
        if (cause instanceof UncheckedIOException) {
            return "return or pass less at once, such as a part, or the name of a file";
        }
        return cause instanceof CyclicJobException
                ? "take the job out of them"
                : "its own code has failed while it was serialised; fix that";
    }

    private static String typeName(Object value) {
        return value.getClass().getTypeName();
    }

    /** Why an object cannot be written; null if it can. */
    private static @Nullable Throwable failure(Object value, Codec codec) {
        try {
            codec.writer(OutputStream.nullOutputStream(), new SameObject()).write(value);
            return null;
        } catch (Throwable e) {
            return e;
        }
    }
}
