package dev.delayable.runtime;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function whose calls can be delayed: its name, its parameters, and a way to make a {@link Job} from arguments given as data.
 * There is one for each method marked {@link dev.delayable.annotations.Delayable @Delayable}; {@link Job#function()} returns
 * it.
 *
 * <p>Functions are immutable and can be serialised. Two functions are equal if they have the same {@linkplain #id() id},
 * come from the same class, and, for instance methods, are bound to equal objects. {@code toString()} returns a signature:
 * {@code slowFunction2(int v1, int v2, int... args, String operation="*")}.
 *
 * @param <T> the type of the result
 * @since 0.1
 */
public interface DelayedFunction<T extends @Nullable Object> extends Serializable {

    /**
     * Identifies this function: the binary name of its class, its name, the erased types of its
     * parameters, and its version if it has one, for example {@code com.acme.SlowFunctions#slowFunction(int)} or
     * {@code com.acme.SlowFunctions#slowFunction(int)@2}. The object of an instance method is not part of the id.
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
     * Whether results of this function may be kept, where a run keeps results.
     *
     * @return {@code false} for a method marked {@code @Delayable(memory = false)} and for functions without an identity that
     *     outlives the program, such as that of {@link Job#of Job.of}; {@code true} for all others
     */
    default boolean usesMemory() {
        return true;
    }

    /**
     * Makes a job from arguments given as data. The rules are Python's: positional arguments fill the parameters in
     * order and the rest goes to the varargs parameter; a positional parameter may also be given by its name; keywords
     * that are missing take their defaults. Numbers are widened as Java does in a call, an {@code Integer} for a
     * {@code long} parameter for example.
     *
     * @param args the positional arguments
     * @param kwargs the arguments by name
     * @return a job that equals the one that the factory makes of the same arguments
     * @throws IllegalArgumentException if the arguments do not fit the parameters; the message says which and why, for
     *     example {@code slowFunction2() got an unexpected keyword argument 'x'}
     */
    Job<T> job(List<? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> kwargs);
}
