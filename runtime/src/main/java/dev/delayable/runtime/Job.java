package dev.delayable.runtime;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A delayed call: a function and its arguments, as data. A job can be run, printed, compared, serialised and taken
 * apart, and it can be built again from its parts:
 *
 * <pre>{@code
 * Job<Integer> job = SlowFunctionsDelayed.slowFunction2(0, 20, 3).operation("-");
 * job.toString()   // slowFunction2(0, 20, 3, operation="-")
 * job.function()   // slowFunction2(int v1, int v2, int... args, String operation="*")
 * job.args()       // [0, 20, 3]
 * job.kwargs()     // {operation=-}
 * job.call()       // -17
 * job.function().job(job.args(), job.kwargs()).equals(job)   // true
 * }</pre>
 *
 * <p>Jobs are made by the factories that the annotation processor writes for methods marked
 * {@link dev.delayable.annotations.Delayable @Delayable}. They are immutable, as far as their arguments are, and may be
 * shared between threads and called any number of times. A job is a {@link Callable}, so it also fits every executor of
 * the JDK.
 *
 * <p>Two jobs are equal if they call the same function with equal arguments; arrays are compared by their content. A job
 * can be serialised if its arguments can.
 *
 * @param <T> the type of the result; {@link Void} for a method that returns nothing
 * @since 0.1
 */
public interface Job<T extends @Nullable Object> extends Callable<T>, Serializable {

    /**
     * The function that this job calls.
     *
     * @return the function: equal for all jobs of one method, and of one object where it is an instance method
     */
    DelayedFunction<T> function();

    /**
     * The positional arguments, in the order of the parameters. Arguments of a varargs parameter stand at the end, one
     * by one. Primitives are boxed. An array among the arguments is the job's own, not a copy.
     *
     * @return an unmodifiable list, which may hold nulls
     */
    List<@Nullable Object> args();

    /**
     * The keyword arguments by name, in the order of the parameters. A keyword that was not set has its default.
     *
     * @return an unmodifiable map, which may hold null values
     */
    default Map<String, @Nullable Object> kwargs() {
        return Map.of();
    }

    /**
     * Calls the function with the arguments, here and now, in the thread of the caller.
     *
     * @return what the function returns; {@code null} if it returns nothing
     * @throws Exception what the function throws
     */
    @Override
    T call() throws Exception;
}
