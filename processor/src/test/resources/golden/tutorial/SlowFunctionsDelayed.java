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
 * Jobs of the methods of {@link SlowFunctions}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
public final class SlowFunctionsDelayed {
    /**
     * There are only static factories.
     */
    private SlowFunctionsDelayed() {
    }

    /**
     * Sleeps a second, then returns the square.
     *
     * <p>A job that calls {@link SlowFunctions#slowFunction(int)}.
     *
     * @return the job
     */
    public static Job<Integer> slowFunction(int value) {
        return new SlowFunction(value);
    }

    /**
     * Sleeps a second, then combines the values.
     *
     * <p>A job that calls {@link SlowFunctions#slowFunction2(int, int, String, int...)}.
     * It throws InterruptedException if it is woken up.
     *
     * @param v1 the first value
     * @param v2 the second value
     * @param args more values
     * @return the job; its result: the result
     */
    public static SlowFunction2 slowFunction2(int v1, int v2, int... args) {
        return new SlowFunction2Job(v1, v2, "*", Objects.requireNonNull(args, "args").clone());
    }

    /**
     * Prints.
     *
     * <p>A job that calls {@link SlowFunctions#print(String)}.
     *
     * @return the job
     */
    static Job<Void> print(String text) {
        return new Print(text);
    }

    private record SlowFunction(int value) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        SlowFunctions.class,
                        "slowFunction",
                        new SlowFunction(0))
                .positional("value", int.class);

        public Integer call() throws InterruptedException {
            return SlowFunctions.slowFunction(value);
        }

        public JobParts parts() {
            return FUNCTION.parts(value);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new SlowFunction(arguments.getInt(0));
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
     * A job that calls {@link SlowFunctions#slowFunction2(int, int, String, int...)}, and its keywords.
     */
    public interface SlowFunction2 extends Job<Integer> {
        /**
         * Sets operation, which is "*" by default.
         *
         * @param operation what to do with them
         * @return a new job
         */
        SlowFunction2 operation(String operation);

        Integer call() throws InterruptedException;
    }

    private record SlowFunction2Job(int v1, int v2, String operation,
            int[] args_) implements SlowFunction2, GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        SlowFunctions.class,
                        "slowFunction2",
                        new SlowFunction2Job(0, 0, null, null))
                .positional("v1", int.class)
                .positional("v2", int.class)
                .keyword("operation", String.class, "*")
                .varargs("args", int[].class);

        public SlowFunction2 operation(String operation) {
            return new SlowFunction2Job(v1, v2, operation, args_);
        }

        public Integer call() throws InterruptedException {
            return SlowFunctions.slowFunction2(v1, v2, operation, args_.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts(v1, v2, operation, args_);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new SlowFunction2Job(arguments.getInt(0), arguments.getInt(1),
                    arguments.<String>get(2), arguments.<int[]>get(3));
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

    private record Print(String text) implements GeneratedJob<Void> {
        private static final GeneratedFunction<Void> FUNCTION = GeneratedFunction.of(
                        1,
                        SlowFunctions.class,
                        "print",
                        new Print(null))
                .positional("text", String.class);

        public Void call() {
            SlowFunctions.print(text);
            return null;
        }

        public JobParts parts() {
            return FUNCTION.parts(text);
        }

        public GeneratedJob<Void> with(Arguments arguments) {
            return new Print(arguments.<String>get(0));
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
