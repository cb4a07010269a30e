package dev.delayable.runtime;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a {@link DelayedFunction}. Instances are immutable; they can be serialised if their default can, and
 * all defaults that are written as text can.
 *
 * @since 0.1
 */
public final class DelayedParameter implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How a parameter takes its argument. */
    public enum Kind {
        /** By its place. */
        POSITIONAL,
        /** By its place too: all positional arguments that are left, as one array. */
        VARARGS,
        /** By its name; if it is not given it has its default. */
        KEYWORD
    }

    /** As it stands in the source. */
    private final String name;

    /** Erased. */
    private final Class<?> type;

    /** How the argument is given. */
    private final Kind kind;

    /** Null for all but keywords. */
    @SuppressWarnings("serial") // a default is a constant that was written as text
    private final @Nullable Object defaultValue;

    private DelayedParameter(String name, Class<?> type, Kind kind, @Nullable Object defaultValue) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        this.kind = kind;
        this.defaultValue = defaultValue;
    }

    /**
     * A parameter that takes its argument by its place.
     *
     * @param name the name
     * @param type the type, erased if it is generic
     * @return the parameter
     */
    public static DelayedParameter positional(String name, Class<?> type) {
        return new DelayedParameter(name, type, Kind.POSITIONAL, null);
    }

    /**
     * A parameter that takes all positional arguments that are left.
     *
     * @param name the name
     * @param type the type of the array, erased if it is generic
     * @return the parameter
     * @throws IllegalArgumentException if the type is no array
     */
    public static DelayedParameter varargs(String name, Class<?> type) {
        if (!type.isArray()) {
            throw new IllegalArgumentException("type of the varargs parameter '" + name + "' must be an array, not "
                    + type.getTypeName() + ": give String[].class for String...");
        }
        return new DelayedParameter(name, type, Kind.VARARGS, null);
    }

    /**
     * A parameter that takes its argument by its name, and has a default.
     *
     * @param name the name
     * @param type the type, erased if it is generic
     * @param defaultValue the default; boxed for a primitive type
     * @return the parameter
     */
    public static DelayedParameter keyword(String name, Class<?> type, @Nullable Object defaultValue) {
        return new DelayedParameter(name, type, Kind.KEYWORD, defaultValue);
    }

    /**
     * The name.
     *
     * @return the name as it stands in the source
     */
    public String name() {
        return name;
    }

    /**
     * The type.
     *
     * @return the type, erased if it is generic; an array type for a varargs parameter
     */
    public Class<?> type() {
        return type;
    }

    /**
     * How this parameter takes its argument.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The default of a keyword.
     *
     * @return the default, which may be null; null also for parameters that are no keywords
     */
    public @Nullable Object defaultValue() {
        return defaultValue;
    }

    /** Reads as in the source, without annotations: {@code int v1} or {@code String... names}. */
    @Override
    public String toString() {
        String typeName = kind == Kind.VARARGS ? type.getComponentType().getSimpleName() + "..." : type.getSimpleName();
        return typeName + " " + name;
    }
}
