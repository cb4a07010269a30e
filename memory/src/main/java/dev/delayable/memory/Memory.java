package dev.delayable.memory;

import dev.delayable.memory.key.KeyRules;
import dev.delayable.memory.store.Layout;
import dev.delayable.memory.store.Log;
import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.ResultMemory;
import dev.delayable.runtime.backend.Codec;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the results of jobs in a directory: a job whose result is kept is not run, and a run that was killed goes on where it
 * stopped.
 *
 * <pre>{@code
 * Memory memory = Memory.in(Path.of("results"));
 * List<Double> scores = Parallel.nJobs(8).memory(memory).run(jobs);
 * memory.explain(job);   // hit since when, or why not
 * }</pre>
 *
 * <p>A result is found again by the function, its code and its arguments. The arguments count by value; a type that has no rule is
 * an error that says what to do. The code is that of the method and of all it calls in the same directory or JAR file, unless the method
 * has a version: {@code @Delayable(version = 2)}; then the version counts, and not the code.
 *
 * <p>What a run has delivered is kept when the program is killed, and nothing wrong is ever returned: an entry that is damaged is
 * computed again. Several programs may use one directory at the same time. Failures are never kept.
 *
 * <p>A memory is an immutable value: each option returns a new one. It opens the directory at the first use, and closes it when it is
 * idle. Thread-safe.
 *
 * <p>It can be sent to another JVM of the same machine, as the defaults of a scope are to worker processes, if the rules that it was
 * given are serialisable.
 *
 * @since 0.1
 */
public final class Memory implements ResultMemory, Serializable {

    private static final long serialVersionUID = 1L;

    private static final Memory NONE = new Memory(null, MemoryOptions.NONE, null);

    private final transient @Nullable Path root;
    private final transient MemoryOptions options;
    private final transient Functions functions;

    private Memory(@Nullable Path root, MemoryOptions options, @Nullable Functions functions) {
        this.root = root;
        this.options = options;
        this.functions = functions == null ? new Functions(options) : functions;
    }

    /**
     * The results in a directory.
     *
     * @param directory where they are; it is made when the first result is kept, readable for its owner only
     * @return a memory
     * @throws IllegalArgumentException if it is a file, holds something else than results, or results of a later version of this library
     */
    public static Memory in(Path directory) {
        Path root =
                Objects.requireNonNull(directory, "directory").toAbsolutePath().normalize();
        new Layout(root).check();
        return new Memory(root, MemoryOptions.NONE, null);
    }

    /**
     * Keeps nothing: switches off, for the runs inside a job, what they would take over from the outer run.
     *
     * @return a memory without a directory
     */
    public static Memory none() {
        return NONE;
    }

    private <V> Memory with(MemoryOption<V> option, V value) {
        return new Memory(root, options.with(option, value), option.isOfFunctions() ? null : functions);
    }

    /**
     * Limits the size of the directory. After a run that has made it larger, the results that were not used are dropped, oldest
     * first.
     *
     * @param bytes the size, 1 or more
     * @return a new memory
     * @throws IllegalArgumentException if {@code bytes} is less than 1
     */
    public Memory maxBytes(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("maxBytes must be 1 or more, but is " + bytes);
        }
        return with(MemoryOption.MAX_BYTES, bytes);
    }

    /**
     * Limits the age of results. An older one is computed again.
     *
     * @param age the time since it was stored, more than zero
     * @return a new memory
     * @throws IllegalArgumentException if {@code age} is zero or negative
     */
    public Memory maxAge(Duration age) {
        if (Objects.requireNonNull(age, "age").isNegative() || age.isZero()) {
            throw new IllegalArgumentException("maxAge must be more than zero, but is " + age);
        }
        return with(MemoryOption.MAX_AGE, age);
    }

    /**
     * Uses what is kept, and keeps nothing: writes no file and takes no lock, so that it works where nothing can be written.
     *
     * @return a new memory
     */
    public Memory readOnly() {
        return with(MemoryOption.READ_ONLY, true);
    }

    /**
     * Runs all jobs, and keeps their results in place of the old ones.
     *
     * @return a new memory
     */
    public Memory refresh() {
        return with(MemoryOption.REFRESH, true);
    }

    /**
     * Of several programs that need the same result at the same time one computes it, and the others wait. Within one run that is so
     * without this option.
     *
     * @param patience how long to wait; then the result is computed once more. When the other program ends, nobody waits longer.
     * @return a new memory
     * @throws IllegalArgumentException if {@code patience} is negative
     */
    public Memory exclusive(Duration patience) {
        if (Objects.requireNonNull(patience, "patience").isNegative()) {
            throw new IllegalArgumentException("patience must not be negative, but is " + patience);
        }
        return with(MemoryOption.EXCLUSIVE, patience);
    }

    /**
     * Writes results in another way than by Java's serialisation. Boxed numbers, strings and primitive arrays have a form of their own.
     *
     * @param codec a public class with a public constructor without parameters
     * @return a new memory
     * @throws IllegalArgumentException if it cannot be made
     */
    public Memory codec(Class<? extends Codec> codec) {
        return with(MemoryOption.CODEC, Objects.requireNonNull(codec, "codec"));
    }

    /**
     * Gives a rule for how objects of a type enter keys.
     *
     * @param <V> the type
     * @param type a class, or an interface; the rule holds for all that extends or implements it, unless that has a rule of its own.
     *     {@code String} and {@code Integer} always count by value.
     * @param rule the rule
     * @return a new memory
     * @throws IllegalArgumentException if the type is {@code String} or {@code Integer}
     */
    public <V> Memory rule(Class<V> type, KeyRule<? super V> rule) {
        if (type == String.class || type == Integer.class) {
            throw new IllegalArgumentException(type.getSimpleName()
                    + " always counts by value; give a rule for a class that holds it, for example a record");
        }
        KeyRules rules = options.get(MemoryOption.RULES);
        return with(
                MemoryOption.RULES,
                rules.with(Objects.requireNonNull(type, "type"), Objects.requireNonNull(rule, "rule")));
    }

    /**
     * Pins the name under which a class enters keys, so that it can be renamed.
     *
     * @param type the class
     * @param name the name, which no other class may have
     * @return a new memory
     */
    public Memory named(Class<?> type, String name) {
        KeyRules rules = options.get(MemoryOption.RULES);
        return with(
                MemoryOption.RULES,
                rules.named(Objects.requireNonNull(type, "type"), Objects.requireNonNull(name, "name")));
    }

    /**
     * Counts more code: that of classes outside the directory or JAR file of the function.
     *
     * @param packages how the names of the classes begin, for example {@code com.acme.}
     * @return a new memory
     * @throws IllegalArgumentException if one is blank
     */
    public Memory code(String... packages) {
        List<String> more = new ArrayList<>(options.get(MemoryOption.CODE));
        for (String each : packages) {
            if (each.isBlank()) {
                throw new IllegalArgumentException("code must name packages, for example \"com.acme.\"");
            }
            more.add(each);
        }
        return with(MemoryOption.CODE, List.copyOf(more));
    }

    /**
     * Names classes that results may hold although the declared type of the result does not say so, where that is {@code Object} or a
     * type variable for example. Objects of other classes are neither written nor read.
     *
     * @param types classes; those that extend or implement them are meant as well
     * @return a new memory
     */
    public Memory resultTypes(Class<?>... types) {
        List<Class<?>> more = new ArrayList<>(options.get(MemoryOption.RESULT_TYPES));
        more.addAll(Arrays.asList(types));
        return with(MemoryOption.RESULT_TYPES, List.copyOf(more));
    }

    /**
     * Says what becomes of a job that has an argument without a rule.
     *
     * @param what {@link Unkeyable#FAIL}, the default, or {@link Unkeyable#RUN}
     * @return a new memory
     */
    public Memory unkeyable(Unkeyable what) {
        return with(MemoryOption.UNKEYABLE, Objects.requireNonNull(what, "what"));
    }

    /**
     * Says how much a power cut may cost.
     *
     * @param how {@link Durability#EVERY_SECOND}, the default, or {@link Durability#EACH_JOB}
     * @return a new memory
     */
    public Memory durable(Durability how) {
        return with(MemoryOption.DURABLE, Objects.requireNonNull(how, "how"));
    }

    /**
     * Makes a result that cannot be kept the failure of its job, an {@link IllegalStateException}. Otherwise it is delivered, and logged
     * once for each function.
     *
     * @return a new memory
     */
    public Memory strict() {
        return with(MemoryOption.STRICT, true);
    }

    /**
     * Never keeps the results of a function, as {@code @Delayable(memory = false)} on its method says.
     *
     * @param function the function
     * @return a new memory
     */
    public Memory without(DelayedFunction<?> function) {
        Set<String> more = new HashSet<>(options.get(MemoryOption.WITHOUT));
        more.add(function.id());
        return with(MemoryOption.WITHOUT, Set.copyOf(more));
    }

    /**
     * Leaves parameters of a function out of keys, as {@code @NotInKey} on them says.
     *
     * @param function the function
     * @param parameters their names
     * @return a new memory
     * @throws IllegalArgumentException if the function has no such parameter
     */
    public Memory ignoring(DelayedFunction<?> function, String... parameters) {
        Map<String, Set<String>> ignored = new HashMap<>(options.get(MemoryOption.IGNORING));
        Set<String> names = new HashSet<>(ignored.getOrDefault(function.id(), Set.of()));
        for (String name : parameters) {
            if (function.parameters().stream()
                    .noneMatch(parameter -> parameter.name().equals(name))) {
                throw new IllegalArgumentException(function.name() + "() has no parameter '" + name + "'; it has "
                        + function.parameters().stream()
                                .map(parameter -> "'" + parameter.name() + "'")
                                .toList());
            }
            names.add(name);
        }
        ignored.put(function.id(), Set.copyOf(names));
        return with(MemoryOption.IGNORING, Map.copyOf(ignored));
    }

    /**
     * Looks a result up, and runs nothing.
     *
     * @param <T> the type of the result
     * @param job the job
     * @return the result with the time that the job had run; its {@code attempts} are 0 and its index is 0. Empty if it is not kept.
     * @throws IllegalArgumentException if an argument has no rule, unless {@link Unkeyable#RUN} is set: then empty
     */
    public <T extends @Nullable Object> Optional<Outcome.Success<T>> find(Job<T> job) {
        return root == null ? Optional.empty() : inspector().find(job);
    }

    /**
     * Tells why the result of a job is kept or not. Reads the whole directory.
     *
     * @param job the job
     * @return why
     * @throws IllegalStateException if this is {@link #none()}
     */
    public Explanation explain(Job<?> job) {
        return inspector().explain(job);
    }

    /**
     * The key of a job: the same on every machine that has the same code.
     *
     * @param job the job
     * @return 64 hexadecimal digits
     * @throws IllegalArgumentException if an argument has no rule, or results of the function are not kept
     */
    public String key(Job<?> job) {
        return Inspector.key(job, options, functions).toString();
    }

    /**
     * Forgets the result of a job, in all programs that use the directory.
     *
     * @param job the job
     * @return whether there was one
     * @throws UncheckedIOException if that cannot be written
     * @throws IllegalStateException if this is {@link #none()} or {@link #readOnly()}
     * @throws IllegalArgumentException as for {@link #key}
     */
    public boolean forget(Job<?> job) {
        return inspector().forget(job);
    }

    /**
     * Forgets all results of a function, whatever its code was. The space is given back by the next sweep.
     *
     * @param function the function, with its version if it has one
     * @return how many there were
     * @throws UncheckedIOException if that cannot be written
     * @throws IllegalStateException if this is {@link #none()} or {@link #readOnly()}
     */
    public long clear(DelayedFunction<?> function) {
        return inspector().clear(function);
    }

    /**
     * Forgets all results.
     *
     * @return how many there were
     * @throws UncheckedIOException if that cannot be written
     * @throws IllegalStateException if this is {@link #none()} or {@link #readOnly()}
     */
    public long clear() {
        return inspector().clear();
    }

    /**
     * Counts what is kept. Reads the whole directory.
     *
     * @return the numbers
     */
    public MemoryStatistics statistics() {
        return root == null
                ? new MemoryStatistics(Map.of(), 0, 0, 0, 0)
                : inspector().statistics();
    }

    private Inspector inspector() {
        if (root == null) {
            throw new IllegalStateException("Memory.none() keeps nothing that could be asked for");
        }
        return new Inspector(root, options, functions);
    }

    @Override
    public boolean keepsNothing() {
        return root == null;
    }

    @Override
    public Session openSession() {
        if (root == null) {
            return NoSession.INSTANCE;
        }
        if (!options.get(MemoryOption.READ_ONLY) && Files.exists(root) && !Files.isWritable(root)) {
            throw new IllegalArgumentException(
                    root + " is not writable; use readOnly() to only use what is kept there");
        }
        return MemorySession.open(root, options, functions);
    }

    /**
     * A memory on its way to another JVM, which opens the same directory.
     *
     * @param root the directory; null if there is none
     * @param options what was set
     */
    private record Sent(@Nullable String root, MemoryOptions options) implements Serializable {

        /** The memory here; one that keeps nothing where the directory cannot be used, for no run fails for its memory. */
        @Serial
        private Object readResolve() {
            if (root == null) {
                return NONE;
            }
            Path path = Path.of(root);
            try {
                new Layout(path).check();
            } catch (IllegalArgumentException e) {
                Log.warn("runs inside jobs keep no results here: " + e.getMessage());
                return NONE;
            }
            return new Memory(path, options, null);
        }
    }

    /**
     * A memory travels as its directory and its options.
     *
     * @return what is sent
     */
    @Serial
    private Object writeReplace() {
        return new Sent(root == null ? null : root.toString(), options);
    }

    /**
     * Refuses what {@link #writeReplace} has not written.
     *
     * @param source what has arrived
     * @throws InvalidObjectException always
     */
    @Serial
    private void readObject(ObjectInputStream source) throws InvalidObjectException {
        throw new InvalidObjectException("a memory is sent in another form");
    }

    /** Reads as it was made: {@code Memory(/home/me/results, readOnly)}. */
    @Override
    public String toString() {
        String set = options.toString();
        return root == null ? "Memory.none()" : "Memory(" + root + (set.isEmpty() ? "" : ", " + set) + ")";
    }
}
