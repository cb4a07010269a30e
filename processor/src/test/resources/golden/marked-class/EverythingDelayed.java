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
 * Jobs of the methods of {@link Everything}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class EverythingDelayed {
    /**
     * The object that the jobs are of.
     */
    private final Everything receiver;

    /**
     * For one object.
     *
     * @param receiver the object
     */
    private EverythingDelayed(Everything receiver) {
        this.receiver = receiver;
    }

    /**
     * The factories of the methods of one {@link Everything}.
     *
     * @param receiver the object
     * @return its factories
     */
    static EverythingDelayed on(Everything receiver) {
        return new EverythingDelayed(Objects.requireNonNull(receiver, "receiver"));
    }

    /**
     * A job that calls {@link Everything#abs(int)}.
     *
     * @return the job
     */
    public Job<Integer> abs(int x) {
        return new Abs(receiver, x);
    }

    /**
     * A job that calls {@link Everything#twice(int)}.
     *
     * @return the job
     */
    public Job<Integer> twice(int x) {
        return new Twice(receiver, x);
    }

    /**
     * A job that calls {@link Everything#none()}.
     *
     * @return the job
     */
    public static Job<Integer> none() {
        return new None();
    }

    private record Abs(Everything receiver, int x) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Everything.class,
                        "abs",
                        new Abs(null, 0))
                .positional("x", int.class);

        public Integer call() {
            return receiver.abs(x);
        }

        public JobParts parts() {
            return FUNCTION.on(receiver).parts(x);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Abs(arguments.<Everything>receiver(), arguments.getInt(0));
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

    private record Twice(Everything receiver, int x) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Everything.class,
                        "twice",
                        new Twice(null, 0))
                .positional("x", int.class);

        public Integer call() {
            return receiver.twice(x);
        }

        public JobParts parts() {
            return FUNCTION.on(receiver).parts(x);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Twice(arguments.<Everything>receiver(), arguments.getInt(0));
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

    private record None() implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Everything.class,
                        "none",
                        new None());

        public Integer call() {
            return Everything.none();
        }

        public JobParts parts() {
            return FUNCTION.parts();
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new None();
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
