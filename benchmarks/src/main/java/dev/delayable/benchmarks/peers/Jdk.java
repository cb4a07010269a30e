package dev.delayable.benchmarks.peers;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Calls what JDK 17, which this code is compiled for, does not have yet. */
final class Jdk {

    private Jdk() {}

    static int feature() {
        return Runtime.version().feature();
    }

    static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("JDK " + feature() + " has no " + name, e);
        }
    }

    static Method method(String type, String name, Class<?>... parameters) {
        try {
            return type(type).getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("JDK " + feature() + " has no " + type + "." + name, e);
        }
    }

    static Object invokeStatic(Method method, Object... arguments) {
        return invoke(method, null, arguments);
    }

    /** Invokes a method that does not return null, and throws what it throws, checked exceptions as the cause of another. */
    static Object invoke(Method method, @Nullable Object receiver, Object... arguments) {
        try {
            return method.invoke(receiver, arguments);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw unchecked(e.getCause());
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
    }
}
