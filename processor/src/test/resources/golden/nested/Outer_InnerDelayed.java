package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Outer.Inner}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
public final class Outer_InnerDelayed {
    /**
     * There are only static factories.
     */
    private Outer_InnerDelayed() {
    }

    /**
     * A job that calls {@link Outer.Inner#inInterface(Outer.Inner)}.
     *
     * @return the job
     */
    public static Job<Integer> inInterface(Outer.Inner inner) {
        return new InInterface(inner);
    }

    private record InInterface(Outer.Inner inner) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Outer.Inner.class,
                        "inInterface",
                        new InInterface(null))
                .positional("inner", Outer.Inner.class);

        public Integer call() {
            return Outer.Inner.inInterface(inner);
        }

        public JobParts parts() {
            return FUNCTION.parts(inner);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new InInterface(arguments.<Outer.Inner>get(0));
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
