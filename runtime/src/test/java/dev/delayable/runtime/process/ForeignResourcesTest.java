package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.WorkerLostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes need nothing that others may hold or have filled, and touch nothing that is not theirs. */
@Timeout(120)
class ForeignResourcesTest {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    @TempDir
    private Path folder;

    @Test
    void theCommonPoolMayBeBusyWithCallers() {
        int callers = ForkJoinPool.commonPool().getParallelism() + 2;
        List<CompletableFuture<List<Outcome<Integer>>>> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            all.add(CompletableFuture.supplyAsync(
                    () -> ProcessJob.nJobs(2).outcomes(JobWithArguments.of(List::size, new Object()))));
        }

        for (CompletableFuture<List<Outcome<Integer>>> each : all) {
            assertThat(each.join()).extracting(Outcome::isSuccess).containsExactly(false);
        }
    }

    @Test
    void theCallerMayHoldTheLockOfTheOutputWhileItsJobsPrint() {
        // The stream locks itself while it asks for the text.
        String text = String.format(
                "%s",
                new Object() {
                    @Override
                    public String toString() {
                        synchronized (System.out) {
                            return ProcessJob.nJobs(2)
                                    .run(ProcessJob.times(
                                            4,
                                            i -> ProcessJob.of(() -> {
                                                System.out.println("printed by a job under a lock");
                                                return i;
                                            })))
                                    .toString();
                        }
                    }
                });

        assertThat(text).isEqualTo("[0, 1, 2, 3]");
    }

    @Test
    void alsoASingleWorkerIsAProcessOfItsOwn() {
        Parallel single = ProcessJob.nJobs(1);

        assertThat(single.run(ProcessJob.of(ProcessJob::pid)))
                .doesNotContain(ProcessHandle.current().pid());
        assertThatThrownBy(() -> single.run(ProcessJob.doing(() -> System.exit(7))))
                .hasCauseInstanceOf(WorkerLostException.class);
    }

    @Test
    void asManyWorkersAsOneCanNameAreNoMoreThanThereAreJobs() {
        var backend = Backends.processes().environment("TEST", "many");

        assertThat(Parallel.nJobs(Integer.MAX_VALUE).backend(backend).run(ProcessJob.numbers(3)))
                .isEqualTo(ProcessJob.range(3));

        assertThat(backend.statistics().workersStarted()).isLessThanOrEqualTo(3);
        backend.close();
    }

    @Test
    void nobodyElseCanEnterTheDirectory() throws Exception {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(PrivateDirectory.in(0).path())))
                .isEqualTo("rwx------");
    }

    @Test
    void somebodyMayDeleteTheFilesOfARunWhileItGoesOn() {
        int large = 200_000;
        var backend = Backends.processes().environment("TEST", "cleaned").maxJobsPerWorker(1);
        String prefix = "delayable-" + ProcessHandle.current().pid() + "-";
        String own = String.valueOf(SHARED_MEMORY);
        double[] array = new double[large];

        List<Outcome<Integer>> outcomes = Parallel.nJobs(2)
                .backend(backend)
                .outcomes(ProcessJob.times(
                        6,
                        i -> JobWithArguments.of(
                                arguments -> {
                                    java.io.File[] directories =
                                            new java.io.File(own).listFiles((folder, name) -> name.startsWith(prefix));
                                    for (java.io.File directory :
                                            directories == null ? new java.io.File[0] : directories) {
                                        PrivateDirectory.deleteAll(directory.toPath());
                                    }
                                    return ((double[]) java.util.Objects.requireNonNull(arguments.get(0))).length;
                                },
                                array)));

        assertThat(outcomes)
                .extracting(outcome -> ((Outcome.Success<Integer>) outcome).value())
                .containsOnly(large);
        backend.close();
    }

    @Test
    void theStandardFilterRefusesRemoteReferences() throws Exception {
        assertThatThrownBy(() -> ProcessJob.nJobs(2)
                        .run(JobWithArguments.of(
                                List::size, new javax.management.remote.JMXServiceURL("rmi", "localhost", 1))))
                .hasMessageContaining("the filter of the backend refuses javax.management.remote.JMXServiceURL");
    }

    @Test
    void aStreamThatIsDroppedGivesItsWorkersBack() {
        var backend = Backends.processes().environment("TEST", "dropped").idleTimeout(Duration.ofMillis(100));

        assertThat(Parallel.nJobs(2).backend(backend).stream(ProcessJob.numbers(1000))
                        .findFirst())
                .contains(0);

        await().until(() -> {
            System.gc();
            return backend.statistics().workersAlive() == 0;
        });
    }

    private String squares() throws Exception {
        return ProgramStart.output(
                folder, "-Djava.io.tmpdir=" + folder, "-cp", ProgramStart.classPath(), Program.class.getName());
    }

    private static Path directory(String permissions) throws Exception {
        assumeTrue(Files.isWritable(SHARED_MEMORY), "there is no shared memory here");
        return Files.createDirectory(
                SHARED_MEMORY.resolve("delayable-0-test-" + System.nanoTime()),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    }

    @Test
    void whatIsNotAFileIsNotOpened() throws Exception {
        Path other = directory("rwx------");
        try {
            assertThat(new ProcessBuilder("mkfifo", other.resolve("alive").toString())
                            .start()
                            .waitFor())
                    .isZero();

            assertThat(squares()).isEqualTo("[0, 1, 4, 9]");

            assertThat(other.resolve("alive")).exists();
        } finally {
            PrivateDirectory.deleteAll(other);
        }
    }

    @Test
    void directoriesOfKilledParentsAreDeletedAndOnlyThose() throws Exception {
        Path old = directory("rwx------");
        Path left = directory("rwx------");
        Path young = directory("rwx------");
        Path open = directory("rwxr-xr-x");
        try {
            Files.createFile(left.resolve("alive"));
            Files.createFile(left.resolve("array-1"));
            Files.createFile(open.resolve("alive"));
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(3600)));

            assertThat(squares()).isEqualTo("[0, 1, 4, 9]");

            assertThat(left).doesNotExist();
            assertThat(old).doesNotExist();
            assertThat(young).exists();
            assertThat(open).exists();
        } finally {
            for (Path each : List.of(old, left, young, open)) {
                PrivateDirectory.deleteAll(each);
            }
        }
    }
}
