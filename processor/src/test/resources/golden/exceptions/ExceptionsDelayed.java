package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Exceptions}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class ExceptionsDelayed {
    /**
     * There are only static factories.
     */
    private ExceptionsDelayed() {
    }

    /**
     * A job that calls {@link Exceptions#checked()}.
     *
     * @return the job
     */
    static Job<Void> checked() {
        return new Checked();
    }

    /**
     * A job that calls {@link Exceptions#unchecked()}.
     *
     * @return the job
     */
    static Job<Integer> unchecked() {
        return new Unchecked();
    }

    /**
     * A job that calls {@link Exceptions#variable(Class, int)}.
     *
     * @param <X> a type
     * @param <Y> a type
     * @return the job
     */
    static <X extends Exception, Y extends RuntimeException> Variable<X, Y> variable(
            Class<X> type) {
        return new VariableJob<X, Y>(type, 1);
    }

    /**
     * A job that calls {@link Exceptions#any()}.
     *
     * @return the job
     */
    static Job<Void> any() {
        return new Any();
    }

    private record Checked() implements GeneratedJob<Void> {
        private static final GeneratedFunction<Void> FUNCTION = GeneratedFunction.of(
                        1,
                        Exceptions.class,
                        "checked",
                        new Checked());

        public Void call() throws IOException, TimeoutException {
            Exceptions.checked();
            return null;
        }

        public JobParts parts() {
            return FUNCTION.parts();
        }

        public GeneratedJob<Void> with(Arguments arguments) {
            return new Checked();
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

    private record Unchecked() implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Exceptions.class,
                        "unchecked",
                        new Unchecked());

        public Integer call() {
            return Exceptions.unchecked();
        }

        public JobParts parts() {
            return FUNCTION.parts();
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Unchecked();
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
     * A job that calls {@link Exceptions#variable(Class, int)}, and its keywords.
     *
     * @param <X> a type
     * @param <Y> a type
     */
    interface Variable<X extends Exception, Y extends RuntimeException> extends Job<Integer> {
        /**
         * Sets y, which is 1 by default.
         *
         * @param y the value
         * @return a new job
         */
        Variable<X, Y> y(int y);

        Integer call() throws X;
    }

    @SuppressWarnings({"all", "rawtypes", "unchecked"})
    private record VariableJob<X extends Exception, Y extends RuntimeException>(Class<X> type,
            int y) implements Variable<X, Y>, GeneratedJob<Integer> {
        private static final GeneratedFunction<?> FUNCTION = GeneratedFunction.of(
                        1,
                        Exceptions.class,
                        "variable",
                        new VariableJob(null, 0))
                .positional("type", Class.class)
                .keyword("y", int.class, 1);

        public Variable<X, Y> y(int y) {
            return new VariableJob<X, Y>(type, y);
        }

        public Integer call() throws X {
            return Exceptions.<X, Y>variable(type, y);
        }

        public JobParts parts() {
            return FUNCTION.parts(type, y);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new VariableJob<X, Y>(arguments.get(0), arguments.getInt(1));
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

    private record Any() implements GeneratedJob<Void> {
        private static final GeneratedFunction<Void> FUNCTION = GeneratedFunction.of(
                        1,
                        Exceptions.class,
                        "any",
                        new Any());

        public Void call() throws Exception {
            try {
                Exceptions.any();
                return null;
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new ExecutionException(e);
            }
        }

        public JobParts parts() {
            return FUNCTION.parts();
        }

        public GeneratedJob<Void> with(Arguments arguments) {
            return new Any();
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
