package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.io.IOException;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Documented}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class DocumentedDelayed {
    /**
     * There are only static factories.
     */
    private DocumentedDelayed() {
    }

    /**
     * Odd: $1, $L, $$, plain, a label, List&lt;String&gt; x. y, *&#47;, &lt;b&gt;, &#64;,
     * &#92;&#92;u002a/, \u00e9 and more.
     *
     * <p>A job that calls {@link Documented#odd(int, String)}.
     * It throws IOException if it must.
     * It throws IllegalStateException &lt;never&gt;.
     *
     * @param x $T and *&#47; with a description that is so long that it must be wrapped somewhere in the
     * middle of it
     * @return the job; its result: a $N
     */
    static Odd odd(int x) {
        return new OddJob(x, "*/ <b> $L");
    }

    /**
     * Many stars at the end
     *
     * <p>A job that calls {@link Documented#starry(int)}.
     *
     * @return the job
     */
    static Job<Integer> starry(int x) {
        return new Starry(x);
    }

    /**
     * One sentence without an end
     *
     * <p>A job that calls {@link Documented#plain(int)}.
     *
     * @return the job
     */
    static Job<Integer> plain(int x) {
        return new Plain(x);
    }

    /**
     * A job that calls {@link Documented#onlyATag(int)}.
     *
     * @return the job; its result: what it gets
     */
    static Job<Integer> onlyATag(int x) {
        return new OnlyATag(x);
    }

    /**
     * A job that calls {@link Documented#undocumented(int)}.
     *
     * @return the job
     */
    static Job<Integer> undocumented(int x) {
        return new Undocumented(x);
    }

    /**
     * A job that calls {@link Documented#odd(int, String)}, and its keywords.
     */
    interface Odd extends Job<Integer> {
        /**
         * Sets y, which is "*&#47; &lt;b&gt; $L" by default.
         *
         * @param y with &#123;braces&#125;
         * @return a new job
         */
        Odd y(String y);

        Integer call() throws IOException;
    }

    private record OddJob(int x, String y) implements Odd, GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Documented.class,
                        "odd",
                        new OddJob(0, null))
                .positional("x", int.class)
                .keyword("y", String.class, "*/ <b> $L");

        public Odd y(String y) {
            return new OddJob(x, y);
        }

        public Integer call() throws IOException {
            return Documented.odd(x, y);
        }

        public JobParts parts() {
            return FUNCTION.parts(x, y);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new OddJob(arguments.getInt(0), arguments.<String>get(1));
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

    private record Starry(int x) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Documented.class,
                        "starry",
                        new Starry(0))
                .positional("x", int.class);

        public Integer call() {
            return Documented.starry(x);
        }

        public JobParts parts() {
            return FUNCTION.parts(x);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Starry(arguments.getInt(0));
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

    private record Plain(int x) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Documented.class,
                        "plain",
                        new Plain(0))
                .positional("x", int.class);

        public Integer call() {
            return Documented.plain(x);
        }

        public JobParts parts() {
            return FUNCTION.parts(x);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Plain(arguments.getInt(0));
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

    private record OnlyATag(int x) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Documented.class,
                        "onlyATag",
                        new OnlyATag(0))
                .positional("x", int.class);

        public Integer call() {
            return Documented.onlyATag(x);
        }

        public JobParts parts() {
            return FUNCTION.parts(x);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new OnlyATag(arguments.getInt(0));
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

    private record Undocumented(int x) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Documented.class,
                        "undocumented",
                        new Undocumented(0))
                .positional("x", int.class);

        public Integer call() {
            return Documented.undocumented(x);
        }

        public JobParts parts() {
            return FUNCTION.parts(x);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Undocumented(arguments.getInt(0));
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
