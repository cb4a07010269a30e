package dev.delayable.benchmarks.processes;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.ProcessBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * A run of four jobs in two workers, of which one is killed while it is busy with the first job: that job is lost. The other
 * worker is busy all the time, so that the rest is run by a new one.
 *
 * @param millis from the kill to the first result of the new worker
 * @param results how many jobs have one
 */
record Recovery(double millis, int results) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Recovery play() throws IOException, InterruptedException, ExecutionException {
        Path directory = Files.createTempDirectory("recovery");
        Path file = directory.resolve("pid");
        Path end = directory.resolve("end");
        // Of its own, so that no idle worker is there to take over.
        ProcessBackend backend = Backends.processes().environment("RECOVERY", file.toString());
        List<Job<Integer>> jobs = List.of(
                ProcessJobsDelayed.victim(file.toString()),
                ProcessJobsDelayed.until(end.toString()),
                ProcessJobsDelayed.noOp(2),
                ProcessJobsDelayed.noOp(3));
        try {
            CompletableFuture<Long> killed = CompletableFuture.supplyAsync(() -> kill(file));
            Watched watched = new Watched(end);
            try (Stream<Outcome<Integer>> outcomes = Parallel.nJobs(WarmRuns.WORKERS)
                    .backend(backend)
                    .unordered()
                    .streamOutcomes(jobs)) {
                outcomes.forEach(watched::take);
            }
            return new Recovery((watched.firstResult - killed.get()) / WarmRuns.NANOS_PER_MILLI, watched.results);
        } finally {
            backend.close();
            Files.deleteIfExists(file);
            Files.deleteIfExists(end);
            Files.delete(directory);
        }
    }

    /** Waits for the worker to be busy, and kills it; returns the time of the kill. */
    private static long kill(Path file) {
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.exists(file)) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("no worker has become busy");
                }
                Thread.sleep(1);
            }
            ProcessHandle worker =
                    ProcessHandle.of(Long.parseLong(Files.readString(file))).orElseThrow();
            long now = System.nanoTime();
            worker.destroyForcibly();
            return now;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sees that the one job is lost, and when the others have results. */
    private static final class Watched {

        private final Path end;
        private long firstResult;
        private int results;

        Watched(Path end) {
            this.end = end;
        }

        void take(Outcome<Integer> outcome) {
            if (outcome instanceof Outcome.Success<Integer>) {
                if (results == 0) {
                    firstResult = System.nanoTime();
                    endOther();
                }
                results++;
            } else if (outcome.index() != 0 || !isLost((Outcome.Failure<Integer>) outcome)) {
                throw new IllegalStateException("not the failure of a killed worker: " + outcome);
            }
        }

        private void endOther() {
            try {
                Files.createFile(end);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static boolean isLost(Outcome.Failure<Integer> failure) {
            return failure.exception() instanceof WorkerLostException;
        }
    }
}
