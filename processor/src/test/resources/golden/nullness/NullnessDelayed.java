package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of the methods of {@link Nullness}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
@NullMarked
final class NullnessDelayed {
    /**
     * There are only static factories.
     */
    private NullnessDelayed() {
    }

    /**
     * A job that calls {@link Nullness#everywhere(Object, List, Object[], Map.Entry, String, Object...)}.
     *
     * @return the job
     */
    static Everywhere everywhere(@Nullable Object a, List<@Nullable Object> b,
            Object @Nullable [] c, Map. @Nullable Entry<Object, Object> d,
            @Nullable Object @Nullable ... f) {
        return new EverywhereJob(a, b, c, d, null, Objects.requireNonNull(f, "f").clone());
    }

    /**
     * A job that calls {@link Nullness#nothing(Integer)}.
     *
     * @return the job
     */
    static Nothing nothing() {
        return new NothingJob(1);
    }

    /**
     * A job that calls {@link Nullness#generic(Object)}.
     *
     * @param <T> a type
     * @return the job
     */
    static <T extends @Nullable Object> Job<List<@Nullable T>> generic(T t) {
        return new Generic<T>(t);
    }

    /**
     * A job that calls {@link Nullness#everywhere(Object, List, Object[], Map.Entry, String, Object...)}, and its keywords.
     */
    interface Everywhere extends Job<@Nullable Object> {
        /**
         * Sets e, which is null by default.
         *
         * @param e the value
         * @return a new job
         */
        Everywhere e(@Nullable String e);

        @Nullable Object call();
    }

    private record EverywhereJob(@Nullable Object a, List<@Nullable Object> b,
            Object @Nullable [] c, Map. @Nullable Entry<Object, Object> d, @Nullable String e,
            @Nullable Object @Nullable [] f) implements Everywhere, GeneratedJob<@Nullable Object> {
        private static final GeneratedFunction<@Nullable Object> FUNCTION = GeneratedFunction.of(
                        1,
                        Nullness.class,
                        "everywhere",
                        new EverywhereJob(null, null, null, null, null, null))
                .positional("a", Object.class)
                .positional("b", List.class)
                .positional("c", Object[].class)
                .positional("d", Map.Entry.class)
                .keyword("e", String.class, null)
                .varargs("f", Object[].class);

        public Everywhere e(@Nullable String e) {
            return new EverywhereJob(a, b, c, d, e, f);
        }

        public @Nullable Object call() {
            return Nullness.everywhere(a, b, c, d, e, f.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts(a, b, c, d, e, f);
        }

        public GeneratedJob<@Nullable Object> with(Arguments arguments) {
            return new EverywhereJob(arguments.<Object>get(0), arguments.get(1),
                    arguments.<Object[]>get(2), arguments.get(3), arguments.<String>get(4),
                    arguments.get(5));
        }

        public boolean equals(@Nullable Object other) {
            return FUNCTION.areEqual(this, other);
        }

        public int hashCode() {
            return FUNCTION.hashCodeOf(this);
        }

        public String toString() {
            return FUNCTION.toStringOf(this);
        }
    }

    /**
     * A job that calls {@link Nullness#nothing(Integer)}, and its keywords.
     */
    interface Nothing extends Job<@Nullable Void> {
        /**
         * Sets x, which is 1 by default.
         *
         * @param x the value
         * @return a new job
         */
        Nothing x(@Nullable Integer x);

        @Nullable Void call();
    }

    private record NothingJob(
            @Nullable Integer x) implements Nothing, GeneratedJob<@Nullable Void> {
        private static final GeneratedFunction<@Nullable Void> FUNCTION = GeneratedFunction.of(
                        1,
                        Nullness.class,
                        "nothing",
                        new NothingJob(null))
                .keyword("x", Integer.class, 1);

        public Nothing x(@Nullable Integer x) {
            return new NothingJob(x);
        }

        public @Nullable Void call() {
            Nullness.nothing(x);
            return null;
        }

        public JobParts parts() {
            return FUNCTION.parts(x);
        }

        public GeneratedJob<@Nullable Void> with(Arguments arguments) {
            return new NothingJob(arguments.<Integer>get(0));
        }

        public boolean equals(@Nullable Object other) {
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
    private record Generic<T extends @Nullable Object>(
            T t) implements GeneratedJob<List<@Nullable T>> {
        private static final GeneratedFunction<?> FUNCTION = GeneratedFunction.of(
                        1,
                        Nullness.class,
                        "generic",
                        new Generic(null))
                .positional("t", Object.class);

        public List<@Nullable T> call() {
            return Nullness.<T>generic(t);
        }

        public JobParts parts() {
            return FUNCTION.parts(t);
        }

        public GeneratedJob<List<@Nullable T>> with(Arguments arguments) {
            return new Generic<T>(arguments.get(0));
        }

        public boolean equals(@Nullable Object other) {
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
