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
 * Jobs of the methods of {@link Deprecation}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class DeprecationDelayed {
    /**
     * There are only static factories.
     */
    private DeprecationDelayed() {
    }

    /**
     * Was good once.
     *
     * <p>A job that calls {@link Deprecation#plain(int, int)}.
     *
     * @return the job
     * @deprecated The method is.
     */
    @Deprecated
    @SuppressWarnings({"all", "deprecation"})
    static Plain plain(int x) {
        return new PlainJob(x, 1);
    }

    /**
     * A job that calls {@link Deprecation#withValues(int)}.
     *
     * @return the job
     * @deprecated The method is.
     */
    @Deprecated(
            since = "1.2",
            forRemoval = true
    )
    @SuppressWarnings({"all", "removal"})
    static Job<Integer> withValues(int x) {
        return new WithValues(x);
    }

    /**
     * A job that calls {@link Deprecation#deepInTheSignature(List)}.
     *
     * @return the job
     */
    @SuppressWarnings({"all", "deprecation"})
    static Job<Integer> deepInTheSignature(List<? super Deprecation.Old[]> old) {
        return new DeepInTheSignature(old);
    }

    /**
     * A job that calls {@link Deprecation#plain(int, int)}, and its keywords.
     */
    @SuppressWarnings({"all", "deprecation"})
    interface Plain extends Job<Integer> {
        /**
         * Sets y, which is 1 by default.
         *
         * @param y the value
         * @return a new job
         */
        Plain y(int y);

        Integer call();
    }

    @SuppressWarnings({"all", "deprecation"})
    private record PlainJob(int x, int y) implements Plain, GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Deprecation.class,
                        "plain",
                        new PlainJob(0, 0))
                .positional("x", int.class)
                .keyword("y", int.class, 1);

        public Plain y(int y) {
            return new PlainJob(x, y);
        }

        public Integer call() {
            return Deprecation.plain(x, y);
        }

        public JobParts parts() {
            return FUNCTION.parts(x, y);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new PlainJob(arguments.getInt(0), arguments.getInt(1));
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

    @SuppressWarnings({"all", "removal"})
    private record WithValues(int x) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Deprecation.class,
                        "withValues",
                        new WithValues(0))
                .positional("x", int.class);

        public Integer call() {
            return Deprecation.withValues(x);
        }

        public JobParts parts() {
            return FUNCTION.parts(x);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new WithValues(arguments.getInt(0));
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

    @SuppressWarnings({"all", "deprecation"})
    private record DeepInTheSignature(
            List<? super Deprecation.Old[]> old) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Deprecation.class,
                        "deepInTheSignature",
                        new DeepInTheSignature(null))
                .positional("old", List.class);

        public Integer call() {
            return Deprecation.deepInTheSignature(old);
        }

        public JobParts parts() {
            return FUNCTION.parts(old);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new DeepInTheSignature(arguments.get(0));
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
