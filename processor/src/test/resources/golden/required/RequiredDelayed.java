package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Required}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
public final class RequiredDelayed {
    /**
     * There are only static factories.
     */
    private RequiredDelayed() {
    }

    /**
     * Needs two keywords.
     *
     * <p>A job that calls {@link Required#greet(Object, String, String, int, int...)}.
     *
     * @param <T> a type
     * @return the job
     */
    public static <T> GreetWithoutName<T> greet(T greeting, int... rest) {
        int[] restCopy = Objects.requireNonNull(rest, "rest").clone();
        return name -> times -> new GreetJob<T>(greeting, name, "!", times, restCopy);
    }

    /**
     * What a job that calls {@link Required#greet(Object, String, String, int, int...)} still needs: name.
     *
     * @param <T> a type
     */
    @FunctionalInterface
    public interface GreetWithoutName<T> {
        /**
         * Sets name.
         *
         * @param name who
         * @return a new job
         */
        GreetWithoutTimes<T> name(String name);
    }

    /**
     * What a job that calls {@link Required#greet(Object, String, String, int, int...)} still needs: times.
     *
     * @param <T> a type
     */
    @FunctionalInterface
    public interface GreetWithoutTimes<T> {
        /**
         * Sets times.
         *
         * @param times the value
         * @return a new job
         */
        Greet<T> times(int times);
    }

    /**
     * A job that calls {@link Required#greet(Object, String, String, int, int...)}, and its keywords.
     *
     * @param <T> a type
     */
    public interface Greet<T> extends Job<String> {
        /**
         * Sets name.
         *
         * @param name who
         * @return a new job
         */
        Greet<T> name(String name);

        /**
         * Sets mark, which is "!" by default.
         *
         * @param mark the value
         * @return a new job
         */
        Greet<T> mark(String mark);

        /**
         * Sets times.
         *
         * @param times the value
         * @return a new job
         */
        Greet<T> times(int times);

        String call();
    }

    @SuppressWarnings({"all", "rawtypes", "unchecked"})
    private record GreetJob<T>(T greeting, String name, String mark, int times,
            int[] rest) implements Greet<T>, GeneratedJob<String> {
        private static final GeneratedFunction<?> FUNCTION = GeneratedFunction.of(
                        1,
                        Required.class,
                        "greet",
                        new GreetJob(null, null, null, 0, null))
                .positional("greeting", Object.class)
                .requiredKeyword("name", String.class)
                .keyword("mark", String.class, "!")
                .requiredKeyword("times", int.class)
                .varargs("rest", int[].class);

        public Greet<T> name(String name) {
            return new GreetJob<T>(greeting, name, mark, times, rest);
        }

        public Greet<T> mark(String mark) {
            return new GreetJob<T>(greeting, name, mark, times, rest);
        }

        public Greet<T> times(int times) {
            return new GreetJob<T>(greeting, name, mark, times, rest);
        }

        public String call() {
            return Required.<T>greet(greeting, name, mark, times, rest.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts(greeting, name, mark, times, rest);
        }

        public GeneratedJob<String> with(Arguments arguments) {
            return new GreetJob<T>(arguments.get(0), arguments.<String>get(1),
                    arguments.<String>get(2), arguments.getInt(3), arguments.<int[]>get(4));
        }

        public boolean equals(Object other) {
            return FUNCTION.areEqual(this, other);
        }

        public int hashCode() {
            return FUNCTION.hashCodeOf(this);
        }

        public String toString() {
            return FUNCTION.toStringOf(this);
        }
    }
}
