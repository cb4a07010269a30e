package dev.delayable.runtime.support;

import dev.delayable.runtime.Job;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
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

    /** The functions of classes of jobs, by reflection, for as long as the classes are there. */
    private static final class Found extends ClassValue<@Nullable GeneratedFunction<?>> {

        static final Found FUNCTIONS = new Found();

        @Override
        protected @Nullable GeneratedFunction<?> computeValue(Class<?> jobClass) {
            if (!GeneratedJob.class.isAssignableFrom(jobClass)) {
                return null;
            }
            try {
                for (Field field : jobClass.getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers()) && field.getType() == GeneratedFunction.class) {
                        field.setAccessible(true);
                        return (GeneratedFunction<?>) field.get(null);
                    }
                }
                return null;
            } catch (ReflectiveOperationException | RuntimeException e) {
                return null;
            }
        }
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
     * Makes a job that is equal to another one. In a JVM that is not {@linkplain #enable() enabled} for it, the function is looked
     * for in the class of the job, which must not be in a named module then.
     *
     * @param jobClass the class of that job
     * @param arguments its {@linkplain #arguments arguments}
     * @return the job
     * @throws IllegalArgumentException if there is no generated factory for such jobs
     */
    public static Job<?> make(Class<?> jobClass, @Nullable Object[] arguments) {
        Map<Class<?>, GeneratedFunction<?>> known = functions;
        GeneratedFunction<?> function = known == null ? Found.FUNCTIONS.get(jobClass) : known.get(jobClass);
        if (function == null) {
            throw new IllegalArgumentException("no generated factory makes jobs of " + jobClass);
        }
        return function.make(arguments);
    }
}
