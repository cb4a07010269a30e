package dev.delayable.runtime;

import dev.delayable.runtime.support.LambdaJob;
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
 * <p>The annotation processor writes factories of jobs for methods marked
 * {@link dev.delayable.annotations.Delayable @Delayable}. {@link #of(String, Callable) Job.of} makes a job of a lambda, without
 * the processor. Jobs are immutable, as far as their arguments are, and may be shared between threads and called any number of
 * times. A job is a {@link Callable}, so it also fits every executor of the JDK.
 *
 * <p>Two jobs are equal if they call the same function with equal arguments; arrays are compared by their content. A job
 * can be serialised if its arguments can.
 *
 * @param <T> the type of the result; {@link Void} for a method that returns nothing
 * @since 0.1
 */
public interface Job<T extends @Nullable Object> extends Callable<T>, Serializable {

    /**
     * A job whose code is a lambda, for one-off work and for a start without the annotation processor:
     *
     * <pre>{@code
     * Job<Image> job = Job.of("resize", () -> resize(image));
     * job.toString()   // resize()
     * }</pre>
     *
     * <p>Such a job hides its arguments in the lambda: {@link #args()} is empty, and two jobs are equal only if they have the
     * same name and the very same lambda. A job for another JVM needs a lambda that is serialisable:
     * {@code Job.of("resize", (Callable<Image> & Serializable) () -> resize(image))}.
     *
     * @param <T> the type of the result
     * @param name how messages call the job, and the name of its function
     * @param callable the code
     * @return the job
     * @throws IllegalArgumentException if {@code name} is blank
     */
    static <T extends @Nullable Object> Job<T> of(String name, Callable<? extends T> callable) {
        return LambdaJob.of(name, callable);
    }

    /**
     * A job whose code is a lambda without a result. All else is as for {@link #of(String, Callable)}.
     *
     * @param name how messages call the job, and the name of its function
     * @param action the code
     * @return the job; its result is {@code null}
     * @throws IllegalArgumentException if {@code name} is blank
     */
    static Job<@Nullable Void> of(String name, ThrowingRunnable<?> action) {
        return LambdaJob.of(name, action);
    }

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
