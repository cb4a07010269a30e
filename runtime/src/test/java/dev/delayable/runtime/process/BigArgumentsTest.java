package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.ProcessBackend;
import dev.delayable.runtime.backend.ProcessStatistics;
import dev.delayable.runtime.remote.wire.Frame;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A large argument that jobs share is sent to each worker once. */
class BigArgumentsTest {

    private static final int WORKERS = 2;
    private static final int JOBS = 100;

    /** With workers of its own, of which nobody else counts the bytes. */
    private final ProcessBackend backend = Backends.processes().environment("TEST", "big arguments");

    private final Parallel parallel = Parallel.nJobs(WORKERS).backend(backend);

    private long bytesOf(Runnable run) {
        ProcessStatistics before = backend.statistics();
        run.run();
        ProcessStatistics after = backend.statistics();
        return after.bytesSent() + after.bytesMapped() - before.bytesSent() - before.bytesMapped();
    }

    static Stream<Object> shared() {
        double[] small = IntStream.range(0, 20_000).asDoubleStream().toArray();
        double[] mapped = IntStream.range(0, 500_000).asDoubleStream().toArray();
        List<String> list =
                IntStream.range(0, 50_000).mapToObj(i -> "value " + i).toList();
        return Stream.of(
                small,
                mapped,
                "x".repeat(200_000),
                new ArrayList<>(list),
                list.toArray(),
                Map.of("deep", List.of(mapped)),
                new double[][] {small, small, mapped},
                new double[200][6_000],
                new int[20_000][3],
                new byte[300][30][10],
                new boolean[1_000][2][50]);
    }

    private static long size(Object shared) {
        Frame frame = new Frame((byte) 0);
        try {
            new dev.delayable.runtime.backend.JavaCodec()
                    .writer(frame, object -> object)
                    .write(shared);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
        return frame.size();
    }

    private static int hash(Object value) {
        return Arrays.deepHashCode(new Object[] {value instanceof Map<?, ?> map ? deep(map) : value});
    }

    private static Object deep(Map<?, ?> map) {
        return ((List<?>) Objects.requireNonNull(map.get("deep"))).get(0);
    }

    @ParameterizedTest
    @MethodSource("shared")
    void itIsSentOnceToEachWorker(Object shared) {
        List<Job<Integer>> jobs = IntStream.range(0, JOBS)
                .<Job<Integer>>mapToObj(i ->
                        JobWithArguments.of(arguments -> hash(Objects.requireNonNull(arguments.get(0))), shared, i))
                .toList();

        long bytes = bytesOf(() -> assertThat(parallel.run(jobs)).hasSize(JOBS).containsOnly(hash(shared)));

        assertThat(bytes).isLessThan((long) (WORKERS * size(shared) * 1.2) + JOBS * 1_000L);
    }

    /** The way of small ones, of those that are sent, and of those that are mapped. */
    @ParameterizedTest
    @ValueSource(ints = {3, 100, 3_000})
    @SuppressWarnings({"ReferenceEquality", "NullAway"
    }) // whether they are the same is what is asked; rows that are null
    void anArrayOfArraysKeepsItsShape(int rows) {
        long[][][] array = new long[rows][][];
        long[][] twice = {new long[10], {1, 2, 3}, null, {}};
        twice[0] = twice[1];
        for (int i = 0; i < rows; i++) {
            array[i] = i % 3 == 0 ? twice : i % 3 == 1 ? null : new long[][] {new long[i % 100], {i}};
        }
        array[rows - 1] = new long[0][];

        List<Boolean> results = parallel.run(JobWithArguments.of(
                arguments -> {
                    long[][][] there = (long[][][]) Objects.requireNonNull(arguments.get(0));
                    Object again = Objects.requireNonNull(((Object[]) Objects.requireNonNull(arguments.get(1)))[0]);
                    return there == again
                            && (there.length < 4 || there[0] == there[3])
                            && there[0][0] == there[0][1]
                            && Arrays.deepHashCode(there) == (int) Objects.requireNonNull(arguments.get(2));
                },
                array,
                new Object[] {array},
                Arrays.deepHashCode(array)));

        assertThat(results).containsExactly(true);
    }

    @Test
    void anArrayOfArraysCostsNoMoreThanAFlatOne() {
        double[][] rows = new double[1_000][6_000];
        long size = 8L * 6_000 * 1_000;
        List<Job<Integer>> jobs = IntStream.range(0, 1_000)
                .<Job<Integer>>mapToObj(i -> JobWithArguments.of(
                        arguments -> ((double[][]) Objects.requireNonNull(arguments.get(0))).length, rows, i))
                .toList();

        long bytes = bytesOf(() -> assertThat(parallel.run(jobs)).hasSize(1_000).containsOnly(1_000));

        assertThat(bytes).isLessThanOrEqualTo((long) (1.2 * WORKERS * size));
    }

    @Test
    void aLaterRunSendsItAgainForItMayHaveChanged() {
        long[] values = new long[10_000];

        for (long i = 1; i < 4; i++) {
            values[7] = i;
            List<Job<Long>> jobs = new ArrayList<>();
            for (int job = 0; job < 10; job++) {
                jobs.add(JobWithArguments.of(
                        arguments -> ((long[]) Objects.requireNonNull(arguments.get(0)))[7], (Object) values));
            }
            assertThat(parallel.run(jobs)).hasSize(10).containsOnly(i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 5_000, 9_000, 200_000, 1_500_000})
    void arraysOfEveryTypeAndLengthGoThereAndBack(int length) {
        List<Object> arrays = new ArrayList<>();
        for (Class<?> type : List.of(
                byte.class, short.class, char.class, int.class, long.class, float.class, double.class, boolean.class)) {
            Object array = Array.newInstance(type, length);
            Object first =
                    type == boolean.class ? (Object) true : type == char.class ? (Object) 'ä' : (Object) (byte) 7;
            Array.set(array, 0, first);
            Array.set(array, length - 1, first);
            arrays.add(array);
        }
        List<Job<Object>> jobs = arrays.stream()
                .<Job<Object>>map(
                        array -> JobWithArguments.of(arguments -> Objects.requireNonNull(arguments.get(0)), array))
                .toList();

        List<Object> results = parallel.run(jobs);

        for (int i = 0; i < arrays.size(); i++) {
            assertThat(results.get(i)).isInstanceOf(arrays.get(i).getClass());
            assertThat(Arrays.deepEquals(new Object[] {results.get(i)}, new Object[] {arrays.get(i)}))
                    .isTrue();
        }
    }

    @Test
    void manyArraysThatAreNotSharedDoNotFillTheWorkers() {
        Parallel small = Parallel.nJobs(WORKERS).backend(backend.jvmArgs("-Xmx64m"));
        Stream<Job<Integer>> jobs = IntStream.range(0, 200)
                .mapToObj(i -> JobWithArguments.of(
                        arguments -> (int) ((byte[]) Objects.requireNonNull(arguments.get(0)))[i], (Object) array(i)));

        assertThat(small.run(jobs)).hasSize(200).allMatch(result -> result == 1);
    }

    private static byte[] array(int i) {
        byte[] array = new byte[2 << 20];
        array[i] = 1;
        return array;
    }

    @Test
    void noFilesAreLeftAfterARun() throws Exception {
        double[] mapped = new double[1_000_000];
        List<Job<Integer>> jobs = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            jobs.add(JobWithArguments.of(
                    arguments -> ((double[]) Objects.requireNonNull(arguments.get(0))).length, (Object) mapped));
        }

        assertThat(parallel.run(jobs)).hasSize(10).containsOnly(1_000_000);

        try (Stream<Path> files = Files.list(PrivateDirectory.in(0).path())) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("array"));
        }
    }
}
