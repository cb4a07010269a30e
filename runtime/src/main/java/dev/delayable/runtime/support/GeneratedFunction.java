package dev.delayable.runtime.support;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.Job;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@link DelayedFunction} of a generated factory, and what its jobs share: how they print
 * themselves and compare. A {@link GeneratedJob} holds its arguments in the fields of a record and hands them over in the order
 * of the source, so that nothing here needs reflection. Immutable: parameters are added to new functions.
 *
 * @param <T> the type of the result
 */
public final class GeneratedFunction<T extends @Nullable Object> implements DelayedFunction<T> {

    private static final long serialVersionUID = 1L;

    /**
     * The newest form of generated code that this runtime knows. The processor writes the number of its own form into each
     * function; it grows when generated code calls what older runtimes do not have, or means something else by it.
     */
    static final int NEWEST_FORMAT = 1;

    /** The oldest form of generated code that this runtime still runs. */
    static final int OLDEST_FORMAT = 1;

    /** The class of the method. */
    private final Class<?> owner;

    /** The name of the function. */
    private final String name;

    /** Tells functions apart that do different things under the same name; 0 if nothing is said. */
    private final int version;

    /** Whether results may be kept. */
    private final boolean memory;

    /** The object whose method this is; null for a static method, and where no object is bound yet. */
    private final transient @Nullable Object receiver;

    /** Makes the jobs, and is none that anybody runs. */
    private final transient GeneratedJob<T> empty;

    /** In the order of the source. */
    private final DelayedParameter[] parameters;

    /** Computed when it is first asked for; the same whichever thread does it. */
    private transient @Nullable String id;

    private GeneratedFunction(
            Class<?> owner,
            String name,
            int version,
            boolean memory,
            @Nullable Object receiver,
            GeneratedJob<T> empty,
            DelayedParameter[] parameters) {
        this.owner = owner;
        this.name = name;
        this.version = version;
        this.memory = memory;
        this.receiver = receiver;
        this.empty = empty;
        this.parameters = parameters;
    }

    /**
     * A function without parameters, as generated code asks for it. This is the first thing that generated code calls, so its
     * signature never changes.
     *
     * @param <T> the type of the result
     * @param format the form of the generated code
     * @param owner the class of the method
     * @param name the name of the function
     * @param empty makes the jobs: a job with null, zero or false for each argument, which is never run
     * @return the function, to which parameters can be added
     * @throws VersionMismatchError if this runtime does not know the form
     */
    public static <T extends @Nullable Object> GeneratedFunction<T> of(
            int format, Class<?> owner, String name, GeneratedJob<T> empty) {
        if (format < OLDEST_FORMAT || format > NEWEST_FORMAT) {
            throw VersionMismatchError.of(empty.getClass(), format);
        }
        return of(owner, name, empty);
    }

    /**
     * A function without parameters, written by hand for this very runtime.
     *
     * @param <T> the type of the result
     * @param owner the class of the method
     * @param name the name of the function
     * @param empty makes the jobs: a job with null, zero or false for each argument, which is never run
     * @return the function, to which parameters can be added
     */
    public static <T extends @Nullable Object> GeneratedFunction<T> of(
            Class<?> owner, String name, GeneratedJob<T> empty) {
        return JobMaking.made(new GeneratedFunction<>(owner, name, 0, true, null, empty, new DelayedParameter[0]));
    }

    /**
     * The same function with one more parameter, which takes its argument by its place.
     *
     * @param parameter the name
     * @param type the type, erased if it is generic
     * @return a new function
     */
    public GeneratedFunction<T> positional(String parameter, Class<?> type) {
        return with(DelayedParameter.positional(parameter, type));
    }

    /**
     * The same function with one more parameter, which takes all positional arguments that are left.
     *
     * @param parameter the name
     * @param type the type of the array, erased if it is generic
     * @return a new function
     * @throws IllegalArgumentException if the type is no array
     */
    public GeneratedFunction<T> varargs(String parameter, Class<?> type) {
        return with(DelayedParameter.varargs(parameter, type));
    }

    /**
     * The same function with one more parameter, which takes its argument by its name, and has a constant as its default.
     *
     * @param parameter the name
     * @param type the type, erased if it is generic
     * @param defaultValue the default; boxed for a primitive type
     * @return a new function
     */
    public GeneratedFunction<T> keyword(String parameter, Class<?> type, @Nullable Object defaultValue) {
        return with(DelayedParameter.keyword(parameter, type, defaultValue));
    }

    /**
     * The same function with one more parameter, which takes its argument by its name, and has a default that is computed for
     * each job.
     *
     * @param parameter the name
     * @param type the type, erased if it is generic
     * @param defaultValue computes the default
     * @return a new function
     */
    public GeneratedFunction<T> computedKeyword(
            String parameter, Class<?> type, DelayedParameter.Default defaultValue) {
        return with(DelayedParameter.computedKeyword(parameter, type, defaultValue));
    }

    /**
     * The same function with one more parameter, which takes its argument by its name, and must be given.
     *
     * @param parameter the name
     * @param type the type, erased if it is generic
     * @return a new function
     */
    public GeneratedFunction<T> requiredKeyword(String parameter, Class<?> type) {
        return with(DelayedParameter.requiredKeyword(parameter, type));
    }

    /**
     * The same function, whose last parameter is sensitive: texts hide its argument.
     *
     * @return a new function
     * @throws IllegalStateException if the function has no parameter
     */
    public GeneratedFunction<T> sensitive() {
        return with(lastIndex(), last().asSensitive());
    }

    /**
     * The same function, whose last parameter is no part of the key of a kept result.
     *
     * @return a new function
     * @throws IllegalStateException if the function has no parameter
     */
    public GeneratedFunction<T> notInKey() {
        return with(lastIndex(), last().asNotInKey());
    }

    private int lastIndex() {
        if (parameters.length == 0) {
            throw new IllegalStateException(name + "() has no parameter to mark: add the parameter first");
        }
        return parameters.length - 1;
    }

    private DelayedParameter last() {
        return parameters[lastIndex()];
    }

    private GeneratedFunction<T> with(DelayedParameter parameter) {
        return with(parameters.length, parameter);
    }

    private GeneratedFunction<T> with(int index, DelayedParameter parameter) {
        DelayedParameter[] more = Arrays.copyOf(parameters, Math.max(index + 1, parameters.length));
        more[index] = parameter;
        return JobMaking.made(new GeneratedFunction<>(owner, name, version, memory, receiver, empty, more));
    }

    /**
     * The same function with a version.
     *
     * @param newVersion the version
     * @return a new function
     */
    public GeneratedFunction<T> version(int newVersion) {
        return JobMaking.made(new GeneratedFunction<>(owner, name, newVersion, memory, receiver, empty, parameters));
    }

    /**
     * The same function, whose results are never kept.
     *
     * @return a new function
     */
    public GeneratedFunction<T> withoutMemory() {
        return JobMaking.made(new GeneratedFunction<>(owner, name, version, false, receiver, empty, parameters));
    }

    /**
     * The function of an instance method, bound to an object: its jobs call the method of that object.
     *
     * @param newReceiver the object
     * @return a new function
     */
    public GeneratedFunction<T> on(Object newReceiver) {
        return new GeneratedFunction<>(owner, name, version, memory, newReceiver, empty, parameters);
    }

    /**
     * The object that the function is bound to.
     *
     * @return the object; null for a static method
     */
    public @Nullable Object receiver() {
        return receiver;
    }

    /**
     * The class of the method.
     *
     * @return the class that was annotated, or named by an annotation
     */
    public Class<?> owner() {
        return owner;
    }

    /**
     * The version of the function.
     *
     * @return the version; 0 if it has none
     */
    public int version() {
        return version;
    }

    /** The class of the jobs that this function makes. */
    Class<?> jobClass() {
        return empty.getClass();
    }

    /** Makes a job of arguments that are those of another one. */
    Job<T> make(@Nullable Object[] arguments) {
        return empty.with(new Arguments(receiver, arguments));
    }

    DelayedParameter parameter(int index) {
        return parameters[index];
    }

    @Override
    public String id() {
        String known = id;
        if (known == null) {
            known = computeId();
            id = known;
        }
        return known;
    }

    private String computeId() {
        StringBuilder text = new StringBuilder(owner.getName()).append('#').append(name);
        char before = '(';
        for (DelayedParameter parameter : parameters) {
            text.append(before).append(parameter.type().getTypeName());
            before = ',';
        }
        text.append(parameters.length == 0 ? "()" : ")");
        return version == 0 ? text.toString() : text.append('@').append(version).toString();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean usesMemory() {
        return memory;
    }

    @Override
    public List<DelayedParameter> parameters() {
        return List.of(parameters);
    }

    @Override
    public Job<T> job(List<? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> kwargs) {
        Objects.requireNonNull(args, "args");
        Objects.requireNonNull(kwargs, "kwargs");
        return make(new ArgumentBinder(name, parameters).bind(args, kwargs));
    }

    /**
     * The parts of a job of this function.
     *
     * @param arguments all arguments in the order of the source; varargs as one array, which is the job's own
     * @return the parts
     */
    public JobParts parts(@Nullable Object... arguments) {
        return new JobParts(this, arguments);
    }

    /**
     * Whether a job of this function is equal to another object: a job of the same class, of a method of an equal
     * object, with equal arguments, arrays compared by content.
     *
     * @param job a job of this function
     * @param other anything
     * @return whether they are equal
     */
    @SuppressWarnings("ReferenceEquality") // only to answer the easy case quickly
    public boolean areEqual(GeneratedJob<?> job, @Nullable Object other) {
        if (job == other) {
            return true;
        }
        if (other == null || job.getClass() != other.getClass()) {
            return false;
        }
        JobParts own = job.parts();
        JobParts others = ((GeneratedJob<?>) other).parts();
        return own.function.equals(others.function) && Arrays.deepEquals(own.arguments, others.arguments);
    }

    /**
     * The hash code of a job of this function, by function and arguments, arrays by content.
     *
     * @param job a job of this function
     * @return the hash code
     */
    public int hashCodeOf(GeneratedJob<?> job) {
        JobParts parts = job.parts();
        return 31 * parts.function.hashCode() + Arrays.deepHashCode(parts.arguments);
    }

    /**
     * How a job of this function reads: as the call that it is, {@code slowFunction2(0, 20, 3, operation="-")}.
     *
     * @param job a job of this function
     * @return the call in Java's notation, long values shortened
     */
    public String toStringOf(GeneratedJob<?> job) {
        return CallFormat.call(name, job.parts());
    }

    /**
     * What is serialised: not the function, but a job of it without arguments. The class of that job knows its function,
     * also in another JVM.
     *
     * @param job the job, which is only to be asked for its function
     * @param receiver the object that the function is bound to
     */
    private record Serialised(
            Job<?> job,
            @SuppressWarnings("serial") @Nullable Object receiver) implements Serializable {

        /**
         * Finds the function.
         *
         * @return the function of the job, bound to the object
         */
        @Serial
        private Object readResolve() {
            GeneratedFunction<?> function = (GeneratedFunction<?>) job.function();
            return receiver == null ? function : function.on(receiver);
        }
    }

    /**
     * Writes a job in place of the function.
     *
     * @return what is written
     */
    @Serial
    private Object writeReplace() {
        return new Serialised(empty, receiver);
    }

    /**
     * Refuses what {@link #writeReplace()} cannot have written.
     *
     * @param in where it stands
     * @throws InvalidObjectException always
     */
    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a function is read by way of one of its jobs");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof GeneratedFunction<?> function
                        && owner == function.owner
                        && id().equals(function.id())
                        && Objects.equals(receiver, function.receiver));
    }

    @Override
    public int hashCode() {
        return Objects.hash(owner, name, receiver);
    }

    @Override
    public String toString() {
        return CallFormat.signature(name, parameters);
    }
}
