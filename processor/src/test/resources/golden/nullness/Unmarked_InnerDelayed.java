package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of the methods of {@link Unmarked.Inner}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class Unmarked_InnerDelayed {
    /**
     * There are only static factories.
     */
    private Unmarked_InnerDelayed() {
    }

    /**
     * A job that calls {@link Unmarked.Inner#unmarked(Object)}.
     *
     * @return the job
     */
    static Job<@Nullable Object> unmarked(Object x) {
        return new Unmarked_(x);
    }

    private record Unmarked_(Object x) implements GeneratedJob<@Nullable Object> {
        private static final GeneratedFunction<@Nullable Object> FUNCTION = GeneratedFunction.of(
                        1,
                        Unmarked.Inner.class,
                        "unmarked",
                        new Unmarked_(null))
                .positional("x", Object.class);

        public @Nullable Object call() {
            return Unmarked.Inner.unmarked(x);
        }

        public JobParts parts() {
            return FUNCTION.parts(x);
        }

        public GeneratedJob<@Nullable Object> with(Arguments arguments) {
            return new Unmarked_(arguments.<Object>get(0));
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
