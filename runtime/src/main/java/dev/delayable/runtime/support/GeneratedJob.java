package dev.delayable.runtime.support;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job that the annotation processor has written: a record of arguments that returns its parts.
 *
 * @param <T> the type of the result
 */
public interface GeneratedJob<T extends @Nullable Object> extends Job<T> {

    /**
     * What the job is made of.
     *
     * @return its function, bound to an object where it is an instance method, and its arguments
     */
    JobParts parts();

    /**
     * Makes a job of the same function.
     *
     * @param arguments its receiver, if there is one, and its arguments
     * @return another job; nothing of this one is in it
     */
    GeneratedJob<T> with(Arguments arguments);

    @Override
    @SuppressWarnings("unchecked") // the parts are those of this job, whose function makes jobs of its type
    default DelayedFunction<T> function() {
        return (DelayedFunction<T>) parts().function;
    }

    @Override
    default List<@Nullable Object> args() {
        return parts().args();
    }

    @Override
    default Map<String, @Nullable Object> kwargs() {
        return parts().kwargs();
    }
}
