package dev.delayable.spark;

import static dev.delayable.spark.Sent.job;
import static dev.delayable.spark.Sent.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.WorkerLostException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors that die, on a cluster of two of them with five slots each. */
class DeathTest {

    private static final int SLOTS = 2 * SparkCluster.CORES;

    private final JavaSparkContext context = Contexts.onCluster();
    private final SparkBackend spark = SparkBackend.on(context);

    @TempDir
    Path folder;

    /** Jobs of which the first ones meet in all slots, and those in one executor wait until it is killed. */
    private List<Job<Integer>> jobsForAKill(Notes notes) {
        return numbers(2 * SLOTS).stream()
                .map(i -> job("wait", () -> {
                    notes.add("started", i);
                    notes.add("process", ProcessHandle.current().pid());
                    if (notes.lines("killed").isEmpty()) {
                        notes.await("killed", 1);
                    }
                    return i;
                }))
                .toList();
    }

    private static void killOneExecutor(Notes notes) throws InterruptedException {
        notes.await("process", SLOTS);
        long victim = Long.parseLong(notes.lines("process").get(0));
        ProcessHandle.of(victim).ifPresent(ProcessHandle::destroyForcibly);
        notes.await("process", SLOTS);
    }

    @Test
    void onlyJobsOfTheExecutorThatIsKilledFailAndTheMessageSaysHow() throws Exception {
        Notes notes = new Notes(folder);
        CompletableFuture<List<Outcome<Integer>>> run = CompletableFuture.supplyAsync(
                () -> Parallel.nJobs(SLOTS).backend(spark).batchSize(1).outcomes(jobsForAKill(notes)));

        killOneExecutor(notes);
        Thread.sleep(200); // the driver hears of it while the others still wait
        notes.add("killed", "now");

        List<Outcome<Integer>> outcomes = run.get(SparkCluster.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        List<Outcome<Integer>> failed =
                outcomes.stream().filter(each -> !each.isSuccess()).toList();
        assertThat(failed).hasSize(SparkCluster.CORES);
        assertThat(failed)
                .allSatisfy(each -> assertThat(each.exception())
                        .isInstanceOf(WorkerLostException.class)
                        .hasMessageContaining("Spark executor")
                        .hasMessageContaining("signal 9"));
        assertThat(notes.lines("started")).as("none is started twice").doesNotHaveDuplicates();
    }

    @Test
    void jobsOfTheExecutorThatIsKilledRunAgainIfTheRetrySaysSo() throws Exception {
        Notes notes = new Notes(folder);
        CompletableFuture<List<Integer>> run = CompletableFuture.supplyAsync(() -> Parallel.nJobs(SLOTS)
                .backend(spark)
                .batchSize(1)
                .retry(Retry.attempts(3).on(WorkerLostException.class))
                .run(jobsForAKill(notes)));

        killOneExecutor(notes);
        notes.add("killed", "now");

        assertThat(run.get(SparkCluster.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(numbers(2 * SLOTS));
        assertThat(notes.lines("started").size() - new HashSet<>(notes.lines("started")).size())
                .isLessThanOrEqualTo(SparkCluster.CORES);
    }

    @Test
    void bystandersOfAJobThatKillsItsExecutorAgainAndAgainSucceed() {
        List<Outcome<Integer>> outcomes = Parallel.nJobs(SLOTS)
                .backend(spark)
                .retry(Retry.attempts(3).on(WorkerLostException.class))
                .outcomes(numbers(30).stream()
                        .map(i -> job("poison", () -> {
                            if (i == 13) {
                                Thread.sleep(100); // its neighbours have begun
                                Runtime.getRuntime().halt(7);
                            }
                            Thread.sleep(50);
                            return i;
                        }))
                        .toList());

        assertThat(outcomes.stream().filter(each -> !each.isSuccess()).map(Outcome::index))
                .containsExactly(13L);
        assertThat(outcomes.get(13).attempts()).isEqualTo(3);
        assertThat(outcomes.get(13).exception())
                .isInstanceOf(WorkerLostException.class)
                .hasMessageContaining("exit code 7");
    }

    @Test
    void anIsolatedJobThatKillsItsExecutorFailsAlone() {
        List<Outcome<Integer>> outcomes = Parallel.nJobs(2)
                .backend(spark.isolated())
                .batchSize(1)
                .outcomes(numbers(6).stream()
                        .map(i -> job("poison", () -> {
                            if (i == 2) {
                                Runtime.getRuntime().halt(7);
                            }
                            return i;
                        }))
                        .toList());

        assertThat(outcomes.stream().filter(each -> !each.isSuccess()).map(Outcome::index))
                .containsExactly(2L);
    }
}
