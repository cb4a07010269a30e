package dev.delayable.runtime;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a {@link DelayedFunction}. Instances are immutable and can be serialised.
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
        /** By its name; if it is not given it has its default, if there is one. */
        KEYWORD
    }

    /** As it stands in the source. */
    private final String name;

    /** Erased. */
    private final Class<?> type;

    /** How the argument is given. */
    private final Kind kind;

    /** Null for all but keywords that have a default. */
    private final @Nullable Default defaultValue;

    /** Where a default comes from. It is asked anew for each job. */
    @FunctionalInterface
    public interface Default extends Serializable {

        /**
         * The default.
         *
         * @return the value, boxed for a primitive type
         */
        @Nullable
        Object get();
    }

    private DelayedParameter(String name, Class<?> type, Kind kind, @Nullable Default defaultValue) {
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
     * A parameter that takes its argument by its name, and has a constant as its default.
     *
     * @param name the name
     * @param type the type, erased if it is generic
     * @param defaultValue the default; boxed for a primitive type
     * @return the parameter
     */
    public static DelayedParameter keyword(String name, Class<?> type, @Nullable Object defaultValue) {
        return new DelayedParameter(name, type, Kind.KEYWORD, () -> defaultValue);
    }

    /**
     * A parameter that takes its argument by its name, and has a default that is computed for each job.
     *
     * @param name the name
     * @param type the type, erased if it is generic
     * @param defaultValue computes the default
     * @return the parameter
     */
    public static DelayedParameter computedKeyword(String name, Class<?> type, Default defaultValue) {
        return new DelayedParameter(name, type, Kind.KEYWORD, Objects.requireNonNull(defaultValue, "defaultValue"));
    }

    /**
     * A parameter that takes its argument by its name, and must be given.
     *
     * @param name the name
     * @param type the type, erased if it is generic
     * @return the parameter
     */
    public static DelayedParameter requiredKeyword(String name, Class<?> type) {
        return new DelayedParameter(name, type, Kind.KEYWORD, null);
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
     * Whether a job must be given an argument for this parameter.
     *
     * @return {@code true} for a positional parameter, and for a keyword without a default
     */
    public boolean isRequired() {
        return kind != Kind.VARARGS && defaultValue == null;
    }

    /**
     * The default of a keyword. A default that is computed is computed anew.
     *
     * @return the default, which may be null; null also where there is none
     */
    public @Nullable Object defaultValue() {
        return defaultValue == null ? null : defaultValue.get();
    }

    /** Reads as in the source, without annotations: {@code int v1} or {@code String... names}. */
    @Override
    public String toString() {
        String typeName = kind == Kind.VARARGS ? type.getComponentType().getSimpleName() + "..." : type.getSimpleName();
        return typeName + " " + name;
    }
}
