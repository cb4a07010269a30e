package dev.delayable.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.memory.store.Stores;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills three programs that use one store at the same time, at moments given by chance: no result that was delivered is computed again, and none is wrong.
 * The number of kills is {@code -Ddelayable.memory.kills}, the seed {@code -Ddelayable.memory.seed}.
 */
class KillTest {

    private static final int KILLS = Integer.getInteger("delayable.memory.kills", 6);
    private static final int JOBS = Integer.getInteger("delayable.memory.jobs", 3000);
    private static final int PROGRAMS = 3;

    @TempDir
    Path directory;

    private final ExecutorService threads = Executors.newFixedThreadPool(PROGRAMS);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private Process start(int first) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-Ddelayable.memory.sleep=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProgram.class.getName(),
                        directory.resolve("results").toString(),
                        String.valueOf(JOBS),
                        String.valueOf(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What one program has printed, and whether it was killed before its end. */
    private record Printed(List<String> lines, boolean isKilled) {}

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void whatWasDeliveredIsThereAfterAKill() throws Exception {
        Random random = new Random(Long.getLong("delayable.memory.seed", 20261123));
        Set<Integer> delivered = new HashSet<>();
        int kills = 0;
        int stores = 0;
        long computed = 0;
        while (kills < KILLS) {
            Set<Integer> before = Set.copyOf(delivered);
            List<CompletableFuture<Printed>> programs = new ArrayList<>();
            for (int i = 0; i < PROGRAMS; i++) {
                Process process = start(random.nextInt(JOBS));
                // Some are killed while they start, by the number of lines that they have not printed yet.
                int lines = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(JOBS / 6);
                long nanos = random.nextInt(2_000_000);
                programs.add(CompletableFuture.supplyAsync(() -> read(process, lines, nanos), threads));
            }
            for (CompletableFuture<Printed> program : programs) {
                Printed printed = program.get();
                kills += printed.isKilled ? 1 : 0;
                computed += check(printed, before);
                printed.lines.forEach(line -> delivered.add(job(line)));
            }
            if (delivered.size() > JOBS * 2 / 3 || kills >= KILLS) {
                checkStore(delivered);
                delivered.clear();
                stores++;
            }
        }
        System.out.println(kills + " kills, " + stores + " stores, " + computed + " results computed and delivered");
    }

    /** What was kept before is not computed again. Returns how many results were computed. */
    private static int check(Printed printed, Set<Integer> kept) {
        int computed = 0;
        for (String line : printed.lines) {
            assertThat(line).as("+ or =, and a job").matches("[+=][0-9]+");
            if (line.startsWith("+")) {
                assertThat(kept).as("kept, and run again").doesNotContain(job(line));
                computed++;
            }
        }
        return computed;
    }

    private static int job(String line) {
        return Integer.parseInt(line.substring(1));
    }

    /** Looks all results up at once, and starts with an empty store. */
    private void checkStore(Set<Integer> delivered) throws Exception {
        List<Job<?>> jobs = KilledProgram.jobs(JOBS);
        List<Outcome<Object>> kept = Parallel.nJobs(2)
                .memory(Memory.in(directory.resolve("results")).readOnly())
                .outcomes(delivered.stream().<Job<?>>map(jobs::get).toList());
        assertThat(kept).allSatisfy(outcome -> {
            Outcome.Success<?> success = (Outcome.Success<?>) outcome;
            assertThat(success.fromMemory()).as("kept: %s", success.job()).isTrue();
            assertThat(KilledProgram.isRight(success))
                    .as("right: %s", success.job())
                    .isTrue();
        });
        // The last program deletes what the killed ones have left behind.
        Printed last = read(start(0), Integer.MAX_VALUE, 0);
        assertThat(last.isKilled).isFalse();
        assertThat(check(last, delivered)).isLessThanOrEqualTo(JOBS - delivered.size());
        assertThat(last.lines).hasSize(JOBS);
        try (Stream<Path> temporary = Files.list(directory.resolve("results/tmp"))) {
            assertThat(temporary).isEmpty();
        }
        try (Stream<Path> locks = Files.list(directory.resolve("results/segments"))) {
            assertThat(locks.filter(file -> file.toString().endsWith(".lock"))).hasSizeLessThanOrEqualTo(1);
        }
        deleteStore();
    }

    /** Reads so many whole lines, kills the program a moment later, and reads what it has printed until then. */
    private static Printed read(Process process, int count, long nanos) {
        List<String> lines = new ArrayList<>();
        boolean isEnded = false;
        try (BufferedReader reader = process.inputReader()) {
            if (count == 0) {
                kill(process, 100 * nanos);
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.equals("end")) {
                    isEnded = true;
                    break;
                }
                lines.add(line);
                if (lines.size() == count) {
                    kill(process, nanos);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!isEnded && !lines.isEmpty()) {
            lines.remove(lines.size() - 1); // the kill may have cut it
        }
        return new Printed(lines, !isEnded);
    }

    private static void kill(Process process, long nanos) {
        LockSupport.parkNanos(nanos);
        process.toHandle().destroyForcibly(); // that of the process closes what is read
    }

    private void deleteStore() throws IOException {
        Stores.close(directory.resolve("results"));
        try (Stream<Path> files = Files.walk(directory.resolve("results"))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
