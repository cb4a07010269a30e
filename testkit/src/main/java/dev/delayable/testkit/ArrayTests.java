package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Large arguments and results. */
interface ArrayTests {

    @Test
    default void arraysOfEveryTypeAndLengthGoThereAndBack(Scene scene) {
        for (int length : new int[] {10, 9_000, 1_500_000}) {
            List<Object> arrays = new ArrayList<>();
            for (Class<?> type : List.of(byte.class, char.class, int.class, double.class, boolean.class)) {
                Object array = Array.newInstance(type, length);
                Object first =
                        type == boolean.class ? (Object) true : type == char.class ? (Object) 'ä' : (Object) (byte) 7;
                Array.set(array, 0, first);
                Array.set(array, length - 1, first);
                arrays.add(array);
            }
            List<Job<Object>> jobs = arrays.stream()
                    .<Job<Object>>map(
                            array -> SendableJob.with("array", values -> Objects.requireNonNull(values.get(0)), array))
                    .toList();

            List<Object> results = scene.nJobs(2).run(jobs);

            for (int i = 0; i < arrays.size(); i++) {
                assertThat(results.get(i)).isInstanceOf(arrays.get(i).getClass());
                assertThat(Arrays.deepEquals(new Object[] {results.get(i)}, new Object[] {arrays.get(i)}))
                        .as("%s of %s", results.get(i).getClass(), length)
                        .isTrue();
            }
        }
    }

    @Test
    default void anArrayThatAllJobsShareArrivesAtEachAndALaterRunSeesItsChanges(Scene scene) {
        long[] shared = new long[200_000];
        for (long value = 1; value < 4; value++) {
            shared[7] = value;
            List<Job<Long>> jobs = new ArrayList<>();
            for (int job = 0; job < 10; job++) {
                jobs.add(SendableJob.with(
                        "shared", values -> ((long[]) Objects.requireNonNull(values.get(0)))[7], (Object) shared));
            }

            assertThat(scene.nJobs(2).run(jobs)).hasSize(10).containsOnly(value);
        }
    }

    @Test
    default void manyLargeResultsAreInTheOrderOfTheJobs(Scene scene) {
        List<Job<byte[]>> jobs = SendableJob.times(
                20,
                i -> SendableJob.of(() -> {
                    byte[] result = new byte[1 << 20];
                    result[i] = (byte) i;
                    return result;
                }));

        List<byte[]> results = scene.nJobs(3).run(jobs);

        for (int i = 0; i < 20; i++) {
            assertThat(results.get(i)).hasSize(1 << 20);
            assertThat(results.get(i)[i]).isEqualTo((byte) i);
        }
    }
}
