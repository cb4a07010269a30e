package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Outer.Inner.Deepest}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
public final class Outer_Inner_DeepestDelayed {
    /**
     * There are only static factories.
     */
    private Outer_Inner_DeepestDelayed() {
    }

    /**
     * A job that calls {@link Outer.Inner.Deepest#inRecord(Outer.Inner.Deepest, Outer.Hidden)}.
     *
     * @return the job
     */
    static Job<Outer.Inner.Deepest> inRecord(Outer.Inner.Deepest deepest, Outer.Hidden hidden) {
        return new InRecord(deepest, hidden);
    }

    private record InRecord(Outer.Inner.Deepest deepest,
            Outer.Hidden hidden) implements GeneratedJob<Outer.Inner.Deepest> {
        private static final GeneratedFunction<Outer.Inner.Deepest> FUNCTION = GeneratedFunction.of(
                        1,
                        Outer.Inner.Deepest.class,
                        "inRecord",
                        new InRecord(null, null))
                .positional("deepest", Outer.Inner.Deepest.class)
                .positional("hidden", Outer.Hidden.class);

        public Outer.Inner.Deepest call() {
            return Outer.Inner.Deepest.inRecord(deepest, hidden);
        }

        public JobParts parts() {
            return FUNCTION.parts(deepest, hidden);
        }

        public GeneratedJob<Outer.Inner.Deepest> with(Arguments arguments) {
            return new InRecord(arguments.<Outer.Inner.Deepest>get(0),
                    arguments.<Outer.Hidden>get(1));
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
