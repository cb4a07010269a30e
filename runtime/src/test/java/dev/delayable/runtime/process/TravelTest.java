package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Objects of the JDK that Java does not serialise, and that travel to a worker process and back all the same. */
class TravelTest {

    private static final List<Integer> NUMBERS = List.of(3, 1, 2, 5, 4);

    /** The kinds that a collection can be of. */
    private static final List<Class<?>> KINDS = List.of(
            List.class,
            Set.class,
            SortedSet.class,
            Deque.class,
            Queue.class,
            Collection.class,
            SortedMap.class,
            Map.class,
            Map.Entry.class);

    /** A class of a user that holds such objects. */
    static final class Holder implements Serializable {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial")
        private final @Nullable Object held;

        @SuppressWarnings("serial")
        private final Object[] array;

        Holder(@Nullable Object held) {
            this.held = held;
            this.array = new Object[] {held, held};
        }
    }

    record Named(
            String name,
            @SuppressWarnings("serial") @Nullable Object held) implements Serializable {}

    private static Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("a path", Path.of("a", "b", "ü.txt"));
        values.put("an absolute path", Path.of("/tmp/x y"));
        values.put("the empty path", Path.of(""));
        values.put("a charset", StandardCharsets.ISO_8859_1);
        values.put("an optional path", Optional.of(Path.of("x")));
        values.put("an empty optional", Optional.empty());
        values.put("OptionalInt", OptionalInt.of(-7));
        values.put("empty OptionalInt", OptionalInt.empty());
        values.put("OptionalLong", OptionalLong.of(1L << 40));
        values.put("empty OptionalLong", OptionalLong.empty());
        values.put("OptionalDouble", OptionalDouble.of(-0.0));
        values.put("empty OptionalDouble", OptionalDouble.empty());
        addLists(values);
        addMaps(values);
        addSorted(values);
        if (Runtime.version().feature() >= 21) {
            addReversed(values);
        }
        return values;
    }

    @SuppressWarnings("JdkObsolete") // users have them
    private static void addLists(Map<String, Object> values) {
        Function<List<Integer>, Object> part = list -> list.subList(1, 4);
        values.put("part of an ArrayList", part.apply(new ArrayList<>(NUMBERS)));
        values.put("part of a part", new ArrayList<>(NUMBERS).subList(0, 4).subList(1, 3));
        values.put("part of List.of", part.apply(NUMBERS));
        values.put("part of a List.of without elements", List.of().subList(0, 0));
        values.put(
                "part of Arrays.asList, with null",
                Arrays.asList("a", null, "b").subList(0, 2));
        values.put("part of a LinkedList", part.apply(new LinkedList<>(NUMBERS)));
        values.put("part of a Vector", part.apply(new Vector<>(NUMBERS)));
        values.put("part of a CopyOnWriteArrayList", part.apply(new CopyOnWriteArrayList<>(NUMBERS)));
        values.put("part of an unmodifiable list", part.apply(Collections.unmodifiableList(new ArrayList<>(NUMBERS))));
        values.put("part of a synchronised list", part.apply(Collections.synchronizedList(new ArrayList<>(NUMBERS))));
        values.put(
                "part of a checked list", part.apply(Collections.checkedList(new ArrayList<>(NUMBERS), Integer.class)));
        values.put("part of Stream.toList", Stream.of("a", null).toList().subList(0, 2));
        values.put(
                "part of a list of a user",
                new AbstractList<Integer>() {
                    @Override
                    public Integer get(int index) {
                        return index;
                    }

                    @Override
                    public int size() {
                        return 10;
                    }
                }.subList(2, 5));
    }

    private enum Colour {
        RED,
        BLUE
    }

    @SuppressWarnings("JdkObsolete") // users have them
    private static void addMaps(Map<String, Object> values) {
        Map<String, Integer> source = new LinkedHashMap<>();
        for (String key : List.of("z", "a", "m")) {
            source.put(key, (int) key.charAt(0));
        }
        Map<String, Map<?, ?>> maps = new LinkedHashMap<>();
        maps.put("HashMap", new HashMap<>(source));
        maps.put("LinkedHashMap", source);
        maps.put("TreeMap", new TreeMap<>(source));
        maps.put("ConcurrentHashMap", new ConcurrentHashMap<>(source));
        maps.put("ConcurrentSkipListMap", new ConcurrentSkipListMap<>(source));
        maps.put("Hashtable", new Hashtable<>(source));
        maps.put("WeakHashMap", new WeakHashMap<>(source));
        maps.put("EnumMap", new EnumMap<>(Map.of(Colour.RED, 1, Colour.BLUE, 2)));
        maps.put("Map.of one", Map.of("a", 1));
        maps.put("Map.of several", Map.copyOf(source));
        maps.put("unmodifiable map", Collections.unmodifiableMap(source));
        maps.put("synchronised map", Collections.synchronizedMap(source));
        maps.put("checked map", Collections.checkedMap(new HashMap<>(source), String.class, Integer.class));
        maps.forEach((name, map) -> {
            values.put(name, map);
            values.put("keys of " + name, map.keySet());
            values.put("values of " + name, map.values());
            values.put("entries of " + name, map.entrySet());
            values.put("an entry of " + name, map.entrySet().iterator().next());
        });
        values.put("environment", System.getenv()); // whose entries have a hash of their own
        values.put("names of the environment", System.getenv().keySet());
        values.put("an entry without a map", Map.entry("a", 1));
        values.put(
                "keys of a map of a user",
                new AbstractMap<String, Integer>() {
                    @Override
                    public Set<Entry<String, Integer>> entrySet() {
                        return source.entrySet();
                    }
                }.keySet());
        values.put("unmodifiable keys", Collections.unmodifiableSet(source.keySet()));
        values.put("unmodifiable values", Collections.unmodifiableCollection(source.values()));
        Set<String> weak = Collections.newSetFromMap(new WeakHashMap<>());
        weak.add("a");
        values.put("a set of a WeakHashMap", weak);
        values.put("names of properties", System.getProperties().stringPropertyNames());
    }

    private static void addSorted(Map<String, Object> values) {
        NavigableMap<Integer, String> tree = new TreeMap<>(Collections.reverseOrder());
        NUMBERS.forEach(number -> tree.put(number, "n" + number));
        values.put("keys of a reversed TreeMap", tree.keySet());
        values.put("descending keys", tree.descendingKeySet());
        values.put("keys of a part", tree.headMap(2, true).navigableKeySet());
        values.put("values of a part", tree.headMap(2, true).values());
        values.put("entries of a part", tree.headMap(2, true).entrySet());
        values.put("first entry", Objects.requireNonNull(tree.firstEntry()));
        values.put("part of a TreeSet", new TreeSet<>(NUMBERS).headSet(3));
        values.put("part of a ConcurrentSkipListSet", new ConcurrentSkipListSet<>(NUMBERS).headSet(3));
        values.put("keys of a ConcurrentSkipListMap", new ConcurrentSkipListMap<>(tree).descendingKeySet());
    }

    /** Views that JDK 21 has brought. */
    @SuppressWarnings("JdkObsolete") // users have them
    private static void addReversed(Map<String, Object> values) {
        for (Object forwards : List.of(
                new ArrayList<>(NUMBERS),
                NUMBERS,
                new LinkedList<>(NUMBERS),
                new ArrayDeque<>(NUMBERS),
                new LinkedHashSet<>(NUMBERS),
                new TreeSet<>(NUMBERS),
                new CopyOnWriteArrayList<>(NUMBERS),
                Collections.unmodifiableSortedSet(new TreeSet<>(NUMBERS)),
                new LinkedHashMap<>(Map.of(1, 2, 3, 4)),
                new TreeMap<>(Map.of(1, 2, 3, 4)))) {
            values.put("reversed " + forwards.getClass().getName(), reversed(forwards));
        }
    }

    private static Object reversed(Object forwards) {
        String type = forwards instanceof Map ? "java.util.SequencedMap" : "java.util.SequencedCollection";
        try {
            return Class.forName(type).getMethod("reversed").invoke(forwards);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no reversed()", e);
        }
    }

    private static Class<?> kind(Object value) {
        return KINDS.stream().filter(kind -> kind.isInstance(value)).findFirst().orElseThrow();
    }

    private static void assertSame(Object value, Object arrived) {
        if (!(value instanceof Collection) && !(value instanceof Map) && !(value instanceof Map.Entry)) {
            assertThat(arrived).isEqualTo(value);
            return;
        }
        assertThat(arrived).isInstanceOf(kind(value));
        boolean hasEquals = value instanceof List || value instanceof Set || !(value instanceof Collection);
        assertThat(arrived.equals(value) || !hasEquals).isTrue();
        if (!(value instanceof Serializable)) {
            assertThat(arrived).hasToString(value.toString()); // the order is kept
        }
    }

    @TestFactory
    Stream<DynamicTest> itTravelsAsAnArgumentAndAsAResult() {
        Map<String, Object> values = values();
        List<Job<Object>> jobs = new ArrayList<>();
        values.values()
                .forEach(value ->
                        jobs.add(JobWithArguments.of(arguments -> Objects.requireNonNull(arguments.get(0)), value)));
        List<Object> results = ProcessJob.nJobs(2).outcomes(jobs).stream()
                .map(outcome -> outcome.isSuccess() ? outcome.value() : (Object) outcome.exception())
                .toList();
        List<String> names = List.copyOf(values.keySet());
        return Stream.iterate(0, i -> i + 1)
                .limit(names.size())
                .map(i -> DynamicTest.dynamicTest(names.get(i), () -> {
                    assertThat(results.get(i)).isNotInstanceOf(Throwable.class);
                    assertSame(Objects.requireNonNull(values.get(names.get(i))), results.get(i));
                }));
    }

    @TestFactory
    Stream<DynamicTest> itTravelsInsideOtherObjects() {
        return values().entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    Object value = each.getValue();
                    Object holder = new Named("name", List.of(new Holder(value), Optional.of(value)));

                    Named result = (Named) JavaCopy.of(holder);

                    List<?> list = (List<?>) Objects.requireNonNull(result.held());
                    Holder held = (Holder) list.get(0);
                    assertThat(held.array[0]).isSameAs(held.array[1]).isSameAs(held.held);
                    Object inOptional = ((Optional<?>) list.get(1)).orElseThrow();
                    assertThat(inOptional).isSameAs(held.held);
                }));
    }

    @Test
    void aSetOfIdentitiesLosesNoElement() {
        IdentityHashMap<Object, Integer> map = new IdentityHashMap<>();
        map.put(new ArrayList<>(), 1);
        map.put(new ArrayList<>(), 1);

        assertThat((Set<?>) JavaCopy.of(map.keySet())).hasSize(2);
        assertThat((Set<?>) JavaCopy.of(map.entrySet())).hasSize(2);
        assertThat((Collection<?>) JavaCopy.of(map.values())).hasSize(2);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aCopyCanBeModified() {
        List<Integer> list = (List<Integer>) JavaCopy.of(NUMBERS.subList(0, 2));
        Set<String> set = (Set<String>) JavaCopy.of(Map.of("a", 1).keySet());

        list.add(7);
        set.add("b");

        assertThat(list).containsExactly(3, 1, 7);
        assertThat(set).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aPathOfOtherBytesThanTextArrivesWithThem() throws Exception {
        Path path = Path.of(java.net.URI.create("file:///tmp/caf%E9"));
        Parallel parallel = ProcessJob.nJobs(2);

        assertThat(parallel.run(JobWithArguments.of(arguments -> arguments.get(0), path), ProcessJob.of(() -> path)))
                .containsExactly(path, path);
    }

    @Test
    void aFilterDecidesOnTheTypeThatTheUserSees() {
        Parallel all = filtered("java.base/*;dev.delayable.**;!*");
        Parallel noPath = filtered("!java.nio.file.Path;!java.util.Optional");
        List<Job<Object>> jobs = List.of(
                JobWithArguments.of(arguments -> String.valueOf(arguments.get(0)), Path.of("x")),
                JobWithArguments.of(arguments -> Optional.of(Path.of("y"))),
                JobWithArguments.of(arguments -> String.valueOf(arguments.get(0)), Optional.of(1)));

        assertThat(all.run(jobs)).containsExactly("x", Optional.of(Path.of("y")), "Optional[1]");
        assertThat(noPath.outcomes(jobs))
                .allSatisfy(outcome -> assertThat(outcome.exception())
                        .hasMessageMatching(
                                ".*the filter of the backend refuses java\\.(nio\\.file\\.Path|util\\.Optional);"
                                        + " add it to the pattern of filter\\(\\.\\.\\.\\)"));
    }

    private static Parallel filtered(String pattern) {
        return Parallel.nJobs(2).backend(Backends.processes().filter(pattern));
    }

    @Test
    void largeArgumentsPassAFilterThatDoesNotNameThem() {
        long[] large = new long[100_000];
        List<Job<Integer>> jobs = Collections.nCopies(
                4, JobWithArguments.of(arguments -> ((long[]) Objects.requireNonNull(arguments.get(0))).length, large));

        assertThat(filtered("java.base/*;dev.delayable.runtime.process.JobWithArguments*;"
                                + getClass().getName() + "*;!*")
                        .run(jobs))
                .containsOnly(100_000);
    }

    @Test
    void theFilterOfTheJvmIsNamedToo() {
        Parallel parallel = Parallel.nJobs(2)
                .backend(Backends.processes().jvmArgs("-Djdk.serialFilter=!" + Charset.class.getName()));

        assertThat(parallel.outcomes(JobWithArguments.of(arguments -> 0, StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.exception())
                        .hasMessageContaining(
                                "java.nio.charset.Charset; filter status: REJECTED by the filter of the JVM")
                        .hasMessageContaining("jdk.serialFilter"));
    }
}
