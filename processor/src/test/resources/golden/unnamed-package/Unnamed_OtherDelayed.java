import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Unnamed.Other}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class Unnamed_OtherDelayed {
    /**
     * There are only static factories.
     */
    private Unnamed_OtherDelayed() {
    }

    /**
     * A job that calls {@link Unnamed.Other#same(Unnamed.Other, Unnamed.Colour)}.
     *
     * @return the job
     */
    static Same same(Unnamed.Other other) {
        return new SameJob(other, Unnamed.Colour.RED);
    }

    /**
     * A job that calls {@link Unnamed.Other#same(Unnamed.Other, Unnamed.Colour)}, and its keywords.
     */
    interface Same extends Job<Unnamed.Other> {
        /**
         * Sets colour, which is Colour.RED by default.
         *
         * @param colour the value
         * @return a new job
         */
        Same colour(Unnamed.Colour colour);

        Unnamed.Other call();
    }

    private record SameJob(Unnamed.Other other,
            Unnamed.Colour colour) implements Same, GeneratedJob<Unnamed.Other> {
        private static final GeneratedFunction<Unnamed.Other> FUNCTION = GeneratedFunction.of(
                        1,
                        Unnamed.Other.class,
                        "same",
                        new SameJob(null, null))
                .positional("other", Unnamed.Other.class)
                .keyword("colour", Unnamed.Colour.class, Unnamed.Colour.RED);

        public Same colour(Unnamed.Colour colour) {
            return new SameJob(other, colour);
        }

        public Unnamed.Other call() {
            return Unnamed.Other.same(other, colour);
        }

        public JobParts parts() {
            return FUNCTION.parts(other, colour);
        }

        public GeneratedJob<Unnamed.Other> with(Arguments arguments) {
            return new SameJob(arguments.<Unnamed.Other>get(0), arguments.<Unnamed.Colour>get(1));
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
