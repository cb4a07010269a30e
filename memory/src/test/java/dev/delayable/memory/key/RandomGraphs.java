package dev.delayable.memory.key;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes graphs of arguments by chance, and others that are equal to them or nearly so. */
final class RandomGraphs {

    record Pair(@Nullable Object first, @Nullable Object second) {}

    /** A serialisable class with fields. */
    static final class Plain implements Serializable {
        private static final long serialVersionUID = 1L;

        final int number;

        @SuppressWarnings("serial")
        final @Nullable Object part;

        transient int cache;

        Plain(int number, @Nullable Object part, int cache) {
            this.number = number;
            this.part = part;
            this.cache = cache;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Plain plain && number == plain.number && Objects.equals(part, plain.part);
        }

        @Override
        public int hashCode() {
            return 31 * number + Objects.hashCode(part);
        }
    }

    private final Random random;

    RandomGraphs(long seed) {
        this.random = new Random(seed);
    }

    Object next() {
        return graph(3);
    }

    /** Equal to a graph by another way, or changed at one place. */
    Object related(Object value) {
        Object copy = copy(value);
        return random.nextInt(3) == 0 ? changed(copy) : copy;
    }

    private Object graph(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf();
        }
        int size = random.nextInt(4);
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            parts.add(graph(depth - 1));
        }
        return switch (random.nextInt(9)) {
            case 0 -> parts;
            case 1 -> new HashSet<>(hashable(parts));
            case 2 -> new LinkedHashSet<>(hashable(parts));
            case 3 -> fill(new HashMap<>(), parts);
            case 4 -> fill(new LinkedHashMap<>(), parts);
            case 5 -> parts.toArray();
            case 6 -> new Pair(leaf(), hashable(parts));
            case 7 -> new Plain(random.nextInt(3), hashable(parts), random.nextInt());
            default -> {
                Map<Object, Object> tree = new TreeMap<>();
                for (Object part : parts) {
                    tree.put("k" + random.nextInt(5), part);
                }
                yield tree;
            }
        };
    }

    /** Arrays have no hash code by value, so they are no elements of what hashes. */
    private static List<Object> hashable(List<Object> parts) {
        return parts.stream().filter(RandomGraphs::isByValue).toList();
    }

    private static boolean isByValue(Object value) {
        if (value.getClass().isArray()) {
            return false;
        } else if (value instanceof Collection<?> elements) {
            return elements.stream().allMatch(RandomGraphs::isByValue);
        } else if (value instanceof Map<?, ?> map) {
            return isByValue(new ArrayList<>(map.values()));
        }
        return true;
    }

    private Map<Object, Object> fill(Map<Object, Object> map, List<Object> values) {
        for (Object value : values) {
            map.put(leaf(), value);
        }
        return map;
    }

    @SuppressWarnings("EnumOrdinal") // any constant will do
    private Object leaf() {
        int small = random.nextInt(3);
        return switch (random.nextInt(14)) {
            case 0 -> small;
            case 1 -> (long) small;
            case 2 -> (short) small;
            case 3 -> (byte) small;
            case 4 -> (char) ('0' + small);
            case 5 -> small == 0 ? -0.0 : small == 1 ? 0.0 : Double.NaN;
            case 6 -> small == 0 ? -0f : (float) small;
            case 7 -> small == 0;
            case 8 -> List.of("", "a", "ab", "\u0100", "\ud800").get(random.nextInt(5));
            case 9 -> new BigDecimal(List.of("1", "1.0", "10").get(small));
            case 10 -> TimeUnit.values()[small];
            case 11 -> "text " + small;
            case 12 -> List.of();
            default -> Set.of();
        };
    }

    /** The same by value, made in another way: other capacities, classes and orders where they do not count. */
    private @Nullable Object copy(@Nullable Object value) {
        if (value instanceof String text) {
            return new String(text);
        } else if (value instanceof Double number && number.isNaN()) {
            return Double.longBitsToDouble(0x7ff8000000000000L | random.nextInt(5));
        } else if (value instanceof Pair pair) {
            return new Pair(copy(pair.first()), copy(pair.second()));
        } else if (value instanceof Plain plain) {
            return new Plain(plain.number, copy(plain.part), random.nextInt());
        } else if (value instanceof Object[] array) {
            return Arrays.stream(array).map(this::copy).toArray();
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copies =
                    value instanceof LinkedHashMap ? new LinkedHashMap<>() : new HashMap<>(1 << random.nextInt(10));
            map.forEach((key, element) -> copies.put(copy(key), copy(element)));
            return copies;
        } else if (value instanceof Collection<?> collection) {
            List<Object> copies = new ArrayList<>();
            collection.forEach(element -> copies.add(copy(element)));
            return collection(collection, copies);
        }
        return value;
    }

    @SuppressWarnings("JdkObsolete") // one more kind of list
    private Object collection(Collection<?> like, List<Object> copies) {
        if (like instanceof List) {
            return random.nextBoolean() ? new LinkedList<>(copies) : List.copyOf(copies);
        } else if (like instanceof LinkedHashSet) {
            return new LinkedHashSet<>(copies);
        }
        Set<Object> set = new HashSet<>(1 << random.nextInt(10));
        set.addAll(copies);
        return random.nextBoolean() ? set : Set.copyOf(set);
    }

    private Object changed(Object value) {
        if (value instanceof Pair pair) {
            return random.nextBoolean() ? new Pair(leaf(), pair.second()) : new Pair(pair.second(), pair.first());
        } else if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list);
            copy.add(random.nextInt(copy.size() + 1), leaf());
            return copy;
        } else if (value instanceof LinkedHashMap<?, ?> map) {
            List<Object> keys = new ArrayList<>(map.keySet());
            Collections.reverse(keys);
            Map<Object, Object> reversed = new LinkedHashMap<>();
            keys.forEach(key -> reversed.put(key, map.get(key)));
            return reversed;
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new HashMap<>(map);
            copy.put(leaf(), leaf());
            return copy;
        } else if (value instanceof Object[] array) {
            return Arrays.asList(array);
        }
        return leaf();
    }

    /** Whether two values may be equal and yet differ in an order that a function can see. */
    static boolean hasVisibleOrder(@Nullable Object one, @Nullable Object other) {
        return isOrdered(one) || isOrdered(other);
    }

    private static boolean isOrdered(@Nullable Object value) {
        if (value instanceof LinkedHashMap || value instanceof LinkedHashSet) {
            return true;
        } else if (value instanceof Pair pair) {
            return isOrdered(pair.first()) || isOrdered(pair.second());
        } else if (value instanceof Plain plain) {
            return isOrdered(plain.part);
        } else if (value instanceof Object[] array) {
            return Arrays.stream(array).anyMatch(RandomGraphs::isOrdered);
        } else if (value instanceof Collection<?> collection) {
            return collection.stream().anyMatch(RandomGraphs::isOrdered);
        } else if (value instanceof Map<?, ?> map) {
            return isOrdered(new ArrayList<>(map.keySet())) || isOrdered(new ArrayList<>(map.values()));
        }
        return false;
    }
}
