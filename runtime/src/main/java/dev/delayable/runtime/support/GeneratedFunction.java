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
import java.util.stream.Collectors;
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

    /** The class of the method. */
    private final Class<?> owner;

    /** The name of the function. */
    private final String name;

    /** Tells functions apart that do different things under the same name; 0 if nothing is said. */
    private final int version;

    /** The object whose method this is; null for a static method, and where no object is bound yet. */
    private final transient @Nullable Object receiver;

    /** Makes the jobs, and is none that anybody runs. */
    private final transient GeneratedJob<T> empty;

    /** In the order of the source. */
    private final DelayedParameter[] parameters;

    private GeneratedFunction(
            Class<?> owner,
            String name,
            int version,
            @Nullable Object receiver,
            GeneratedJob<T> empty,
            DelayedParameter[] parameters) {
        this.owner = owner;
        this.name = name;
        this.version = version;
        this.receiver = receiver;
        this.empty = empty;
        this.parameters = parameters;
    }

    /**
     * A function without parameters.
     *
     * @param <T> the type of the result
     * @param owner the class of the method
     * @param name the name of the function
     * @param empty makes the jobs: a job with null, zero or false for each argument, which is never run
     * @return the function, to which parameters can be added
     */
    public static <T extends @Nullable Object> GeneratedFunction<T> of(
            Class<?> owner, String name, GeneratedJob<T> empty) {
        return JobMaking.made(new GeneratedFunction<>(owner, name, 0, null, empty, new DelayedParameter[0]));
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

    private GeneratedFunction<T> with(DelayedParameter parameter) {
        DelayedParameter[] more = Arrays.copyOf(parameters, parameters.length + 1);
        more[parameters.length] = parameter;
        return JobMaking.made(new GeneratedFunction<>(owner, name, version, receiver, empty, more));
    }

    /**
     * The same function with a version.
     *
     * @param newVersion the version
     * @return a new function
     */
    public GeneratedFunction<T> version(int newVersion) {
        return JobMaking.made(new GeneratedFunction<>(owner, name, newVersion, receiver, empty, parameters));
    }

    /**
     * The function of an instance method, bound to an object: its jobs call the method of that object.
     *
     * @param newReceiver the object
     * @return a new function
     */
    public GeneratedFunction<T> on(Object newReceiver) {
        return new GeneratedFunction<>(owner, name, version, newReceiver, empty, parameters);
    }

    /** The object that the function is bound to; null for a static method. */
    @Nullable
    Object receiver() {
        return receiver;
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
        return Arrays.stream(parameters)
                .map(parameter -> parameter.type().getTypeName())
                .collect(Collectors.joining(
                        ",", owner.getName() + "#" + name + "(", version == 0 ? ")" : ")@" + version));
    }

    @Override
    public String name() {
        return name;
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
        JobParts parts = job.parts();
        return CallFormat.call(name, parts.args(), parts.kwargs());
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
