package dev.delayable.runtime.support;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.DelayedParameter.Kind;
import dev.delayable.runtime.Job;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The {@link DelayedFunction} of a generated factory, and what its jobs share: how they show their arguments, print
 * themselves and compare. A generated job holds its arguments in the fields of a record and hands them to these methods
 * in the order of the source, so that nothing here needs reflection.
 *
 * @param <T> the type of the result
 */
public final class GeneratedFunction<T extends @Nullable Object> implements DelayedFunction<T> {

    private static final long serialVersionUID = 1L;

    /**
     * Makes a job of arguments that were checked. It is not serialisable: for a lambda that is, the compiler writes one
     * more method into each class of jobs, which takes its time.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    public interface JobMaker<T extends @Nullable Object> {

        /**
         * Makes the job.
         *
         * @param arguments one argument for each parameter
         * @return the job
         */
        Job<T> make(Arguments arguments);
    }

    /** The class of the method. */
    private final Class<?> owner;

    /** The name of the function. */
    private final String name;

    /** Tells functions apart that do different things under the same name; 0 if nothing is said. */
    private final int version;

    /** The object whose method this is; null for a static method, and where no object is bound yet. */
    private final transient @Nullable Object receiver;

    /** Makes the jobs. */
    private final transient JobMaker<T> maker;

    /** In the order of the source. */
    private final DelayedParameter[] parameters;

    private GeneratedFunction(
            Class<?> owner,
            String name,
            int version,
            @Nullable Object receiver,
            JobMaker<T> maker,
            DelayedParameter[] parameters) {
        this.owner = owner;
        this.name = name;
        this.version = version;
        this.receiver = receiver;
        this.maker = maker;
        this.parameters = parameters;
    }

    /**
     * The function of a method.
     *
     * @param <T> the type of the result
     * @param owner the class of the method
     * @param name the name of the function
     * @param maker makes the jobs
     * @param parameters the parameters in the order of the source
     * @return the function
     */
    public static <T extends @Nullable Object> GeneratedFunction<T> of(
            Class<?> owner, String name, JobMaker<T> maker, DelayedParameter... parameters) {
        return new GeneratedFunction<>(owner, name, 0, null, maker, parameters.clone());
    }

    /**
     * The same function with a version.
     *
     * @param newVersion the version
     * @return a new function
     */
    public GeneratedFunction<T> version(int newVersion) {
        return new GeneratedFunction<>(owner, name, newVersion, receiver, maker, parameters);
    }

    /**
     * The function of an instance method, bound to an object: its jobs call the method of that object.
     *
     * @param newReceiver the object
     * @return a new function
     */
    public GeneratedFunction<T> on(Object newReceiver) {
        return new GeneratedFunction<>(owner, name, version, newReceiver, maker, parameters);
    }

    /** The object that the function is bound to; null for a static method. */
    @Nullable
    Object receiver() {
        return receiver;
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
        return maker.make(new Arguments(receiver, new ArgumentBinder(name, parameters).bind(args, kwargs)));
    }

    /**
     * The positional arguments of a job.
     *
     * @param values all arguments in the order of the source
     * @return what {@link Job#args()} returns
     */
    public List<@Nullable Object> args(@Nullable Object... values) {
        List<@Nullable Object> args = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            if (parameters[i].kind() == Kind.POSITIONAL) {
                args.add(values[i]);
            } else if (parameters[i].kind() == Kind.VARARGS) {
                addElements(Objects.requireNonNull(values[i]), args);
            }
        }
        return Collections.unmodifiableList(args);
    }

    private static void addElements(Object array, List<@Nullable Object> target) {
        int length = Array.getLength(array);
        for (int i = 0; i < length; i++) {
            target.add(Array.get(array, i));
        }
    }

    /**
     * The keyword arguments of a job.
     *
     * @param values all arguments in the order of the source
     * @return what {@link Job#kwargs()} returns
     */
    public Map<String, @Nullable Object> kwargs(@Nullable Object... values) {
        Map<String, @Nullable Object> kwargs = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (parameters[i].kind() == Kind.KEYWORD) {
                kwargs.put(parameters[i].name(), values[i]);
            }
        }
        return Collections.unmodifiableMap(kwargs);
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
    public boolean areEqual(Job<?> job, @Nullable Object other) {
        if (job == other) {
            return true;
        }
        return other != null
                && job.getClass() == other.getClass()
                && job.function().equals(((Job<?>) other).function())
                && Arrays.deepEquals(values(job), values((Job<?>) other));
    }

    /**
     * The hash code of a job of this function, by function and arguments, arrays by content.
     *
     * @param job a job of this function
     * @return the hash code
     */
    public int hashCodeOf(Job<?> job) {
        return 31 * job.function().hashCode() + Arrays.deepHashCode(values(job));
    }

    private static @Nullable Object[] values(Job<?> job) {
        List<@Nullable Object> values = new ArrayList<>(job.args());
        values.addAll(job.kwargs().values());
        return values.toArray();
    }

    /**
     * How a job of this function reads: as the call that it is, {@code slowFunction2(0, 20, 3, operation="-")}.
     *
     * @param job a job of this function
     * @return the call in Java's notation, long values shortened
     */
    public String toStringOf(Job<?> job) {
        return CallFormat.call(name, job.args(), job.kwargs());
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
        return new Serialised(maker.make(Arguments.none(parameters)), receiver);
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
