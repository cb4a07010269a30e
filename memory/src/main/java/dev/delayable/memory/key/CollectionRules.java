package dev.delayable.memory.key;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Collections and maps. Lists are equal by their elements, so they have one form, whatever their class. Sets and maps of the
 * JDK whose order says nothing are sorted; all others keep their order, because a job can see it.
 */
final class CollectionRules {

    /** Those whose order is a matter of hash codes, of capacity and history, or the same whenever they are equal. */
    private static final Set<Class<?>> UNORDERED = Set.of(
            HashSet.class,
            HashMap.class,
            Hashtable.class,
            ConcurrentHashMap.class,
            ConcurrentHashMap.KeySetView.class,
            EnumMap.class,
            Set.of().getClass(),
            Set.of(1).getClass(),
            Map.of().getClass(),
            Map.of(1, 1).getClass(),
            Collections.emptySet().getClass(),
            Collections.emptyMap().getClass(),
            Collections.singleton(1).getClass(),
            Collections.singletonMap(1, 1).getClass());

    private CollectionRules() {}

    static TypeRule ofSet(Class<?> type) {
        if (SortedSet.class.isAssignableFrom(type)) {
            return CollectionRules::writeSortedSet;
        }
        return UNORDERED.contains(type) || isEnumSet(type)
                ? (value, out) -> writeSet((Collection<?>) value, out)
                : (value, out) -> writeElements(Tag.ORDERED_SET, (Collection<?>) value, out);
    }

    private static boolean isEnumSet(Class<?> type) {
        return EnumSet.class.isAssignableFrom(type) && TypeRules.isOfJdk(type);
    }

    static TypeRule ofMap(Class<?> type) {
        if (SortedMap.class.isAssignableFrom(type)) {
            return CollectionRules::writeSortedMap;
        }
        if (type == IdentityHashMap.class || type == WeakHashMap.class || type == java.util.Properties.class) {
            return TypeRule.refused(
                    "a " + type.getName() + ", for which there is no rule because it is more than its entries",
                    TypeRules.addRule(type));
        }
        return UNORDERED.contains(type)
                ? (value, out) -> writeMap((Map<?, ?>) value, out)
                : (value, out) -> writeOrderedMap(Tag.ORDERED_MAP, (Map<?, ?>) value, out);
    }

    static void writeList(Object value, KeyEncoder out) {
        writeElements(Tag.LIST, (Collection<?>) value, out);
    }

    static void writeDeque(Object value, KeyEncoder out) {
        writeElements(Tag.DEQUE, (Collection<?>) value, out);
    }

    /** Ends with a mark of its own, not with a count alone: a collection may change its size while it is read, or tell a wrong one. */
    private static void writeElements(byte tag, Collection<?> elements, KeyEncoder out) {
        if (!out.enter(elements)) {
            return;
        }
        out.sink().putByte(tag);
        int i = 0;
        for (Object element : elements) {
            element(element, i++, out);
        }
        out.sink().putByte(Tag.END);
        out.leave();
    }

    private static void element(@Nullable Object element, int index, KeyEncoder out) {
        try {
            out.value(element);
        } catch (Refusal e) {
            throw e.at("[" + index + "]");
        }
    }

    private static void writeSet(Collection<?> set, KeyEncoder out) {
        if (!out.enter(set)) {
            return;
        }
        Sink sink = out.sink();
        sink.putByte(Tag.SET);
        int start = sink.startSorting();
        int[] ends = new int[set.size()];
        int count = 0;
        for (Object element : set) {
            element(element, count, out);
            ends = grown(ends, count);
            ends[count++] = sink.position();
        }
        sink.sort(start, Arrays.copyOf(ends, count));
        sink.putByte(Tag.END);
        out.leave();
    }

    private static void writeMap(Map<?, ?> map, KeyEncoder out) {
        if (!out.enter(map)) {
            return;
        }
        Sink sink = out.sink();
        sink.putByte(Tag.MAP);
        int start = sink.startSorting();
        int[] ends = new int[map.size()];
        int count = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            entry(entry, count, out);
            ends = grown(ends, count);
            ends[count++] = sink.position();
        }
        sink.sort(start, Arrays.copyOf(ends, count));
        sink.putByte(Tag.END);
        out.leave();
    }

    private static int[] grown(int[] ends, int count) {
        return count < ends.length ? ends : Arrays.copyOf(ends, Math.max(8, 2 * count));
    }

    private static void entry(Map.Entry<?, ?> entry, int index, KeyEncoder out) {
        Object key = entry.getKey();
        try {
            out.value(key);
        } catch (Refusal e) {
            throw e.at(".key " + index);
        }
        try {
            out.value(entry.getValue());
        } catch (Refusal e) {
            throw e.at(isShort(key) ? "[" + key + "]" : ".value " + index);
        }
    }

    /** Only what is surely short is printed. */
    private static boolean isShort(@Nullable Object key) {
        return key instanceof Number || key instanceof Enum || (key instanceof String text && text.length() <= 40);
    }

    private static void writeOrderedMap(byte tag, Map<?, ?> map, KeyEncoder out) {
        if (!out.enter(map)) {
            return;
        }
        out.sink().putByte(tag);
        int i = 0;
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            entry(entries.next(), i++, out);
        }
        out.sink().putByte(Tag.END);
        out.leave();
    }

    /** In natural order it is equal to the same set in a hash table, and holds the same elements. */
    private static void writeSortedSet(Object value, KeyEncoder out) {
        SortedSet<?> set = (SortedSet<?>) value;
        if (isNatural(set.comparator())) {
            writeSet(set, out);
            return;
        }
        out.sink().putByte(Tag.SORTED_SET);
        comparator(set.comparator(), out);
        writeElements(Tag.ORDERED_SET, set, out);
    }

    private static void writeSortedMap(Object value, KeyEncoder out) {
        SortedMap<?, ?> map = (SortedMap<?, ?>) value;
        if (isNatural(map.comparator())) {
            writeMap(map, out);
            return;
        }
        out.sink().putByte(Tag.SORTED_MAP);
        comparator(map.comparator(), out);
        writeOrderedMap(Tag.ORDERED_MAP, map, out);
    }

    @SuppressWarnings("ReferenceEquality") // there is one of them
    private static boolean isNatural(@Nullable Comparator<?> comparator) {
        return comparator == null || comparator == Comparator.naturalOrder();
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private static void comparator(@Nullable Comparator<?> comparator, KeyEncoder out) {
        if (comparator == Comparator.reverseOrder()) {
            out.sink().putText("reverse");
        } else if (comparator == String.CASE_INSENSITIVE_ORDER) {
            out.sink().putText("case insensitive");
        } else {
            try {
                out.value(comparator);
            } catch (Refusal e) {
                throw e.at(".comparator()");
            }
        }
    }
}
