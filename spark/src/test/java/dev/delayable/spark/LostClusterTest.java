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

/** Machines and masters that die, in a cluster of its own. */
class LostClusterTest {

    private final SparkCluster cluster = SparkCluster.start(2);
    private final JavaSparkContext context =
            Contexts.at(Contexts.conf(cluster.master()).set("spark.delayable.executorTimeout", "3s"));
    private final SparkBackend spark = SparkBackend.on(context);

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        Contexts.stop();
        cluster.close();
    }

    @Test
    void survivesTheDeathOfAMachineAndOfTheMasterAndSaysWhenNothingIsLeft() throws Exception {
        Contexts.awaitExecutors(context, 2);
        Notes notes = new Notes(folder);
        int slots = 2 * SparkCluster.CORES;
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
        cluster.killWorker(0);
        notes.add("killed", "now");
        assertThat(run.get(SparkCluster.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(numbers(2 * slots));

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
