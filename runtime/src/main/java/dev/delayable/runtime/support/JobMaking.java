package dev.delayable.runtime.support;

import dev.delayable.runtime.Job;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes jobs of generated factories apart, and makes them again in another JVM, of nothing but the name of their class and
 * their arguments. Thread-safe.
 *
 * <p>A class of jobs is private to its factory, and makes its function when it is initialised. So the other JVM, which is a
 * worker process, keeps all functions that are made in it: its classes live as long as it does.
 */
public final class JobMaking {

    /** The functions that were made, by the classes of their jobs; null where none is wanted. */
    private static volatile @Nullable Map<Class<?>, GeneratedFunction<?>> functions;

    private JobMaking() {}

    /** Says that this JVM will make jobs of their parts; before any class of jobs is initialised. */
    public static void enable() {
        functions = new ConcurrentHashMap<>();
    }

    /** A function was made; the last one counts of those that are made on the way to it. */
    static <F extends GeneratedFunction<?>> F made(F function) {
        Map<Class<?>, GeneratedFunction<?>> known = functions;
        if (known != null) {
            known.put(function.jobClass(), function);
        }
        return function;
    }

    /**
     * The arguments of a job that can be made of them.
     *
     * @param job any job
     * @return one for each parameter, in the order of the source; null if the job is not a generated one, or that of an object
     */
    public static @Nullable Object @Nullable [] arguments(Job<?> job) {
        if (job instanceof GeneratedJob<?> generated) {
            JobParts parts = generated.parts();
            return parts.function.receiver() == null ? parts.arguments : null;
        }
        return null;
    }

    /**
     * Makes a job that is equal to another one, in a JVM that is {@linkplain #enable() enabled} for it.
     *
     * @param jobClass the class of that job
     * @param arguments its {@linkplain #arguments arguments}
     * @return the job
     * @throws IllegalArgumentException if there is no generated factory for such jobs
     */
    public static Job<?> make(Class<?> jobClass, @Nullable Object[] arguments) {
        Map<Class<?>, GeneratedFunction<?>> known = functions;
        GeneratedFunction<?> function = known == null ? null : known.get(jobClass);
        if (function == null) {
            throw new IllegalArgumentException("no generated factory makes jobs of " + jobClass);
        }
        return function.make(arguments);
    }
}
