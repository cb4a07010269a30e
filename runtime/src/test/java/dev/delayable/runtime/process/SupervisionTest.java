package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.ProcessBackend;
import dev.delayable.runtime.remote.parent.WorkerPool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All times hold for a worker process that does not keep them itself: the parent watches it from outside. */
@Timeout(120)
class SupervisionTest {

    @TempDir
    private Path folder;

    static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void aJobWhoseProcessIsStoppedFailsAtItsTimeLimitAndTheProcessEnds() {
        Signals signals = Signals.in(folder);
        Job<Integer> stopping = ProcessJob.doing("stopping", () -> {
            signals.give("pid", Long.toString(ProcessJob.pid()));
            signal("STOP", ProcessJob.pid());
        });

        List<Outcome<Integer>> outcomes = ProcessJob.nJobs(2)
                .timeout(Duration.ofMillis(200))
                .grace(Duration.ofMillis(100))
                .outcomes(stopping, ProcessJob.of(() -> 1));

        assertThat(((Outcome.Failure<Integer>) outcomes.get(0)).exception()).isInstanceOf(JobTimeoutException.class);
        assertThat(outcomes.get(1).isSuccess()).isTrue();
        await().until(() -> !isAlive(Long.parseLong(signals.given("pid").get(0))));
    }

    @Test
    void aJobThatAStoppedProcessHasNotBegunRunsElsewhere() throws Exception {
        Parallel parallel = Parallel.nJobs(1)
                .backend(Backends.processes().environment("TEST", "stopped-idle"))
                .timeout(Duration.ofMillis(200))
                .grace(Duration.ofMillis(100));
        long pid = parallel.run(ProcessJob.of(ProcessJob::pid)).get(0);
        signal("STOP", pid);

        assertThat(parallel.run(ProcessJob.of(ProcessJob::pid))).hasSize(1).doesNotContain(pid);

        await().until(() -> !isAlive(pid));
    }

    /** An initializer that waits for a signal. */
    private ProcessBackend waitingToStart(Signals signals) {
        return Backends.processes()
                .initializer(ProcessJob.doing(() -> {
                    signals.give("initializing", Long.toString(ProcessJob.pid()));
                    signals.awaitStubbornly("go");
                }))
                .idleTimeout(Duration.ofMillis(300));
    }

    @Test
    void aWorkerThatHangsInItsInitializerHoldsUpNeitherTheDeadlineNorTheNextRun() {
        Signals signals = Signals.in(folder);
        ProcessBackend backend = waitingToStart(signals);
        Parallel parallel = Parallel.nJobs(2).backend(backend);

        assertThatThrownBy(() -> parallel.deadline(Duration.ofSeconds(2)).run(ProcessJob.numbers(4)))
                .isInstanceOf(CancellationException.class);

        await().until(() -> backend.statistics().workersAlive() == 0);
        assertThat(signals.given("initializing")).allMatch(pid -> !isAlive(Long.parseLong(pid)));
        signals.give("go");
        assertThat(parallel.run(ProcessJob.numbers(4))).isEqualTo(ProcessJob.range(4));
    }

    @Test
    void aWorkerThatDiesInItsInitializerIsTheErrorOfTheRunAndIsNotStartedAgainAndAgain() {
        ProcessBackend backend = Backends.processes()
                .initializer(ProcessJob.doing(
                        "initializer", () -> Runtime.getRuntime().halt(9)));

        assertThatThrownBy(() -> Parallel.nJobs(2).backend(backend).run(ProcessJob.numbers(4)))
                .hasStackTraceContaining("initializer");

        await().until(() -> backend.statistics().workersAlive() == 0);
        assertThat(backend.statistics().workersStarted()).isLessThanOrEqualTo(8);
    }

    @Test
    void closingTheBackendEndsAWorkerThatIsStillStarting() {
        Signals signals = Signals.in(folder);
        ProcessBackend backend = waitingToStart(signals).idleTimeout(Duration.ofHours(1));

        assertThatThrownBy(() -> Parallel.nJobs(1)
                        .backend(backend)
                        .deadline(Duration.ofSeconds(1))
                        .run(ProcessJob.numbers(1)))
                .isInstanceOf(CancellationException.class);
        backend.close();

        await().until(() -> backend.statistics().workersAlive() == 0);
    }

    @Test
    void everyDurationMayBeTheLongestOrTheShortest() {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        Job<Integer> failing = ProcessJob.failing("failing", "no");
        Job<Integer> endless = ProcessJob.endless("endless");
        ProcessBackend backend = Backends.processes().idleTimeout(forever);
        Parallel longest = Parallel.nJobs(2)
                .backend(backend)
                .grace(forever)
                .timeout(forever)
                .deadline(forever);

        assertThat(longest.run(ProcessJob.numbers(10))).isEqualTo(ProcessJob.range(10));
        assertThatThrownBy(() -> longest.run(endless, failing)).hasMessageContaining("failing() failed");
        backend.close();

        Duration shortest = Duration.ofNanos(1);
        Parallel quick = Parallel.nJobs(2)
                .backend(Backends.processes().idleTimeout(shortest))
                .grace(shortest);
        assertThat(quick.run(ProcessJob.numbers(10))).isEqualTo(ProcessJob.range(10));
        assertThatThrownBy(() -> quick.timeout(shortest).run(endless)).isInstanceOf(JobTimeoutException.class);
        assertThatThrownBy(() -> quick.deadline(shortest).run(endless)).isInstanceOf(CancellationException.class);
    }

    @Test
    void anIdleWorkerThatSomebodyEndsCostsNoJob() throws Exception {
        ProcessBackend backend = Backends.processes().environment("TEST", "ended-idle");
        Parallel parallel = Parallel.nJobs(1).backend(backend);
        for (String name : List.of("TERM", "INT")) {
            long pid = parallel.run(ProcessJob.of(() -> {
                        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                            try {
                                TimeUnit.SECONDS.sleep(2);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }));
                        return ProcessJob.pid();
                    }))
                    .get(0);

            signal(name, pid);

            assertThat(parallel.run(ProcessJob.numbers(20))).as(name).isEqualTo(ProcessJob.range(20));
        }
        backend.close();
    }

    @Test
    void aWorkerWhoseShutdownHangsEndsAllTheSame() {
        ProcessBackend backend = Backends.processes().environment("TEST", "hanging-hook");
        List<Outcome<Integer>> outcomes = Parallel.nJobs(1)
                .backend(backend)
                .outcomes(
                        ProcessJob.doing("exiting", () -> {
                            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                                while (true) {
                                    Thread.onSpinWait();
                                }
                            }));
                            System.exit(7);
                        }),
                        ProcessJob.of(() -> 1));

        assertThat(outcomes).extracting(Outcome::isSuccess).containsExactly(false, true);
    }

    @Test
    void theInterruptOfARunReachesNoJobOfTheNext() {
        Parallel parallel = ProcessJob.nJobs(2);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> parallel.run(ProcessJob.failing("failing", "no"), ProcessJob.of(() -> 0)))
                    .hasMessageContaining("failing");

            assertThat(parallel.outcomes(ProcessJob.times(4, job -> ProcessJob.doing(() -> Thread.sleep(1)))))
                    .allMatch(Outcome::isSuccess);
        }
    }

    @Test
    void aWorkerThatTakesNothingOfAMessageIsKilled() throws Exception {
        ProcessBackend backend = Backends.processes().environment("TEST", "deaf");
        Parallel parallel = Parallel.nJobs(1).backend(backend);
        long pid = parallel.run(ProcessJob.of(ProcessJob::pid)).get(0);
        WorkerPool.setLimits(
                TimeUnit.MINUTES.toNanos(1), TimeUnit.MILLISECONDS.toNanos(500), TimeUnit.SECONDS.toNanos(10));
        try {
            signal("STOP", pid);

            assertThat(parallel.run(JobWithArguments.of(arguments -> ProcessJob.pid(), new byte[900_000])))
                    .hasSize(1)
                    .doesNotContain(pid);
        } finally {
            WorkerPool.setLimits();
        }
        await().until(() -> !isAlive(pid));
        backend.close();
    }
}
