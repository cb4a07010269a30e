package dev.delayable.runtime;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function whose calls can be delayed: its name, its parameters, and the way from arguments given as data to a
 * {@link Job}. There is one for each method marked {@link dev.delayable.annotations.Delayable @Delayable}, and each of
 * its jobs {@linkplain Job#function() knows} it.
 *
 * <p>Functions are immutable and can be serialised. Two functions are equal if they have the same {@linkplain #id() id},
 * come from the same class, and are bound to equal objects where they are instance methods. {@code toString()} reads as a signature:
 * {@code slowFunction2(int v1, int v2, int... args, String operation="*")}.
 *
 * @param <T> the type of the result
 * @since 0.1
 */
public interface DelayedFunction<T extends @Nullable Object> extends Serializable {

    /**
     * What tells this function from all others: the binary name of its class, its name, the erased types of its
     * parameters, and its version if it has one, for example {@code com.acme.SlowFunctions#slowFunction(int)} or
     * {@code com.acme.SlowFunctions#slowFunction(int)@2}. The object of an instance method is no part of it.
     *
     * @return the id, the same in every JVM that has the same class
     */
    String id();

    /**
     * The name of the function, without its class.
     *
     * @return the name, for example {@code slowFunction}
     */
    String name();

    /**
     * The parameters in the order of the source.
     *
     * @return an unmodifiable list
     */
    List<DelayedParameter> parameters();

    /**
     * Makes a job from arguments given as data. The rules are Python's: positional arguments fill the parameters in
     * order and the rest goes to the varargs parameter; a positional parameter may also be given by its name; keywords
     * that are missing take their defaults. Numbers are widened as Java does in a call, an {@code Integer} for a
     * {@code long} parameter for example.
     *
     * @param args the positional arguments
     * @param kwargs the arguments by name
     * @return a job that is equal to the one that the factory makes of the same arguments
     * @throws IllegalArgumentException if the arguments do not fit the parameters; the message says which and why, for
     *     example {@code slowFunction2() got an unexpected keyword argument 'x'}
     */
    Job<T> job(List<? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> kwargs);
}
