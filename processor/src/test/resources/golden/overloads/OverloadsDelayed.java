package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.util.Date;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Overloads}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class OverloadsDelayed {
    /**
     * There are only static factories.
     */
    private OverloadsDelayed() {
    }

    /**
     * A job that calls {@link Overloads#f(int)}.
     *
     * @return the job
     */
    static Job<Integer> f(int x) {
        return new F_int(x);
    }

    /**
     * A job that calls {@link Overloads#f(Integer)}.
     *
     * @return the job
     */
    static Job<Integer> f(Integer x) {
        return new F_Integer(x);
    }

    /**
     * A job that calls {@link Overloads#f(Date, int...)}.
     *
     * @return the job
     */
    static Job<Integer> f(Date x, int... xs) {
        return new F_java_util_Date_intArray(x, Objects.requireNonNull(xs, "xs").clone());
    }

    /**
     * A job that calls {@link Overloads#f(java.sql.Date, int...)}.
     *
     * @return the job
     */
    static Job<Integer> f(java.sql.Date x, int... xs) {
        return new F_java_sql_Date_intArray(x, Objects.requireNonNull(xs, "xs").clone());
    }

    /**
     * A job that calls {@link Overloads#f(String, long)}.
     *
     * @return the job
     */
    static F_String_long f(String x) {
        return new F_String_longJob(x, 1L);
    }

    /**
     * A job that calls {@link Overloads#F(int)}.
     *
     * @return the job
     */
    static Job<Integer> F(int x) {
        return new F(x);
    }

    private record F_int(int x) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Overloads.class,
                        "f",
                        new F_int(0))
                .positional("x", int.class);

        public Integer call() {
            return Overloads.f(x);
        }

        public JobParts parts() {
            return FUNCTION.parts(x);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new F_int(arguments.getInt(0));
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

    private record F_Integer(Integer x) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Overloads.class,
                        "f",
                        new F_Integer(null))
                .positional("x", Integer.class);

        public Integer call() {
            return Overloads.f(x);
        }

        public JobParts parts() {
            return FUNCTION.parts(x);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new F_Integer(arguments.<Integer>get(0));
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

    private record F_java_util_Date_intArray(Date x, int[] xs) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Overloads.class,
                        "f",
                        new F_java_util_Date_intArray(null, null))
                .positional("x", Date.class)
                .varargs("xs", int[].class);

        public Integer call() {
            return Overloads.f(x, xs.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts(x, xs);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new F_java_util_Date_intArray(arguments.<Date>get(0), arguments.<int[]>get(1));
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

    private record F_java_sql_Date_intArray(java.sql.Date x,
            int[] xs) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Overloads.class,
                        "f",
                        new F_java_sql_Date_intArray(null, null))
                .positional("x", java.sql.Date.class)
                .varargs("xs", int[].class);

        public Integer call() {
            return Overloads.f(x, xs.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts(x, xs);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new F_java_sql_Date_intArray(arguments.<java.sql.Date>get(0),
                    arguments.<int[]>get(1));
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
     * A job that calls {@link Overloads#f(String, long)}, and its keywords.
     */
    interface F_String_long extends Job<Integer> {
        /**
         * Sets y, which is 1L by default.
         *
         * @param y the value
         * @return a new job
         */
        F_String_long y(long y);

        Integer call();
    }

    private record F_String_longJob(String x,
            long y) implements F_String_long, GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Overloads.class,
                        "f",
                        new F_String_longJob(null, 0))
                .positional("x", String.class)
                .keyword("y", long.class, 1L);

        public F_String_long y(long y) {
            return new F_String_longJob(x, y);
        }

        public Integer call() {
            return Overloads.f(x, y);
        }

        public JobParts parts() {
            return FUNCTION.parts(x, y);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new F_String_longJob(arguments.<String>get(0), arguments.getLong(1));
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

    private record F(int x) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Overloads.class,
                        "F",
                        new F(0))
                .positional("x", int.class);

        public Integer call() {
            return Overloads.F(x);
        }

        public JobParts parts() {
            return FUNCTION.parts(x);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new F(arguments.getInt(0));
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
