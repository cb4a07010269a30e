package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Unicode}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class UnicodeDelayed {
    /**
     * There are only static factories.
     */
    private UnicodeDelayed() {
    }

    /**
     * Adds \u03c0 \ud83d\ude00.
     *
     * <p>A job that calls {@link Unicode#\u00e9t\u00e9(int, char, String)}.
     *
     * @return the job
     */
    static \u00c9t\u00e9 \u00e9t\u00e9(int \u03c0) {
        return new \u00c9t\u00e9Job(\u03c0, '\u20ac', "\ud83d\ude00");
    }

    /**
     * A job that calls {@link Unicode#\u00e9t\u00e9(int, char, String)}, and its keywords.
     */
    interface \u00c9t\u00e9 extends Job<Integer> {
        /**
         * Sets \u20aceuro, which is '\u20ac' by default.
         *
         * @param \u20aceuro the value
         * @return a new job
         */
        \u00c9t\u00e9 \u20aceuro(char \u20aceuro);

        /**
         * Sets smile, which is "\ud83d\ude00" by default.
         *
         * @param smile the value
         * @return a new job
         */
        \u00c9t\u00e9 smile(String smile);

        Integer call();
    }

    private record \u00c9t\u00e9Job(int \u03c0, char \u20aceuro, String smile) implements \u00c9t\u00e9, GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Unicode.class,
                        "\u00e9t\u00e9",
                        new \u00c9t\u00e9Job(0, (char) 0, null))
                .positional("\u03c0", int.class)
                .keyword("\u20aceuro", char.class, '\u20ac')
                .keyword("smile", String.class, "\ud83d\ude00");

        public \u00c9t\u00e9 \u20aceuro(char \u20aceuro) {
            return new \u00c9t\u00e9Job(\u03c0, \u20aceuro, smile);
        }

        public \u00c9t\u00e9 smile(String smile) {
            return new \u00c9t\u00e9Job(\u03c0, \u20aceuro, smile);
        }

        public Integer call() {
            return Unicode.\u00e9t\u00e9(\u03c0, \u20aceuro, smile);
        }

        public JobParts parts() {
            return FUNCTION.parts(\u03c0, \u20aceuro, smile);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new \u00c9t\u00e9Job(arguments.getInt(0), arguments.getChar(1), arguments.<String>get(2));
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
