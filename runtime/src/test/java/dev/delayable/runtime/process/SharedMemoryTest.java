package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.ProcessBackend;
import dev.delayable.runtime.remote.parent.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Shared memory is a gift, not a need: where it is full, small, missing or goes away, a run has the same results. */
@Timeout(120)
class SharedMemoryTest {

    private static final int MEGABYTE = 1 << 20;
    private static final long NO_ROOM = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    private final ProcessBackend backend = Backends.processes().environment("TEST", "shared memory");

    /** File systems that this test has mounted. */
    private final List<Path> mounted = new ArrayList<>();

    @AfterEach
    void restore() throws Exception {
        backend.close();
        PrivateDirectory.deleteOwn();
        PrivateDirectory.setPlaces(null, PrivateDirectory.RESERVE_BYTES);
        WorkerPool.setLimits();
        for (Path each : mounted) {
            assertThat(run("umount", "-l", each.toString())).isZero();
        }
    }

    private Path place(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    /** A file system in memory, of some size; needs the rights of root. */
    private Path mounted(String name, int bytes) throws Exception {
        Path place = place(name);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "none", place.toString()) == 0,
                "only root can make a shared memory of a given size, and not in every container");
        mounted.add(place);
        return place;
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1; // there is no such program
        }
    }

    /** Jobs that share a large array, and some that have one each. */
    private static List<Job<Integer>> jobs(int bytes) {
        byte[] shared = new byte[bytes];
        shared[bytes - 1] = 7;
        List<Job<Integer>> jobs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            jobs.add(JobWithArguments.of(
                    arguments -> {
                        byte[] array = (byte[]) Objects.requireNonNull(arguments.get(0));
                        return array[array.length - 1] + array.length;
                    },
                    i % 2 == 0 ? shared : shared.clone()));
        }
        return jobs;
    }

    /** How many bytes the workers have mapped in a run of such jobs, whose results are right. */
    private long mappedBy(int bytes) {
        long before = backend.statistics().bytesMapped();
        assertThat(Parallel.nJobs(2).backend(backend).run(jobs(bytes)))
                .hasSize(8)
                .containsOnly(bytes + 7);
        return backend.statistics().bytesMapped() - before;
    }

    @Test
    void withoutRoomForArraysTheyGoThroughTheConnection() throws Exception {
        PrivateDirectory.setPlaces(List.of(place("first"), place("second")), NO_ROOM);

        assertThat(mappedBy(2 * MEGABYTE)).isZero();
    }

    @Test
    void withRoomArraysAreMapped() throws Exception {
        PrivateDirectory.setPlaces(List.of(place("first")), 0);

        assertThat(mappedBy(2 * MEGABYTE)).isPositive();
    }

    @Test
    void aPlaceThatIsMissingIsPassedOver() throws Exception {
        PrivateDirectory.setPlaces(List.of(folder.resolve("missing"), place("second")), 0);

        assertThat(mappedBy(2 * MEGABYTE)).isPositive();
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void aPlaceThatIsAFileIsPassedOver() throws Exception {
        PrivateDirectory.setPlaces(List.of(Files.createFile(folder.resolve("file")), place("second")), 0);

        assertThat(mappedBy(2 * MEGABYTE)).isPositive();
    }

    @Test
    void withoutAnyPlaceTheErrorSaysWhatToDo() {
        PrivateDirectory.setPlaces(List.of(folder.resolve("missing")), 0);

        assertThatThrownBy(() -> Parallel.nJobs(2).backend(backend).run(ProcessJob.numbers(2)))
                .hasMessageContaining("worker processes need a directory of their own")
                .hasMessageContaining("java.io.tmpdir");
    }

    @Test
    void aPlaceThatIsFullIsPassedOver() throws Exception {
        Path full = mounted("full", MEGABYTE);
        fill(full.resolve("of others"), 2 * MEGABYTE);
        PrivateDirectory.setPlaces(List.of(full, place("second")), PrivateDirectory.RESERVE_BYTES);

        assertThat(mappedBy(4 * MEGABYTE)).isPositive();

        assertThat(full.resolve("of others")).hasSize(MEGABYTE);
    }

    /** 64 MB is the default of containers, and 8 MB holds no array of this run. */
    @Test
    void aPlaceThatIsSmallTakesNoMoreThanItHolds() throws Exception {
        Path small = mounted("small", 8 * MEGABYTE);
        PrivateDirectory.setPlaces(List.of(small), PrivateDirectory.RESERVE_BYTES);

        assertThat(mappedBy(16 * MEGABYTE)).isZero();
        assertThat(mappedBy(2 * MEGABYTE)).isPositive();
    }

    @Test
    void aPlaceMayBecomeFullWhileTheRunGoesOn() throws Exception {
        Path small = mounted("small", 8 * MEGABYTE);
        PrivateDirectory.setPlaces(List.of(small, place("second")), PrivateDirectory.RESERVE_BYTES);
        String file = small.resolve("of others").toString();
        List<Job<Integer>> jobs = new ArrayList<>(jobs(2 * MEGABYTE));
        jobs.set(0, ProcessJob.of(() -> {
            fill(Path.of(file), 16 * MEGABYTE);
            return 2 * MEGABYTE + 7;
        }));

        // Each job needs a new worker, which needs a little room as well.
        assertThat(Parallel.nJobs(2).backend(backend.maxJobsPerWorker(1)).run(jobs))
                .hasSize(8)
                .containsOnly(2 * MEGABYTE + 7);
    }

    @Test
    void aPlaceMayVanishWhileTheRunGoesOn() throws Exception {
        Path first = place("first");
        PrivateDirectory.setPlaces(List.of(first, place("second")), 0);
        String vanishing = first.toString();
        List<Job<Integer>> jobs = new ArrayList<>(jobs(2 * MEGABYTE));
        jobs.set(0, ProcessJob.of(() -> {
            deleteTree(Path.of(vanishing));
            return 2 * MEGABYTE + 7;
        }));

        assertThat(Parallel.nJobs(2).backend(backend.maxJobsPerWorker(1)).run(jobs))
                .hasSize(8)
                .containsOnly(2 * MEGABYTE + 7);
        assertThat(first).doesNotExist();
    }

    /** As one of more than 2 GB, without its gigabytes. */
    @Test
    void anArrayThatIsTooLongForAMessageAndHasNoRoomElsewhereIsTheFailureOfItsJob() throws Exception {
        PrivateDirectory.setPlaces(List.of(place("first")), NO_ROOM);
        WorkerPool.setLimits(
                TimeUnit.MINUTES.toNanos(2), TimeUnit.MINUTES.toNanos(1), TimeUnit.SECONDS.toNanos(15), 3 * MEGABYTE);
        List<Job<Integer>> jobs = new ArrayList<>(jobs(2 * MEGABYTE));
        jobs.set(3, jobs(4 * MEGABYTE).get(0));

        List<Outcome<Integer>> outcomes = Parallel.nJobs(2).backend(backend).outcomes(jobs);

        assertThat(outcomes)
                .extracting(Outcome::isSuccess)
                .containsExactly(true, true, true, false, true, true, true, true);
        assertThat(((Outcome.Failure<Integer>) outcomes.get(3)).exception())
                .hasStackTraceContaining("an array of more than 2 GB cannot be sent to a worker process, unless there"
                        + " is room for it in shared memory or in the temporary directory");
    }

    /** Fills a file, or the file system. */
    private static void fill(Path file, int bytes) {
        try {
            Files.write(file, new byte[bytes]);
        } catch (IOException e) {
            // It is full.
        }
    }

    private static void deleteTree(Path place) throws IOException {
        try (var directories = Files.newDirectoryStream(place)) {
            directories.forEach(PrivateDirectory::deleteAll);
        }
        Files.delete(place);
    }
}
