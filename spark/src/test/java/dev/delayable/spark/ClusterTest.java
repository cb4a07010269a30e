package dev.delayable.spark;

import static dev.delayable.spark.Sent.job;
import static dev.delayable.spark.Sent.numbers;
import static dev.delayable.spark.Sent.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a cluster of two executors with five slots each: what ships, spreads and shares. */
class ClusterTest {

    private static final int SLOTS = 2 * SparkCluster.CORES;

    /** In an executor. */
    private static final AtomicInteger JOBS_HERE = new AtomicInteger();

    private final JavaSparkContext context = Contexts.onCluster();
    private final SparkBackend spark = SparkBackend.on(context);

    @TempDir
    Path folder;

    /** Ends when all slots hold a job of the run. */
    private void useAllSlots(SparkBackend backend, String place) {
        Notes notes = new Notes(folder);
        Parallel.nJobs(SLOTS).backend(backend).map(numbers(SLOTS), sent(i -> {
            notes.meet(place, SLOTS);
            return i;
        }));
    }

    @Test
    void spreadsJobsOverTheSlotsOfAllExecutors() {
        Notes notes = new Notes(folder);

        List<String> executors = Parallel.nJobs(SLOTS).backend(spark).map(numbers(SLOTS), sent(i -> {
            notes.meet("all", SLOTS);
            return SparkEnv.get().executorId();
        }));

        assertThat(new HashSet<>(executors)).hasSize(2).doesNotContain("driver");
    }

    @Test
    void aLargeArrayIsInEachExecutorOnce() {
        double[] large = new double[1 << 20];

        Set<Integer> copies = new HashSet<>(Parallel.nJobs(SLOTS)
                .backend(spark)
                .batchSize(1)
                .map(numbers(100), sent(i -> System.identityHashCode(large))));

        assertThat(copies).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aSparkJobFindsTheSlotsFreeAfterARun() throws InterruptedException {
        useAllSlots(spark, "run");
        Notes notes = new Notes(folder);

        meetByHand(notes, SLOTS, SLOTS);
    }

    @Test
    void aSparkJobRunsBesideARunThatNeedsFewerSlots() throws Exception {
        Notes notes = new Notes(folder);
        CompletableFuture<List<Integer>> run = Parallel.nJobs(4)
                .backend(spark)
                .runAsync(numbers(4).stream()
                        .map(i -> job("meet", () -> {
                            notes.meet("hand", SLOTS);
                            return i;
                        }))
                        .toList());

        notes.await("hand", 4); // so the executors have the classes
        meetByHand(notes, SLOTS - 4, SLOTS);

        assertThat(run.get(SparkCluster.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(numbers(4));
    }

    private void meetByHand(Notes notes, int tasks, int all) {
        context.parallelize(numbers(tasks), tasks)
                .map(i -> {
                    notes.meet("hand", all);
                    return i;
                })
                .collect();
    }

    @Test
    void runsWithMoreWorkersThanSlotsBothEnd() throws Exception {
        List<CompletableFuture<List<Integer>>> runs = numbers(2).stream()
                .map(run -> CompletableFuture.supplyAsync(() -> Parallel.nJobs(2 * SLOTS)
                        .backend(spark)
                        .batchSize(1)
                        .map(numbers(60), sent(i -> {
                            Thread.sleep(20);
                            return i;
                        }))))
                .toList();

        for (CompletableFuture<List<Integer>> each : runs) {
            assertThat(each.get(SparkCluster.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(numbers(60));
        }
    }

    @Test
    void workersStayForTheNextRunIfTheyAreToldSo() {
        SparkBackend kept = spark.keepWorkers(Duration.ofMinutes(2));
        assertThat(threadOfJob(kept)).isEqualTo(threadOfJob(kept));

        kept.close();
        useAllSlots(spark, "all"); // also the one that was kept
    }

    private static String threadOfJob(SparkBackend backend) {
        return Parallel.nJobs(1)
                .backend(backend)
                .map(
                        numbers(1),
                        sent(i -> SparkEnv.get().executorId() + " "
                                + Thread.currentThread().getId()))
                .get(0);
    }

    @Test
    void aJobWithAllCoresOfItsExecutorIsAloneThere() {
        assertThat(mostJobsAtOnceInAnExecutor(spark.coresPerJob(SparkCluster.CORES)))
                .isEqualTo(1);
    }

    @Test
    void anIsolatedWorkerHasItsExecutorForItself() {
        assertThat(mostJobsAtOnceInAnExecutor(spark.isolated())).isEqualTo(1);
    }

    private static int mostJobsAtOnceInAnExecutor(SparkBackend backend) {
        List<Integer> jobsThere = Parallel.nJobs(4)
                .backend(backend)
                .batchSize(1)
                .map(numbers(8), sent(i -> {
                    int jobsHere = JOBS_HERE.incrementAndGet();
                    Thread.sleep(50);
                    JOBS_HERE.decrementAndGet();
                    return jobsHere;
                }));
        return jobsThere.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    @Test
    void saysThatNoExecutorHasSoManyCores() {
        assertThatThrownBy(() -> Parallel.nJobs(2)
                        .backend(spark.coresPerJob(SparkCluster.CORES + 1))
                        .map(numbers(2), sent(i -> i)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("6 cores")
                .hasMessageContaining("2 executors of 5 cores")
                .hasMessageContaining("spark.executor.cores");
    }

    @Test
    void aJobThatUsesUpTheMemoryFailsAlone() {
        Notes notes = new Notes(folder);

        assertThatThrownBy(() -> Parallel.nJobs(4).backend(spark).map(numbers(8), sent(i -> {
                    notes.add("started", i);
                    return i == 3 ? new long[1 << 28].length : i;
                })))
                .isInstanceOf(OutOfMemoryError.class);
        useAllSlots(spark, "all");
    }

    @Test
    void aJobThatIgnoresItsInterruptIsGivenUpAndItsSlotIsFree() {
        Notes notes = new Notes(folder);
        assertThatThrownBy(() -> Parallel.nJobs(SLOTS)
                        .backend(spark)
                        .timeout(Duration.ofMillis(300))
                        .grace(Duration.ofMillis(300))
                        .map(numbers(SLOTS), sent(i -> {
                            while (i == 7 && notes.lines("end").isEmpty()) {
                                Thread.onSpinWait();
                            }
                            return i;
                        })))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("job 7");

        useAllSlots(spark, "all");
        notes.add("end", "now");
    }
}
