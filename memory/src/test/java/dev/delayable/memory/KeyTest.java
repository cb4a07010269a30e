package dev.delayable.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.ResultMemory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyTest {

    @TempDir
    Path directory;

    private Memory memory() {
        return Memory.in(directory.resolve("results"));
    }

    private String key(Object value) {
        return memory().key(ScoresDelayed.count(value));
    }

    @Test
    void hasSixtyFourDigitsAndIsTheSameEachTime() {
        Job<Integer> job = ScoresDelayed.mul(2, 3);

        assertThat(memory().key(job)).matches("[0-9a-f]{64}").isEqualTo(memory().key(ScoresDelayed.mul(2, 3)));
    }

    @Test
    @SuppressWarnings("JdkObsolete") // one more kind of list
    void isTheSameForEqualArgumentsHoweverTheyWereMade() throws Exception {
        Map<String, Integer> small = new HashMap<>(4);
        Map<String, Integer> large = new HashMap<>(4096);
        for (int i = 0; i < 500; i++) {
            small.put("key " + i, i);
            large.put("key " + (499 - i), 499 - i);
        }
        large.put("gone", 1);
        large.remove("gone");
        String shared = new String("text");

        assertSame(List.of(1, 2), Arrays.asList(1, 2), new ArrayList<>(List.of(1, 2)), new LinkedList<>(List.of(1, 2)));
        assertSame(small, large, new TreeMap<>(small), roundTrip(small), Map.copyOf(small));
        assertSame(Set.of(1, 2, 3), new HashSet<>(List.of(3, 2, 1)), new TreeSet<>(List.of(1, 2, 3)));
        assertSame(
                List.of(shared, shared),
                List.of("text", new String("text")),
                roundTrip(new ArrayList<>(List.of(shared, shared))));
        assertSame(new Object[] {"a"}, (Object) new String[] {"a"});
        assertSame(Double.NaN, Double.longBitsToDouble(0x7ff8000000000001L));
    }

    private void assertSame(Object first, Object... others) {
        for (Object other : others) {
            assertThat(key(other)).as("%s", other).isEqualTo(key(first));
        }
    }

    private static Object roundTrip(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }

    @Test
    void differsForArgumentsThatAFunctionCanTellApart() {
        Map<String, Integer> inOrder = new LinkedHashMap<>(Map.of("a", 1));
        inOrder.put("b", 2);
        Map<String, Integer> otherwise = new LinkedHashMap<>(Map.of("b", 2));
        otherwise.put("a", 1);

        assertAllDiffer(
                0.0,
                -0.0,
                0f,
                -0f,
                1,
                1L,
                (short) 1,
                (byte) 1,
                '1',
                "1",
                true,
                new BigDecimal("1.0"),
                new BigDecimal("1.00"),
                inOrder,
                otherwise,
                new HashMap<>(inOrder),
                List.of(),
                Set.of(),
                Map.of(),
                new Object[0],
                new int[0],
                new long[0],
                new byte[0],
                new boolean[0],
                List.of("a", "bc"),
                List.of("ab", "c"),
                List.of("abc"),
                List.of(List.of("a"), List.of()),
                List.of(List.of(), List.of("a")),
                new int[][] {{1, 2}, {3}},
                new int[][] {{1}, {2, 3}},
                new int[] {1, 2, 3},
                "\ud800",
                "\udfff",
                "?",
                "\u00e9",
                "\u0100",
                TimeUnit.DAYS,
                "DAYS",
                Pattern.compile("a"),
                Pattern.compile("a", Pattern.DOTALL),
                Instant.EPOCH,
                ZoneId.of("UTC"),
                ZoneOffset.UTC,
                StandardCharsets.UTF_8,
                Optional.empty(),
                Optional.of("a"),
                Path.of("a"),
                Path.of("a/b"),
                new File("a"),
                String.class,
                new ArrayDeque<>(List.of(1)),
                new TreeSet<>(Comparator.<Integer>reverseOrder()),
                new LinkedHashSet<>(List.of(1, 2)),
                new LinkedHashSet<>(List.of(2, 1)),
                ScoresDelayed.mul(1, 2),
                ScoresDelayed.mul(2, 1),
                ScoresDelayed.mul(1, 2).function());
    }

    private void assertAllDiffer(Object... values) {
        Map<String, Object> byKey = new HashMap<>();
        for (Object value : values) {
            Object other = byKey.put(key(value), value);
            assertThat(other).as("%s has the key of %s", value, other).isNull();
        }
    }

    @Test
    void knowsWhereArgumentsEnd() {
        Memory memory = memory();

        assertThat(Stream.of(
                                ScoresDelayed.score("ab", 1, 2, 3),
                                ScoresDelayed.score("a", 1, 2, 3),
                                ScoresDelayed.score("ab", 1, 2),
                                ScoresDelayed.score("ab", 1, 23))
                        .map(memory::key))
                .doesNotHaveDuplicates();
    }

    @Test
    void knowsWhereTextsListsAndArraysEnd() {
        Memory memory = memory();
        List<Object> values = new ArrayList<>(List.of(
                List.of("ab", "c"),
                List.of("a", "bc"),
                List.of("abc"),
                List.of(List.of("a"), List.of("b", "c")),
                List.of(List.of("a", "b"), List.of("c")),
                List.of(List.of("a", "b", "c"), List.of()),
                List.of(List.of(), List.of("a", "b", "c")),
                new Object[] {new int[] {1, 2}, new int[] {3}},
                new Object[] {new int[] {1}, new int[] {2, 3}},
                new Object[] {new int[] {1, 2, 3}, new int[0]}));
        // Whatever stands between two texts, a text may hold it.
        for (char c = 0; c < 256; c++) {
            values.add(List.of("x" + c + "y", "z"));
            values.add(List.of("x", "y" + c + "z"));
        }

        assertThat(values.stream().map(value -> memory.key(ScoresDelayed.count(value))))
                .doesNotHaveDuplicates();
    }

    @Test
    void isThatOfTheDefaultWhetherItIsGivenOrNot() {
        assertThat(memory().key(ScoresDelayed.mul(1, 2).operation("*")))
                .isEqualTo(memory().key(ScoresDelayed.mul(1, 2)));
    }

    @Test
    void holdsTheReceiverByValue() {
        Memory memory = memory();

        assertThat(memory.key(BoxDelayed.on(new Box(1)).get()))
                .isEqualTo(memory.key(BoxDelayed.on(new Box(1)).get()))
                .isNotEqualTo(memory.key(BoxDelayed.on(new Box(2)).get()));
    }

    @Test
    void leavesOutWhatIsNotToBeInIt() {
        Memory memory = memory();
        Object unkeyable = new Object();

        assertThat(memory.key(ScoresDelayed.verbose(1).verbose(true).log(unkeyable)))
                .isEqualTo(memory.key(ScoresDelayed.verbose(1)))
                .isNotEqualTo(memory.key(ScoresDelayed.verbose(2)));
        assertThat(memory.ignoring(ScoresDelayed.mul(1, 2).function(), "operation")
                        .key(ScoresDelayed.mul(1, 2).operation("-")))
                .isEqualTo(memory.ignoring(ScoresDelayed.mul(1, 2).function(), "operation")
                        .key(ScoresDelayed.mul(1, 2)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> memory.ignoring(ScoresDelayed.mul(1, 2).function(), "oparation"))
                .withMessage("mul() has no parameter 'oparation'; it has ['v1', 'v2', 'operation']");
    }

    @Test
    void isRefusedWithParameterPathTypeAndCure() {
        List<Object> rows = List.of(1, 2, Map.of("x", new Object[] {new Rows(1)}));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> key(rows))
                .withMessageContaining("cannot be kept: parameter 'value' holds a dev.delayable.memory.Rows")
                .withMessageContaining(
                        "at value[2][x][0]; add Memory.rule(Rows.class, …), or leave the parameter out with @NotInKey");
    }

    @Test
    void isRefusedForWhatHasNoValue() {
        for (Object value : List.of(
                new Random(),
                Thread.currentThread(),
                Stream.of(1),
                new AtomicInteger(),
                new Object(),
                new PriorityQueue<>(List.of(1)),
                Collections.unmodifiableCollection(List.of(1)),
                (Function<Object, Object> & Serializable) x -> x,
                (Comparator<String> & Serializable) String::compareTo,
                new TreeSet<>(Comparator.comparingInt(String::length)),
                new OwnForm(),
                Job.of("lambda", () -> 1))) {
            assertThatIllegalArgumentException().as("%s", value.getClass()).isThrownBy(() -> key(value));
        }
    }

    /** Writes its own form. */
    private static final class OwnForm implements Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) throws java.io.IOException {
            out.defaultWriteObject();
        }
    }

    /** Holds itself, by way of a list. */
    @SuppressWarnings({"UnusedVariable", "serial"}) // the key is made of its fields
    private static final class Node implements Serializable {
        private static final long serialVersionUID = 1L;

        final int value;
        final Collection<Object> others = new ArrayList<>();
        transient int cache;

        Node(int value, int cache) {
            this.value = value;
            this.cache = cache;
            others.add(this);
        }
    }

    @Test
    void walksSerializableObjectsWithoutTransientFieldsAndThroughCycles() {
        assertThat(key(new Node(1, 1))).isEqualTo(key(new Node(1, 2))).isNotEqualTo(key(new Node(2, 1)));
    }

    @Test
    void endsWithAClearErrorWhereObjectsAreDeepOrMany() {
        List<Object> deep = List.of();
        for (int i = 0; i < 2000; i++) {
            deep = List.of(deep);
        }
        List<Object> many = deep;
        List<Object> pairs = List.of(1L);
        for (int i = 0; i < 30; i++) {
            pairs = List.of(pairs, pairs);
        }
        List<Object> shared = pairs;

        assertThatIllegalArgumentException().isThrownBy(() -> key(many)).withMessageContaining("more than 1000 deep");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key(shared))
                .withMessageContaining("more than 10000000 objects");
    }

    @Test
    void usesRulesOfTheUser() {
        Memory memory = memory().rule(Rows.class, (rows, key) -> key.add(rows.checksum));

        assertThat(memory.key(ScoresDelayed.count(List.of(new Rows(1)))))
                .isEqualTo(memory.key(ScoresDelayed.count(List.of(new Rows(1)))))
                .isNotEqualTo(memory.key(ScoresDelayed.count(List.of(new Rows(2)))));
    }

    @Test
    void refusesRulesForWhatAlwaysCountsByValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> memory().rule(String.class, (text, key) -> key.add(text.length())))
                .withMessageContaining("String always counts by value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> memory().rule(Integer.class, (number, key) -> key.add(number % 2)))
                .withMessageContaining("Integer always counts by value");
    }

    @Test
    void refusesRulesThatAddNothingThrowOrChange() {
        AtomicInteger count = new AtomicInteger();

        assertRefused((rows, key) -> {}, "adds nothing");
        assertRefused(
                (rows, key) -> {
                    throw new java.io.IOException("gone");
                },
                "throws java.io.IOException: gone");
        assertRefused((rows, key) -> key.add(count.incrementAndGet()), "adds something else each time");
    }

    private void assertRefused(KeyRule<Rows> rule, String why) {
        Memory memory = memory().rule(Rows.class, rule);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> memory.key(ScoresDelayed.count(new Rows(1))))
                .withMessageContaining(why);
    }

    @Test
    void pinsTheNameOfAClass() {
        Memory memory = memory().named(Box.class, "box");

        assertThat(memory.key(ScoresDelayed.count(new Box(1)))).isNotEqualTo(key(new Box(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> memory.named(Rows.class, "box"))
                .withMessageContaining("'box' already names dev.delayable.memory.Box");
    }

    @Test
    void takesFilesByContentOrBySizeAndTimeWhereAsked() throws Exception {
        Path file = directory.resolve("file");
        Memory byContent = memory().rule(Path.class, KeyRule.fileContent());
        Memory byTime = memory().rule(Path.class, KeyRule.fileSizeAndTime());
        Job<Integer> job = ScoresDelayed.count(file);
        Files.writeString(file, "one");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        String name = memory().key(job);
        String content = byContent.key(job);
        String time = byTime.key(job);

        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(memory().key(job)).isEqualTo(name);
        assertThat(byTime.key(job)).isEqualTo(time);
        assertThat(byContent.key(job)).isNotEqualTo(content);
        Files.setLastModifiedTime(file, FileTime.fromMillis(5000));
        assertThat(byTime.key(job)).isNotEqualTo(time);
        Files.delete(file);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byContent.key(job))
                .withMessageContaining("FileNotFound");
    }

    private static Object key(ResultMemory.Session session, Object array) {
        return Objects.requireNonNull(session.slot(0, ScoresDelayed.count(array)))
                .key();
    }

    @Test
    void seesEveryChangeOfALargeArray() {
        List<Object> arrays = List.of(
                new double[100_003],
                new float[100_003],
                new long[100_003],
                new int[100_003],
                new short[100_003],
                new char[100_003],
                new byte[100_003],
                new boolean[100_003]);
        Memory memory = memory();
        try (var session = memory.openSession()) {
            for (Object array : arrays) {
                Object original = key(session, array);
                for (int i : new int[] {0, 1, 7, 511, 8191, 8192, 50_001, 99_999, 100_002}) {
                    Object before = Array.get(array, i);
                    change(array, i);
                    Object changed = key(session, array);

                    assertThat(changed).isNotEqualTo(original).hasToString(memory.key(ScoresDelayed.count(array)));
                    Array.set(array, i, before);
                    assertThat(key(session, array)).isEqualTo(original);
                }
            }
        }
    }

    private static void change(Object array, int i) {
        if (array instanceof boolean[] booleans) {
            booleans[i] = true;
        } else if (array instanceof char[] chars) {
            chars[i] = 'c';
        } else {
            Array.setByte(array, i, (byte) 1);
        }
    }

    @Test
    void seesThatElementsOfALargeArrayChangedPlacesOrSigns() {
        double[] array = new Random(1).doubles(100_000).toArray();
        Memory memory = memory();
        try (var session = memory.openSession()) {
            Set<Object> keys = new HashSet<>();
            keys.add(key(session, array));
            for (int i = 1; i < 100; i++) {
                double first = array[i];
                array[i] = array[i + 4 * i];
                array[i + 4 * i] = first;
                keys.add(key(session, array));
                array[8 * i] = -array[8 * i];
                array[16 * i] = -array[16 * i];
                keys.add(key(session, array));
            }
            assertThat(keys).hasSize(199);
        }
    }
}
