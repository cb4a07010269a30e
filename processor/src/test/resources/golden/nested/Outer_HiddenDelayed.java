package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Outer.Hidden}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class Outer_HiddenDelayed {
    /**
     * There are only static factories.
     */
    private Outer_HiddenDelayed() {
    }

    /**
     * A job that calls {@link Outer.Hidden#inEnum(Outer.Hidden)}.
     *
     * @return the job
     */
    static Job<Outer.Hidden> inEnum(Outer.Hidden hidden) {
        return new InEnum(hidden);
    }

    private record InEnum(Outer.Hidden hidden) implements GeneratedJob<Outer.Hidden> {
        private static final GeneratedFunction<Outer.Hidden> FUNCTION = GeneratedFunction.of(
                        1,
                        Outer.Hidden.class,
                        "inEnum",
                        new InEnum(null))
                .positional("hidden", Outer.Hidden.class);

        public Outer.Hidden call() {
            return Outer.Hidden.inEnum(hidden);
        }

        public JobParts parts() {
            return FUNCTION.parts(hidden);
        }

        public GeneratedJob<Outer.Hidden> with(Arguments arguments) {
            return new InEnum(arguments.<Outer.Hidden>get(0));
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
