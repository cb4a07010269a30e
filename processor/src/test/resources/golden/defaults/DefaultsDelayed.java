package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Defaults}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class DefaultsDelayed {
    /**
     * There are only static factories.
     */
    private DefaultsDelayed() {
    }

    /**
     * A job that calls {@link Defaults#primitives(boolean, byte, short, char, int, long, float, double)}.
     *
     * @return the job
     */
    static Primitives primitives() {
        return new PrimitivesJob(true, (byte) -128, (short) 127, '\'', 1000, 3L, 1000.0f,
                Double.NaN);
    }

    /**
     * A job that calls {@link Defaults#boxes(Boolean, Byte, Short, Character, Integer, Long, Float, Double)}.
     *
     * @return the job
     */
    static Boxes boxes() {
        return new BoxesJob(false, (byte) 1, (short) -1, '\\', 15, -1L, Float.NEGATIVE_INFINITY,
                0.5);
    }

    /**
     * A job that calls {@link Defaults#objects(String, Defaults.Colour, Class, Object)}.
     *
     * @return the job
     */
    static Objects objects() {
        return new ObjectsJob("a\n\"$L\" */ \u00e9\u2028", Defaults.Colour.RED, Map.Entry.class, null);
    }

    /**
     * A job that calls {@link Defaults#computed(List, int)}.
     *
     * @return the job
     */
    static Computed computed() {
        return new ComputedJob(Defaults.seeds(), Defaults.LIMIT);
    }

    /**
     * A job that calls {@link Defaults#pinned(int, int)}.
     *
     * @return the job
     */
    static Pinned pinned(int args) {
        return new PinnedJob(args, 1);
    }

    /**
     * A job that calls {@link Defaults#primitives(boolean, byte, short, char, int, long, float, double)}, and its keywords.
     */
    interface Primitives extends Job<Integer> {
        /**
         * Sets z, which is true by default.
         *
         * @param z the value
         * @return a new job
         */
        Primitives z(boolean z);

        /**
         * Sets b, which is (byte) -128 by default.
         *
         * @param b the value
         * @return a new job
         */
        Primitives b(byte b);

        /**
         * Sets s, which is (short) 127 by default.
         *
         * @param s the value
         * @return a new job
         */
        Primitives s(short s);

        /**
         * Sets c, which is '&#92;'' by default.
         *
         * @param c the value
         * @return a new job
         */
        Primitives c(char c);

        /**
         * Sets i, which is 1000 by default.
         *
         * @param i the value
         * @return a new job
         */
        Primitives i(int i);

        /**
         * Sets l, which is 3L by default.
         *
         * @param l the value
         * @return a new job
         */
        Primitives l(long l);

        /**
         * Sets f, which is 1000.0f by default.
         *
         * @param f the value
         * @return a new job
         */
        Primitives f(float f);

        /**
         * Sets d, which is Double.NaN by default.
         *
         * @param d the value
         * @return a new job
         */
        Primitives d(double d);

        Integer call();
    }

    private record PrimitivesJob(boolean z, byte b, short s, char c, int i, long l, float f,
            double d) implements Primitives, GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Defaults.class,
                        "primitives",
                        new PrimitivesJob(false, (byte) 0, (short) 0, (char) 0, 0, 0, 0, 0))
                .keyword("z", boolean.class, true)
                .keyword("b", byte.class, (byte) -128)
                .keyword("s", short.class, (short) 127)
                .keyword("c", char.class, '\'')
                .keyword("i", int.class, 1000)
                .keyword("l", long.class, 3L)
                .keyword("f", float.class, 1000.0f)
                .keyword("d", double.class, Double.NaN);

        public Primitives z(boolean z) {
            return new PrimitivesJob(z, b, s, c, i, l, f, d);
        }

        public Primitives b(byte b) {
            return new PrimitivesJob(z, b, s, c, i, l, f, d);
        }

        public Primitives s(short s) {
            return new PrimitivesJob(z, b, s, c, i, l, f, d);
        }

        public Primitives c(char c) {
            return new PrimitivesJob(z, b, s, c, i, l, f, d);
        }

        public Primitives i(int i) {
            return new PrimitivesJob(z, b, s, c, i, l, f, d);
        }

        public Primitives l(long l) {
            return new PrimitivesJob(z, b, s, c, i, l, f, d);
        }

        public Primitives f(float f) {
            return new PrimitivesJob(z, b, s, c, i, l, f, d);
        }

        public Primitives d(double d) {
            return new PrimitivesJob(z, b, s, c, i, l, f, d);
        }

        public Integer call() {
            return Defaults.primitives(z, b, s, c, i, l, f, d);
        }

        public JobParts parts() {
            return FUNCTION.parts(z, b, s, c, i, l, f, d);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new PrimitivesJob(arguments.getBoolean(0), arguments.getByte(1),
                    arguments.getShort(2), arguments.getChar(3), arguments.getInt(4),
                    arguments.getLong(5), arguments.getFloat(6), arguments.getDouble(7));
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
     * A job that calls {@link Defaults#boxes(Boolean, Byte, Short, Character, Integer, Long, Float, Double)}, and its keywords.
     */
    interface Boxes extends Job<Integer> {
        /**
         * Sets z, which is false by default.
         *
         * @param z the value
         * @return a new job
         */
        Boxes z(Boolean z);

        /**
         * Sets b, which is (byte) 1 by default.
         *
         * @param b the value
         * @return a new job
         */
        Boxes b(Byte b);

        /**
         * Sets s, which is (short) -1 by default.
         *
         * @param s the value
         * @return a new job
         */
        Boxes s(Short s);

        /**
         * Sets c, which is '&#92;&#92;' by default.
         *
         * @param c the value
         * @return a new job
         */
        Boxes c(Character c);

        /**
         * Sets i, which is 15 by default.
         *
         * @param i the value
         * @return a new job
         */
        Boxes i(Integer i);

        /**
         * Sets l, which is -1L by default.
         *
         * @param l the value
         * @return a new job
         */
        Boxes l(Long l);

        /**
         * Sets f, which is Float.NEGATIVE_INFINITY by default.
         *
         * @param f the value
         * @return a new job
         */
        Boxes f(Float f);

        /**
         * Sets d, which is 0.5 by default.
         *
         * @param d the value
         * @return a new job
         */
        Boxes d(Double d);

        Integer call();
    }

    private record BoxesJob(Boolean z, Byte b, Short s, Character c, Integer i, Long l, Float f,
            Double d) implements Boxes, GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Defaults.class,
                        "boxes",
                        new BoxesJob(null, null, null, null, null, null, null, null))
                .keyword("z", Boolean.class, false)
                .keyword("b", Byte.class, (byte) 1)
                .keyword("s", Short.class, (short) -1)
                .keyword("c", Character.class, '\\')
                .keyword("i", Integer.class, 15)
                .keyword("l", Long.class, -1L)
                .keyword("f", Float.class, Float.NEGATIVE_INFINITY)
                .keyword("d", Double.class, 0.5);

        public Boxes z(Boolean z) {
            return new BoxesJob(z, b, s, c, i, l, f, d);
        }

        public Boxes b(Byte b) {
            return new BoxesJob(z, b, s, c, i, l, f, d);
        }

        public Boxes s(Short s) {
            return new BoxesJob(z, b, s, c, i, l, f, d);
        }

        public Boxes c(Character c) {
            return new BoxesJob(z, b, s, c, i, l, f, d);
        }

        public Boxes i(Integer i) {
            return new BoxesJob(z, b, s, c, i, l, f, d);
        }

        public Boxes l(Long l) {
            return new BoxesJob(z, b, s, c, i, l, f, d);
        }

        public Boxes f(Float f) {
            return new BoxesJob(z, b, s, c, i, l, f, d);
        }

        public Boxes d(Double d) {
            return new BoxesJob(z, b, s, c, i, l, f, d);
        }

        public Integer call() {
            return Defaults.boxes(z, b, s, c, i, l, f, d);
        }

        public JobParts parts() {
            return FUNCTION.parts(z, b, s, c, i, l, f, d);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new BoxesJob(arguments.<Boolean>get(0), arguments.<Byte>get(1),
                    arguments.<Short>get(2), arguments.<Character>get(3), arguments.<Integer>get(4),
                    arguments.<Long>get(5), arguments.<Float>get(6), arguments.<Double>get(7));
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
     * A job that calls {@link Defaults#objects(String, Defaults.Colour, Class, Object)}, and its keywords.
     */
    interface Objects extends Job<Integer> {
        /**
         * Sets text, which is "a&#92;n&#92;"$L&#92;" *&#47; \u00e9&#92;u2028" by default.
         *
         * @param text the value
         * @return a new job
         */
        Objects text(String text);

        /**
         * Sets colour, which is Colour.RED by default.
         *
         * @param colour the value
         * @return a new job
         */
        Objects colour(Defaults.Colour colour);

        /**
         * Sets type, which is Entry.class by default.
         *
         * @param type the value
         * @return a new job
         */
        Objects type(Class<?> type);

        /**
         * Sets nothing, which is null by default.
         *
         * @param nothing the value
         * @return a new job
         */
        Objects nothing(Object nothing);

        Integer call();
    }

    private record ObjectsJob(String text, Defaults.Colour colour, Class<?> type,
            Object nothing) implements Objects, GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Defaults.class,
                        "objects",
                        new ObjectsJob(null, null, null, null))
                .keyword("text", String.class, "a\n\"$L\" */ \u00e9\u2028")
                .keyword("colour", Defaults.Colour.class, Defaults.Colour.RED)
                .keyword("type", Class.class, Map.Entry.class)
                .keyword("nothing", Object.class, null);

        public Objects text(String text) {
            return new ObjectsJob(text, colour, type, nothing);
        }

        public Objects colour(Defaults.Colour colour) {
            return new ObjectsJob(text, colour, type, nothing);
        }

        public Objects type(Class<?> type) {
            return new ObjectsJob(text, colour, type, nothing);
        }

        public Objects nothing(Object nothing) {
            return new ObjectsJob(text, colour, type, nothing);
        }

        public Integer call() {
            return Defaults.objects(text, colour, type, nothing);
        }

        public JobParts parts() {
            return FUNCTION.parts(text, colour, type, nothing);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new ObjectsJob(arguments.<String>get(0), arguments.<Defaults.Colour>get(1),
                    arguments.get(2), arguments.<Object>get(3));
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
     * A job that calls {@link Defaults#computed(List, int)}, and its keywords.
     */
    interface Computed extends Job<Integer> {
        /**
         * Sets seeds, which is Defaults.seeds() by default.
         *
         * @param seeds the value
         * @return a new job
         */
        Computed seeds(List<Integer> seeds);

        /**
         * Sets limit, which is Defaults.LIMIT by default.
         *
         * @param limit the value
         * @return a new job
         */
        Computed limit(int limit);

        Integer call();
    }

    private record ComputedJob(List<Integer> seeds,
            int limit) implements Computed, GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Defaults.class,
                        "computed",
                        new ComputedJob(null, 0))
                .computedKeyword("seeds", List.class, () -> Defaults.seeds())
                .computedKeyword("limit", int.class, () -> Defaults.LIMIT);

        public Computed seeds(List<Integer> seeds) {
            return new ComputedJob(seeds, limit);
        }

        public Computed limit(int limit) {
            return new ComputedJob(seeds, limit);
        }

        public Integer call() {
            return Defaults.computed(seeds, limit);
        }

        public JobParts parts() {
            return FUNCTION.parts(seeds, limit);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new ComputedJob(arguments.get(0), arguments.getInt(1));
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
     * A job that calls {@link Defaults#pinned(int, int)}, and its keywords.
     */
    interface Pinned extends Job<Integer> {
        /**
         * Sets args_, which is 1 by default.
         *
         * @param args_ the value
         * @return a new job
         */
        Pinned args_(int args_);

        Integer call();
    }

    private record PinnedJob(int args_, int args__) implements Pinned, GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Defaults.class,
                        "pinned",
                        new PinnedJob(0, 0))
                .positional("args", int.class)
                .keyword("args_", int.class, 1);

        public Pinned args_(int args__) {
            return new PinnedJob(args_, args__);
        }

        public Integer call() {
            return Defaults.pinned(args_, args__);
        }

        public JobParts parts() {
            return FUNCTION.parts(args_, args__);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new PinnedJob(arguments.getInt(0), arguments.getInt(1));
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
