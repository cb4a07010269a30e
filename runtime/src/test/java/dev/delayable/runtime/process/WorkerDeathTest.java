package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.WorkerLostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker that dies costs the job that it was running, and nothing else. */
class WorkerDeathTest {

    private static final int JOBS = 20;
    private static final int CULPRIT = 7;

    /** Where a JVM that crashes writes its report. */
    @TempDir
    private static Path directory;

    private static Parallel parallel = Parallel.nJobs(2);

    @BeforeAll
    static void workIn() {
        parallel = Parallel.nJobs(2)
                .backend(Backends.processes()
                        .jvmArgs("-Xmx64m", "-XX:-CreateCoredumpOnCrash")
                        .workingDirectory(directory));
    }

    /** The ways to go. */
    enum Death {
        EXIT(3) {
            @Override
            void die() {
                System.exit(3);
            }
        },
        HALT(4) {
            @Override
            void die() {
                Runtime.getRuntime().halt(4);
            }
        },
        KILL(128 + 9) {
            @Override
            void die() throws IOException, InterruptedException {
                signal("KILL");
            }
        },
        OUT_OF_MEMORY(3) {
            @Override
            void die() {
                List<byte[]> all = new ArrayList<>();
                while (all.size() < Integer.MAX_VALUE) {
                    all.add(new byte[1 << 20]);
                }
            }
        },
        NATIVE_CRASH(1) {
            @Override
            void die() throws IOException, InterruptedException {
                signal("SEGV");
            }
        };

        final int exitCode;

        Death(int exitCode) {
            this.exitCode = exitCode;
        }

        abstract void die() throws Exception;
    }

    private static void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder(
                        "kill",
                        "-" + name,
                        Long.toString(ProcessHandle.current().pid()))
                .start()
                .waitFor();
        TimeUnit.MINUTES.sleep(1);
    }

    /** All return their numbers, but for one that takes its process down. */
    private static List<Job<Integer>> jobs(Death death) {
        List<Job<Integer>> jobs = new ArrayList<>(ProcessJob.numbers(JOBS));
        jobs.set(CULPRIT, ProcessJob.of("deadly", () -> {
            death.die();
            return -1;
        }));
        return jobs;
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheJobThatWasRunningFails(Death death) {
        assumeTrue(Files.exists(Path.of("/bin/kill")), "there are no signals here");
        for (int batchSize : new int[] {1, 10}) {
            List<Outcome<Integer>> outcomes = parallel.batchSize(batchSize).outcomes(jobs(death));

            for (Outcome<Integer> outcome : outcomes) {
                if (outcome.index() == CULPRIT) {
                    assertThat(((Outcome.Failure<Integer>) outcome).exception())
                            .isInstanceOfSatisfying(
                                    WorkerLostException.class,
                                    lost -> assertThat(lost.exitCode()).hasValue(death.exitCode));
                } else {
                    assertThat(((Outcome.Success<Integer>) outcome).value()).isEqualTo((int) outcome.index());
                }
            }
        }
    }

    @Test
    void aRunThatWantsAllResultsFailsWithTheNameOfTheCall() {
        assertThatThrownBy(() -> parallel.run(jobs(Death.EXIT)))
                .isInstanceOf(JobFailedException.class)
                .hasMessageMatching("job 7, deadly\\(\\) failed: dev.delayable.runtime.WorkerLostException: "
                        + "the worker process \\d+ ended with exit code 3.*");
    }

    @Test
    void theLastWordsOfTheWorkerAreTold() {
        Job<Integer> job = ProcessJob.of("talking", () -> {
            System.err.println("I am so tired");
            System.exit(1);
            return 0;
        });

        assertThatThrownBy(() -> parallel.run(job, ProcessJob.of(() -> 1)))
                .hasMessageContaining("I am so tired")
                .cause()
                .isInstanceOfSatisfying(
                        WorkerLostException.class,
                        lost -> assertThat(lost.lastLines()).contains("I am so tired"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void aRetryRunsTheJobInAnotherWorker(int batchSize, @TempDir Path marks) {
        String mark = marks.resolve("tried").toString();
        List<Job<Integer>> jobs = new ArrayList<>(ProcessJob.numbers(JOBS));
        jobs.set(CULPRIT, ProcessJob.of("deadly once", () -> {
            if (Files.notExists(Path.of(mark))) {
                Files.createFile(Path.of(mark));
                signal("KILL");
            }
            return CULPRIT;
        }));

        assertThat(parallel.batchSize(batchSize)
                        .retry(Retry.attempts(2).on(WorkerLostException.class))
                        .run(jobs))
                .isEqualTo(ProcessJob.range(JOBS));
    }

    @Test
    void aWorkerThatDiesBetweenRunsIsReplaced() throws Exception {
        List<Long> pids = parallel.run(pid(), pid());
        for (long pid : new HashSet<>(pids)) {
            ProcessHandle worker = ProcessHandle.of(pid).orElseThrow();
            worker.destroyForcibly();
            worker.onExit().get();
        }

        assertThat(parallel.run(ProcessJob.numbers(JOBS))).isEqualTo(ProcessJob.range(JOBS));
    }

    private static Job<Long> pid() {
        return ProcessJob.of(() -> {
            Thread.sleep(100);
            return ProcessHandle.current().pid();
        });
    }
}
