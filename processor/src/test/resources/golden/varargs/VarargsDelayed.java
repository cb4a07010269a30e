package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Varargs}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class VarargsDelayed {
    /**
     * There are only static factories.
     */
    private VarargsDelayed() {
    }

    /**
     * A job that calls {@link Varargs#primitives(int...)}.
     *
     * @return the job
     */
    static Job<Integer> primitives(int... xs) {
        return new Primitives(java.util.Objects.requireNonNull(xs, "xs").clone());
    }

    /**
     * A job that calls {@link Varargs#objects(Object...)}.
     *
     * @return the job
     */
    static Job<Integer> objects(Object... xs) {
        return new Objects(java.util.Objects.requireNonNull(xs, "xs").clone());
    }

    /**
     * A job that calls {@link Varargs#arrays(int[]...)}.
     *
     * @return the job
     */
    static Job<Integer> arrays(int[]... rows) {
        return new Arrays(java.util.Objects.requireNonNull(rows, "rows").clone());
    }

    /**
     * A job that calls {@link Varargs#safe(List, List...)}.
     *
     * @param <T> a type
     * @return the job
     */
    @SafeVarargs
    @SuppressWarnings({"all", "varargs"})
    static <T> Job<Integer> safe(List<T> first, List<T>... more) {
        return new Safe<T>(first, java.util.Objects.requireNonNull(more, "more").clone());
    }

    /**
     * A job that calls {@link Varargs#unsafe(Object...)}.
     *
     * @param <T> a type
     * @return the job
     */
    @SuppressWarnings({"all", "unchecked"})
    static <T> Job<Integer> unsafe(T... more) {
        return new Unsafe<T>(java.util.Objects.requireNonNull(more, "more").clone());
    }

    /**
     * A job that calls {@link Varargs#withKeyword(int, String...)}.
     *
     * @return the job
     */
    static WithKeyword withKeyword(String... names) {
        return new WithKeywordJob(0, java.util.Objects.requireNonNull(names, "names").clone());
    }

    private record Primitives(int[] xs) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Varargs.class,
                        "primitives",
                        new Primitives(null))
                .varargs("xs", int[].class);

        public Integer call() {
            return Varargs.primitives(xs.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts(xs);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Primitives(arguments.<int[]>get(0));
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

    private record Objects(Object[] xs) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Varargs.class,
                        "objects",
                        new Objects(null))
                .varargs("xs", Object[].class);

        public Integer call() {
            return Varargs.objects(xs.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts((Object) xs);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Objects(arguments.<Object[]>get(0));
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

    private record Arrays(int[][] rows) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Varargs.class,
                        "arrays",
                        new Arrays(null))
                .varargs("rows", int[][].class);

        public Integer call() {
            return Varargs.arrays(rows.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts((Object) rows);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Arrays(arguments.<int[][]>get(0));
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
    private record Safe<T>(List<T> first, List<T>[] more) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<?> FUNCTION = GeneratedFunction.of(
                        1,
                        Varargs.class,
                        "safe",
                        new Safe(null, null))
                .positional("first", List.class)
                .varargs("more", List[].class);

        public Integer call() {
            return Varargs.<T>safe(first, more.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts(first, more);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Safe<T>(arguments.get(0), arguments.get(1));
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
    private record Unsafe<T>(T[] more) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<?> FUNCTION = GeneratedFunction.of(
                        1,
                        Varargs.class,
                        "unsafe",
                        new Unsafe(null))
                .varargs("more", Object[].class);

        public Integer call() {
            return Varargs.<T>unsafe(more.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts((Object) more);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Unsafe<T>(arguments.get(0));
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

    /**
     * A job that calls {@link Varargs#withKeyword(int, String...)}, and its keywords.
     */
    interface WithKeyword extends Job<Integer> {
        /**
         * Sets offset, which is 0 by default.
         *
         * @param offset the value
         * @return a new job
         */
        WithKeyword offset(int offset);

        Integer call();
    }

    private record WithKeywordJob(int offset,
            String[] names) implements WithKeyword, GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Varargs.class,
                        "withKeyword",
                        new WithKeywordJob(0, null))
                .keyword("offset", int.class, 0)
                .varargs("names", String[].class);

        public WithKeyword offset(int offset) {
            return new WithKeywordJob(offset, names);
        }

        public Integer call() {
            return Varargs.withKeyword(offset, names.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts(offset, names);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new WithKeywordJob(arguments.getInt(0), arguments.<String[]>get(1));
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
