package dev.delayable.spark;

import static dev.delayable.spark.Sent.numbers;
import static dev.delayable.spark.Sent.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.WorkerLostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines and masters that die, each time in a cluster of its own. */
class LostClusterTest {

    @TempDir
    Path folder;

    @AfterEach
    void endApplication() {
        Contexts.stop();
    }

    /** An application that waits for its executors for a time. */
    private static SparkBackend on(SparkCluster cluster, int executors, String executorTimeout) {
        JavaSparkContext context =
                Contexts.at(Contexts.conf(cluster.master()).set("spark.delayable.executorTimeout", executorTimeout));
        Contexts.awaitExecutors(context, executors);
        return SparkBackend.on(context);
    }

    /** Starts a run with twice as many jobs as slots, whose first jobs wait until something is said to be killed. */
    private static CompletableFuture<List<Integer>> start(SparkBackend spark, int slots, Notes notes)
            throws InterruptedException {
        CompletableFuture<List<Integer>> run = CompletableFuture.supplyAsync(() -> Parallel.nJobs(slots)
                .backend(spark)
                .batchSize(1)
                .retry(Retry.attempts(3).on(WorkerLostException.class))
                .map(numbers(2 * slots), sent(i -> {
                    notes.add("started", i);
                    if (notes.lines("killed").isEmpty()) {
                        notes.await("killed", 1);
                    }
                    return i;
                })));
        notes.await("started", slots);
        return run;
    }

    private static List<Integer> end(CompletableFuture<List<Integer>> run) throws Exception {
        return run.get(SparkCluster.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void survivesTheDeathOfAMachineAndOfTheMasterAndSaysWhenNothingIsLeft() throws Exception {
        try (SparkCluster cluster = SparkCluster.start(2)) {
            SparkBackend spark = on(cluster, 2, "3s");
            Notes notes = new Notes(folder);
            int slots = 2 * SparkCluster.CORES;
            CompletableFuture<List<Integer>> run = start(spark, slots, notes);
            cluster.killWorker(0);
            notes.add("killed", "now");
            assertThat(end(run)).isEqualTo(numbers(2 * slots));

            // Executors need no master.
            cluster.killMaster();
            assertThat(Parallel.nJobs(4).backend(spark).map(numbers(100), sent(i -> i)))
                    .isEqualTo(numbers(100));

            // Spark itself would wait for ever.
            cluster.killWorker(1);
            assertThatThrownBy(() -> Parallel.nJobs(4).backend(spark).map(numbers(100), sent(i -> i)))
                    .isInstanceOfAny(IllegalStateException.class)
                    .hasMessageContaining("executor");
        }
    }

    @Test
    void aMasterThatComesBackGivesTheRunNewExecutors() throws Exception {
        try (SparkCluster cluster = SparkCluster.startRecovered(1)) {
            SparkBackend spark = on(cluster, 1, "2min");
            Notes notes = new Notes(folder);
            CompletableFuture<List<Integer>> run = start(spark, SparkCluster.CORES, notes);
            cluster.killMaster();
            cluster.restartMaster();
            cluster.awaitWorkers(1);

            cluster.executors().forEach(ProcessHandle::destroyForcibly);
            notes.add("killed", "now");

            assertThat(end(run)).isEqualTo(numbers(2 * SparkCluster.CORES));
            assertThat(notes.lines("started")).hasSize(3 * SparkCluster.CORES);
        }
    }
}
