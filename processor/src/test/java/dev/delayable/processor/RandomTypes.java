package dev.delayable.processor;

import java.io.Serializable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes random types from a grammar, and the type variables that they may mention. */
public final class RandomTypes {

    /** A generic class with an inner one. */
    @SuppressWarnings({"ClassCanBeStatic", "UnusedTypeParameter"}) // as the classes of users are
    public static final class Box<T> {
        /** Generic in its own right. */
        public final class Inner<U> {
            /** Deeper still. */
            public final class Deep<V> {}
        }

        /** Generic by the class around it alone. */
        public final class Node {}
    }

    /** What random classes inherit an annotation from. */
    public static class Heritage {
        /** For subclasses. */
        protected Heritage() {}

        /** An annotation that a class of another package can name only in its own body. */
        @Target(ElementType.TYPE_USE)
        protected @interface Kept {}
    }

    /** An annotation whose mention sets off a warning. */
    @Deprecated
    @Target(ElementType.TYPE_USE)
    public @interface OldTag {}

    /** An enum. */
    public enum Colour {
        RED,
        GREEN
    }

    /** A class whose mention sets off a warning. */
    @Deprecated
    public static final class Old {}

    /** A class whose mention sets off another warning. */
    @Deprecated(since = "1", forRemoval = true)
    public static final class Going {}

    /** An annotation on types. */
    @Target(ElementType.TYPE_USE)
    public @interface Tag {
        /** A text. */
        String value() default "";

        /** Numbers. */
        int[] numbers() default {};

        /** A large number. */
        long large() default 0;

        /** A fraction. */
        float fraction() default 0;

        /** A letter. */
        char letter() default ' ';

        /** Classes. */
        Class<?>[] types() default {};

        /** A constant. */
        Colour colour() default Colour.RED;
    }

    private static final List<RandomType> SIMPLE = List.of(
            RandomType.of(boolean.class, true),
            RandomType.of(byte.class, (byte) 1),
            RandomType.of(short.class, (short) 2),
            RandomType.of(char.class, 'c'),
            RandomType.of(int.class, 3),
            RandomType.of(long.class, 4L),
            RandomType.of(float.class, 5f),
            RandomType.of(double.class, 6.0),
            RandomType.of(Boolean.class, false),
            RandomType.of(Byte.class, (byte) 7),
            RandomType.of(Short.class, null),
            RandomType.of(Character.class, '\\'),
            RandomType.of(Integer.class, 8),
            RandomType.of(Long.class, 9L),
            RandomType.of(Float.class, Float.NaN),
            RandomType.of(Double.class, null),
            RandomType.of(String.class, "text"),
            RandomType.of(Object.class, "object"),
            RandomType.of(CharSequence.class, "chars"),
            RandomType.of(Number.class, 10),
            RandomType.of(Colour.class, Colour.GREEN),
            RandomType.of(Thread.State.class, Thread.State.NEW),
            RandomType.of(Runnable.class, null),
            RandomType.of(Old.class, null),
            RandomType.of(Going.class, null),
            RandomType.of(java.util.Locale.Builder.class, null),
            RandomType.of(java.util.Calendar.Builder.class, null));

    private static final List<RandomType> GENERIC = List.of(
            RandomType.of(List.class, List.of("in a list")),
            RandomType.of(Set.class, Set.of()),
            RandomType.of(Iterable.class, List.of()),
            RandomType.of(Optional.class, Optional.empty()),
            RandomType.of(Supplier.class, null),
            RandomType.of(Comparable.class, "comparable"),
            RandomType.of(Box.class, new Box<>()),
            RandomType.of(Class.class, String.class),
            RandomType.of(Map.class, Map.of()),
            RandomType.of(Map.Entry.class, Map.entry(1, 2)),
            RandomType.of(Function.class, null),
            RandomType.of(BiFunction.class, null));

    /** Bounds of a variable; {@code %s} stands for it. With the class that it has at run time, and an object. */
    private static final List<RandomType> BOUNDS = List.of(
            bound("", Object.class, "any"),
            bound(" extends java.lang.Number", Number.class, 11),
            bound(" extends java.lang.Comparable<%s>", Comparable.class, "c"),
            bound(" extends java.lang.Comparable<? super %s>", Comparable.class, "d"),
            bound(" extends java.lang.Object & java.lang.Comparable<? super %s>", Comparable.class, "e"),
            bound(" extends " + Box.class.getCanonicalName() + "<%s>", Box.class, null),
            bound(" extends java.lang.Enum<%s>", Enum.class, Thread.State.NEW),
            bound(" extends java.lang.Number & java.io.Serializable", Number.class, 12),
            bound(" extends java.lang.Number & java.lang.AutoCloseable", Number.class, null),
            bound(" extends java.io.Serializable & java.lang.Comparable<%s>", Serializable.class, 13),
            bound(" extends java.util.List<? extends java.lang.String[]>", List.class, List.of()),
            bound(" extends java.lang.@org.jspecify.annotations.Nullable Object", Object.class, null),
            bound(" extends java.lang.Class<? extends java.lang.Enum<?>>", Class.class, Thread.State.class));

    private final Random random;
    private final List<RandomType> others;
    private final List<String> ownAnnotations;

    /** With types and annotations that only the class at hand knows. */
    RandomTypes(Random random, List<RandomType> others, List<String> ownAnnotations) {
        this.random = random;
        this.others = others;
        this.ownAnnotations = ownAnnotations;
    }

    private static RandomType bound(String source, Class<?> erasure, @Nullable Object sample) {
        return new RandomType("", source, erasure.getName(), sample, false, true);
    }

    /** A type variable: its declaration, and its use. */
    record Variable(String declaration, RandomType type) {}

    Variable variable(String name, List<Variable> earlier) {
        if (!earlier.isEmpty() && random.nextInt(4) == 0) {
            RandomType other = pick(earlier).type();
            return variable(name, name + " extends " + other.rest(), other);
        }
        RandomType bound = pick(BOUNDS);
        return variable(name, name + bound.rest().replace("%s", name), bound);
    }

    private static Variable variable(String name, String declaration, RandomType like) {
        return new Variable(declaration, new RandomType("", name, like.erasure(), like.sample(), false, true));
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** Any type that a parameter can have. */
    RandomType any(List<Variable> variables) {
        RandomType type = oneIn(2) ? pick(SIMPLE) : reference(2, variables);
        return oneIn(6) ? array(type) : type;
    }

    RandomType array(RandomType element) {
        try {
            Object array = Array.newInstance(classOf(element), 1);
            if (element.sample() != null) {
                Array.set(array, 0, element.sample());
            }
            return element.array(oneIn(5) ? " @org.jspecify.annotations.Nullable " : "", array);
        } catch (ClassNotFoundException e) {
            return element; // of a class that is not compiled yet
        }
    }

    private static Class<?> classOf(RandomType type) throws ClassNotFoundException {
        return switch (type.erasure()) {
            case "boolean" -> boolean.class;
            case "byte" -> byte.class;
            case "short" -> short.class;
            case "char" -> char.class;
            case "int" -> int.class;
            case "long" -> long.class;
            case "float" -> float.class;
            case "double" -> double.class;
            default -> Class.forName(type.erasure());
        };
    }

    private RandomType reference(int depth, List<Variable> variables) {
        RandomType type = plainReference(depth, variables);
        if (type.isArray() || type.rest().startsWith("@") || !oneIn(8)) {
            return type;
        }
        String tag = RandomTypes.class.getCanonicalName() + ".Tag";
        List<String> annotations = new ArrayList<>(List.of(
                "@org.jspecify.annotations.Nullable",
                "@" + tag,
                "@" + tag + "(value = \"a\\\"$L\\n\\ud83d\", numbers = {1, 2})",
                "@" + tag + "(large = 5_000_000_000L, fraction = 1.5f, letter = '\\'')",
                "@" + tag + "(fraction = 0f / 0f, large = -1, letter = '\\u2028')",
                "@" + tag + "(types = {java.lang.String.class, int[].class}, colour = GREEN)",
                "@" + tag + "(types = " + Old.class.getCanonicalName() + ".class)",
                "@" + OldTag.class.getCanonicalName()));
        annotations.addAll(ownAnnotations);
        return type.annotated(pick(annotations));
    }

    private RandomType plainReference(int depth, List<Variable> variables) {
        int kind = random.nextInt(8);
        if (kind < 2 && !variables.isEmpty()) {
            return pick(variables).type();
        } else if (kind == 2 && !others.isEmpty()) {
            return pick(others);
        } else if (kind < 5 && depth > 0) {
            return generic(depth, variables);
        }
        RandomType type = pick(SIMPLE);
        return type.isPrimitive() ? RandomType.of(String.class, "no primitive") : type;
    }

    private RandomType generic(int depth, List<Variable> variables) {
        RandomType type = pick(GENERIC);
        if (oneIn(8)) {
            return type; // raw
        }
        List<RandomType> arguments = new ArrayList<>();
        int count = List.of("Map", "Entry", "Function").contains(type.rest())
                ? 2
                : type.rest().equals("BiFunction") ? 3 : 1;
        for (int i = 0; i < count; i++) {
            arguments.add(argument(depth - 1, variables));
        }
        String text = arguments.stream()
                .map(RandomType::source)
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        boolean isReifiable =
                arguments.stream().allMatch(argument -> argument.source().equals("?"));
        boolean hasVariables = arguments.stream().anyMatch(RandomType::hasVariables);
        String rest = type.rest() + "<" + text + ">";
        if (type.rest().equals("Box") && oneIn(4) && !text.contains("?")) {
            return new RandomType(
                    type.qualifier() + rest + ".", "Node", type.erasure() + "$Node", null, false, hasVariables);
        } else if (type.rest().equals("Box") && oneIn(6) && !text.contains("?")) {
            String tag = "@" + RandomTypes.class.getCanonicalName() + ".Tag ";
            return new RandomType(
                    type.qualifier() + tag + rest + "." + tag + "Inner<" + text + ">.",
                    tag + "Deep<" + text + ">",
                    type.erasure() + "$Inner$Deep",
                    null,
                    false,
                    hasVariables);
        } else if (type.rest().equals("Box") && oneIn(3) && !text.contains("?")) {
            return new RandomType(
                    type.qualifier() + rest + ".",
                    "Inner<" + text + ">",
                    type.erasure() + "$Inner",
                    null,
                    false,
                    hasVariables);
        }
        return new RandomType(type.qualifier(), rest, type.erasure(), type.sample(), isReifiable, hasVariables);
    }

    private RandomType argument(int depth, List<Variable> variables) {
        RandomType type = reference(depth, variables);
        RandomType element = oneIn(6) ? array(type) : type;
        String wildcard = pick(List.of("", "", "", "? extends ", "? super ", "?"));
        return wildcard.equals("?")
                ? new RandomType("", "?", "", null, true, false)
                : new RandomType(wildcard, element.source(), "", null, false, element.hasVariables());
    }
}
