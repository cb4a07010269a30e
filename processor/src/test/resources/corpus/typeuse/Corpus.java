package corpus.typeuse;

import corpus.typeuse.elsewhere.Base;
import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

/** Annotations on types: what of them the generated class can name, it repeats. */
final class Corpus extends Base {

    Corpus() {}

    @Target(ElementType.TYPE_USE)
    @interface Tag {
        Class<?>[] types() default {};

        Secrecy secrecy() default Secrecy.OPEN;

        Part part() default @Part;

        String text() default "";
    }

    @Target(ElementType.TYPE_USE)
    @interface Numbers {
        byte b() default 0;

        short s() default 0;

        long max() default 0;

        float f() default 0;

        double d() default 0;

        char c() default ' ';

        boolean z() default false;
    }

    @interface Part {
        Class<?> value() default Object.class;
    }

    private static final class Secret {}

    private enum Hidden {
        ONE
    }

    @Target(ElementType.TYPE_USE)
    private @interface OfHidden {
        Hidden value();
    }

    @Target(ElementType.TYPE_USE)
    @interface OfHiddens {
        OfHidden[] value();
    }

    enum Secrecy {
        OPEN,
        @Deprecated
        CLOSED
    }

    @Deprecated
    static final class Old {}

    @Target(ElementType.TYPE_USE)
    @Deprecated
    @interface OldTag {}

    @Target(ElementType.TYPE_USE)
    @Deprecated(forRemoval = true)
    @interface GoingTag {
        @Deprecated
        int number() default 0;
    }

    @Delayable
    static @Tag(types = Secret.class) String privateValue(
            @Tag(types = {String.class, Secret[].class}) String a, List<@Tag(part = @Part(Secret.class)) String> b) {
        return a;
    }

    @Delayable
    static @OfHidden(Hidden.ONE) String privateConstant(@OfHiddens({@OfHidden(Hidden.ONE)}) String a) {
        return a;
    }

    @Delayable
    static @Inherited String ofSuperclass(@Inherited String a) {
        return a;
    }

    @Delayable
    static int numbers(
            @Numbers(max = 5_000_000_000L, f = 1.5f, b = -1, s = 7, c = '\'', z = true) Long a,
            @Numbers(f = Float.NaN, d = Double.NEGATIVE_INFINITY, max = Long.MIN_VALUE, c = '\u2028') Long b,
            @Numbers(d = -0.0, f = Float.POSITIVE_INFINITY, c = '\ud800') Long c,
            @Tag(text = "a\t\"$L\ud83d\u2028\u00e9") String d) {
        return 1;
    }

    @SuppressWarnings("deprecation")
    @Delayable
    static @OldTag String deprecatedTag(@OldTag String a, @Keyword("x") @OldTag String b) {
        return a;
    }

    @SuppressWarnings("removal")
    @Delayable
    static int tagForRemoval(List<? extends @GoingTag(number = 1) String> a) {
        return 1;
    }

    @SuppressWarnings("deprecation")
    @Delayable
    static <T extends @Tag(types = Old.class) Object> int deprecatedValue(T a, @Tag(secrecy = Secrecy.CLOSED) String b) {
        return 1;
    }

    /** An inner class without type variables in a class that has some. */
    static final class Generic<T> {

        final class Node {}

        Node node() {
            return new Node();
        }

        @Delayable
        int inner(Node node, Node[] nodes, @Keyword(nullDefault = true) Node last) {
            return 1;
        }

        @Delayable
        static int raw(Generic<String>.Node node, Outer.Nested nested) {
            return 1;
        }
    }

    /** Eclipse's compiler has other members of these, and other types. */
    @Delayable
    enum Level {
        LOW;

        int up(int x) {
            return x + ordinal() + 1;
        }
    }

    @Delayable
    record Pair(String first, int second) {

        int sum(int x) {
            return second + x;
        }
    }

    @Delayable
    static <T> int constants(List<@Tag(secrecy = Secrecy.OPEN) T> a, Map<? extends @Tag Object, ?> b) {
        return 1;
    }

    @SuppressWarnings("rawtypes")
    @Delayable
    static int entries(Map.Entry... a) {
        return a.length;
    }

    @SuppressWarnings("varargs") // newer JDKs say that it needs no @SafeVarargs
    @SafeVarargs
    @Delayable
    final int sizes(Map<? extends Object, ?>... a) {
        return a.length;
    }
}
