package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Generics}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
public final class GenericsDelayed {
    /**
     * There are only static factories.
     */
    private GenericsDelayed() {
    }

    /**
     * A job that calls {@link Generics#inverted(Map, int)}.
     *
     * @param <K> a type
     * @param <V> a type
     * @return the job
     */
    public static <K, V extends Comparable<? super V>> Inverted<K, V> inverted(
            Map<? extends V, ? super K> map) {
        return new InvertedJob<K, V>(map, 1);
    }

    /**
     * A job that calls {@link Generics#named(Class, String)}.
     *
     * @param <E> a type
     * @return the job
     */
    public static <E extends Enum<E>> Job<E> named(Class<E> type, String name) {
        return new Named<E>(type, name);
    }

    /**
     * A job that calls {@link Generics#none()}.
     *
     * @param <T> a type
     * @return the job
     */
    public static <T extends Number & Serializable> Job<List<T>> none() {
        return new None<T>();
    }

    /**
     * A job that calls {@link Generics#raw(List)}.
     *
     * @return the job
     */
    @SuppressWarnings({"all", "rawtypes"})
    public static Job<List> raw(List<Map> raw) {
        return new Raw(raw);
    }

    /**
     * A job that calls {@link Generics#inverted(Map, int)}, and its keywords.
     *
     * @param <K> a type
     * @param <V> a type
     */
    public interface Inverted<K, V extends Comparable<? super V>> extends Job<Map<K, V>> {
        /**
         * Sets times, which is 1 by default.
         *
         * @param times the value
         * @return a new job
         */
        Inverted<K, V> times(int times);

        Map<K, V> call();
    }

    @SuppressWarnings({"all", "rawtypes", "unchecked"})
    private record InvertedJob<K, V extends Comparable<? super V>>(Map<? extends V, ? super K> map,
            int times) implements Inverted<K, V>, GeneratedJob<Map<K, V>> {
        private static final GeneratedFunction<?> FUNCTION = GeneratedFunction.of(
                        1,
                        Generics.class,
                        "inverted",
                        new InvertedJob(null, 0))
                .positional("map", Map.class)
                .keyword("times", int.class, 1);

        public Inverted<K, V> times(int times) {
            return new InvertedJob<K, V>(map, times);
        }

        public Map<K, V> call() {
            return Generics.<K, V>inverted(map, times);
        }

        public JobParts parts() {
            return FUNCTION.parts(map, times);
        }

        public GeneratedJob<Map<K, V>> with(Arguments arguments) {
            return new InvertedJob<K, V>(arguments.get(0), arguments.getInt(1));
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

    @SuppressWarnings({"all", "rawtypes", "unchecked"})
    private record Named<E extends Enum<E>>(Class<E> type, String name) implements GeneratedJob<E> {
        private static final GeneratedFunction<?> FUNCTION = GeneratedFunction.of(
                        1,
                        Generics.class,
                        "named",
                        new Named(null, null))
                .positional("type", Class.class)
                .positional("name", String.class);

        public E call() {
            return Generics.<E>named(type, name);
        }

        public JobParts parts() {
            return FUNCTION.parts(type, name);
        }

        public GeneratedJob<E> with(Arguments arguments) {
            return new Named<E>(arguments.get(0), arguments.<String>get(1));
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

    @SuppressWarnings({"all", "rawtypes", "unchecked"})
    private record None<T extends Number & Serializable>() implements GeneratedJob<List<T>> {
        private static final GeneratedFunction<?> FUNCTION = GeneratedFunction.of(
                        1,
                        Generics.class,
                        "none",
                        new None());

        public List<T> call() {
            return Generics.<T>none();
        }

        public JobParts parts() {
            return FUNCTION.parts();
        }

        public GeneratedJob<List<T>> with(Arguments arguments) {
            return new None<T>();
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

    @SuppressWarnings({"all", "rawtypes"})
    private record Raw(List<Map> raw) implements GeneratedJob<List> {
        private static final GeneratedFunction<List> FUNCTION = GeneratedFunction.of(
                        1,
                        Generics.class,
                        "raw",
                        new Raw(null))
                .positional("raw", List.class);

        public List call() {
            return Generics.raw(raw);
        }

        public JobParts parts() {
            return FUNCTION.parts(raw);
        }

        public GeneratedJob<List> with(Arguments arguments) {
            return new Raw(arguments.get(0));
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
