package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.ProcessBackend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A killer ends a random worker again and again: all results are right, each is delivered once, and no process is left. */
class ChaosTest {

    private static final int JOBS = 2_000;
    private static final long SEED = 4;

    /** One kill for so many results, so that there is progress however slowly workers start. */
    private static final int RESULTS_PER_KILL = 40;

    private final ProcessBackend backend =
            Backends.processes().jvmArgs("-XX:TieredStopAtLevel=1").environment("TEST", "chaos");

    @TempDir
    private Path pids;

    @Test
    void everyJobHasItsResultThoughWorkersAreKilled() throws Exception {
        Parallel parallel = Parallel.nJobs(4)
                .backend(backend)
                .unordered()
                .retry(Retry.attempts(1_000).on(WorkerLostException.class));
        String folder = pids.toString();
        List<Job<Integer>> jobs = IntStream.range(0, JOBS)
                .<Job<Integer>>mapToObj(i -> ProcessJob.of(() -> {
                    Path pid = Path.of(
                            folder, Long.toString(ProcessHandle.current().pid()));
                    if (Files.notExists(pid)) {
                        Files.createFile(pid);
                    }
                    Thread.sleep(2);
                    return i;
                }))
                .toList();
        ConcurrentHashMap<Integer, Integer> delivered = new ConcurrentHashMap<>();
        Killer killer = new Killer(pids, delivered);
        killer.start();

        try (Stream<Integer> results = parallel.stream(jobs)) {
            results.forEach(result -> delivered.merge(result, 1, Integer::sum));
        } finally {
            killer.interrupt();
            killer.join();
        }

        assertThat(delivered)
                .hasSize(JOBS)
                .allSatisfy((job, times) -> assertThat(times).isEqualTo(1));
        assertThat(killer.killed).hasPositiveValue();
        backend.close();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(backend.statistics().workersAlive()).isZero();
            assertThat(workers(pids)).isEmpty();
        });
    }

    /** The workers that are alive. */
    private static List<ProcessHandle> workers(Path pids) throws Exception {
        try (Stream<Path> files = Files.list(pids)) {
            return files.map(file ->
                            ProcessHandle.of(Long.parseLong(file.getFileName().toString())))
                    .flatMap(Optional::stream)
                    .filter(ProcessHandle::isAlive)
                    .toList();
        }
    }

    /** Kills one of those who have said who they are. */
    private static final class Killer extends Thread {

        private final Path pids;
        private final ConcurrentHashMap<Integer, Integer> delivered;
        private final Random random = new Random(SEED);
        private final AtomicInteger killed = new AtomicInteger();

        Killer(Path pids, ConcurrentHashMap<Integer, Integer> delivered) {
            this.pids = pids;
            this.delivered = delivered;
        }

        @Override
        public void run() {
            try {
                int next = RESULTS_PER_KILL;
                while (true) {
                    Thread.sleep(1);
                    if (delivered.size() < next) {
                        continue;
                    }
                    next = delivered.size() + RESULTS_PER_KILL;
                    List<ProcessHandle> workers = workers(pids);
                    if (!workers.isEmpty()
                            && workers.get(random.nextInt(workers.size())).destroyForcibly()) {
                        killed.incrementAndGet();
                    }
                }
            } catch (InterruptedException e) {
                // It has done enough.
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
