package dev.delayable.runtime.support;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Converts a boxed value to a parameter's type as Java does in a call: null, widening, and nothing that loses. */
final class ArgumentConversion {

    private static final MethodType OBJECT_TO_OBJECT = MethodType.methodType(Object.class, Object.class);

    private ArgumentConversion() {}

    /**
     * Converts a value.
     *
     * @throws ClassCastException if the value does not fit the type
     */
    static @Nullable Object convert(@Nullable Object value, Class<?> type) {
        if (!type.isPrimitive()) {
            return type.cast(value);
        }
        if (value == null) {
            throw new ClassCastException("null is not of the type " + type);
        }
        return widen(value, type);
    }

    /** A method handle unboxes and widens by the language's own rules, so that no table of them is needed here. */
    private static Object widen(Object value, Class<?> primitive) {
        MethodHandle identity = MethodHandles.identity(primitive).asType(OBJECT_TO_OBJECT);
        try {
            return (Object) identity.invokeExact(value);
        } catch (ClassCastException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("identity does not throw", e);
        }
    }
}
