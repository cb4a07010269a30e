package dev.delayable.runtime;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a {@link DelayedFunction}. Instances are immutable, and can be serialised if their default can.
 *
 * @since 0.1
 */
public final class DelayedParameter implements Serializable {

    private static final long serialVersionUID = 1L;

    /** How a parameter takes its argument. */
    public enum Kind {
        /** By position. */
        POSITIONAL,
        /** By position: all remaining positional arguments, as one array. */
        VARARGS,
        /** By name; if it is not given, the default is used, if there is one. */
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

    /** Whether texts hide the argument. */
    private final boolean sensitive;

    /** Whether the argument belongs to the key of a kept result. */
    private final boolean inKey;

    /** The source of a default. It is called for each job. */
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
        this(
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(type, "type"),
                kind,
                defaultValue,
                false,
                true);
    }

    private DelayedParameter(
            String name, Class<?> type, Kind kind, @Nullable Default defaultValue, boolean sensitive, boolean inKey) {
        this.name = name;
        this.type = type;
        this.kind = kind;
        this.defaultValue = defaultValue;
        this.sensitive = sensitive;
        this.inKey = inKey;
    }

    /**
     * A parameter that takes its argument by position.
     *
     * @param name the name
     * @param type the type, erased if it is generic
     * @return the parameter
     */
    public static DelayedParameter positional(String name, Class<?> type) {
        return new DelayedParameter(name, type, Kind.POSITIONAL, null);
    }

    /**
     * A parameter that takes all remaining positional arguments.
     *
     * @param name the name
     * @param type the type of the array, erased if it is generic
     * @return the parameter
     * @throws IllegalArgumentException if the type is not an array
     */
    public static DelayedParameter varargs(String name, Class<?> type) {
        if (!type.isArray()) {
            throw new IllegalArgumentException("type of the varargs parameter '" + name + "' must be an array, not "
                    + type.getTypeName() + ": give String[].class for String...");
        }
        return new DelayedParameter(name, type, Kind.VARARGS, null);
    }

    /**
     * A parameter that takes its argument by name and has a constant default.
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
     * A parameter that takes its argument by name and has a default that is computed for each job.
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
     * A parameter that takes its argument by name and is required.
     *
     * @param name the name
     * @param type the type, erased if it is generic
     * @return the parameter
     */
    public static DelayedParameter requiredKeyword(String name, Class<?> type) {
        return new DelayedParameter(name, type, Kind.KEYWORD, null);
    }

    /**
     * The same parameter, marked {@link dev.delayable.annotations.Sensitive @Sensitive}.
     *
     * @return a new parameter
     */
    public DelayedParameter asSensitive() {
        return new DelayedParameter(name, type, kind, defaultValue, true, inKey);
    }

    /**
     * The same parameter, marked {@link dev.delayable.annotations.NotInKey @NotInKey}.
     *
     * @return a new parameter
     */
    public DelayedParameter asNotInKey() {
        return new DelayedParameter(name, type, kind, defaultValue, sensitive, false);
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
     * The default of a keyword. A computed default is computed by each call.
     *
     * @return the default, which may be null; null also where there is none
     */
    public @Nullable Object defaultValue() {
        return defaultValue == null ? null : defaultValue.get();
    }

    /**
     * Whether the argument for this parameter reads {@code ***} in every text. Code that prints arguments of its own accord
     * must respect it.
     *
     * @return {@code true} for a parameter marked {@link dev.delayable.annotations.Sensitive @Sensitive}
     */
    public boolean isSensitive() {
        return sensitive;
    }

    /**
     * Whether the argument for this parameter is part of the key under which a result is kept.
     *
     * @return {@code false} for a parameter marked {@link dev.delayable.annotations.NotInKey @NotInKey}
     */
    public boolean isInKey() {
        return inKey;
    }

    /** Returns the parameter as in the source, without annotations: {@code int v1} or {@code String... names}. */
    @Override
    public String toString() {
        String typeName = kind == Kind.VARARGS ? type.getComponentType().getSimpleName() + "..." : type.getSimpleName();
        return typeName + " " + name;
    }
}
