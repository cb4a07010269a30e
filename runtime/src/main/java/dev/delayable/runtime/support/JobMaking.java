package dev.delayable.runtime.support;

import dev.delayable.runtime.Job;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes jobs of generated factories apart, and makes them again in another JVM, of nothing but the name of their class and
 * their arguments. Thread-safe.
 *
 * <p>A class of jobs is private to its factory, and makes its function when it is initialised. So the other JVM, which is a
 * worker process, keeps all functions that are made in it: its classes live as long as it does.
 */
public final class JobMaking {

    private static volatile boolean isWanted;

    /** Functions of which it is not known yet what jobs they make. Guarded by the class. */
    private static final Set<GeneratedFunction<?>> UNKNOWN = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Functions by the classes of their jobs. Guarded by the class. */
    private static final Map<Class<?>, GeneratedFunction<?>> KNOWN = new HashMap<>();

    private JobMaking() {}

    /** Says that this JVM will make jobs of their parts; before any class of jobs is initialised. */
    public static void enable() {
        isWanted = true;
    }

    /** A function was made of another one that is not used by itself. */
    static <F extends GeneratedFunction<?>> F made(F function, @Nullable GeneratedFunction<?> from) {
        if (isWanted) {
            synchronized (JobMaking.class) {
                if (from != null) {
                    UNKNOWN.remove(from);
                }
                UNKNOWN.add(function);
            }
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
        return function(jobClass).make(arguments);
    }

    private static synchronized GeneratedFunction<?> function(Class<?> jobClass) {
        GeneratedFunction<?> known = KNOWN.get(jobClass);
        if (known == null) {
            for (GeneratedFunction<?> function : UNKNOWN) {
                try {
                    KNOWN.put(function.jobClass(), function);
                } catch (RuntimeException e) {
                    // One that nobody has generated, and that makes no jobs.
                }
            }
            UNKNOWN.clear();
            known = KNOWN.get(jobClass);
        }
        if (known == null) {
            throw new IllegalArgumentException("no generated factory makes jobs of " + jobClass);
        }
        return known;
    }
}
