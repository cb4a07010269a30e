package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs on threads of somebody else. What holds for all backends holds here too: see {@link TestBackend#EXECUTOR}. */
class ExecutorBackendTest {

    private static final String FEWER = "the executor has rejected a worker, the run continues with fewer: ";

    private LogCapture log;

    @BeforeEach
    void readTheLog() {
        log = LogCapture.start();
    }

    @AfterEach
    void leaveTheLog() {
        log.close();
    }

    /** A pool that has this many threads, and rejects what it has no thread for. */
    private static ExecutorService pool(int threads) {
        return new ThreadPoolExecutor(
                0, threads, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> new Thread(task, "others-thread"));
    }

    private static List<Job<String>> threadNames(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Job.of("name", () -> Thread.currentThread().getName()))
                .toList();
    }

    @Test
    void jobsRunOnThreadsOfTheExecutorAndNoMoreThanAskedFor() {
        ExecutorService executor = pool(8);
        Gauge gauge = new Gauge();
        CountDownLatch three = new CountDownLatch(3);
        Job<Boolean> job = gauge.watch(Job.of("meet", () -> {
            three.countDown();
            return three.await(1, TimeUnit.MINUTES);
        }));
        try {
            Parallel.nJobs(5).backend(Backends.on(executor, 3)).batchSize(1).run(Collections.nCopies(50, job));
        } finally {
            executor.shutdown();
        }

        assertThat(gauge.threads()).extracting(Thread::getName).containsOnly("others-thread");
        assertThat(gauge.peak()).isEqualTo(3);
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void aRejectedWorkerCostsNothingButAMessage() {
        ExecutorService executor = pool(1);
        try {
            List<Integer> results = Parallel.nJobs(4)
                    .backend(Backends.on(executor, 4))
                    .batchSize(1)
                    .run(TestJob.squares(500));

            assertThat(results).isEqualTo(TestJob.squareNumbers(500));
        } finally {
            executor.shutdown();
        }
        assertThat(log.warnings()).singleElement().asString().startsWith(FEWER);
    }

    @Test
    void aRejectedWorkerCostsNothingWhereTheInputIsReadLazily() {
        ExecutorService executor = pool(1);
        try (Stream<Integer> results = Parallel.nJobs(4).backend(Backends.on(executor, 4)).stream(
                TestJob.squares(5_000).iterator())) {

            assertThat(results.toList()).isEqualTo(TestJob.squareNumbers(5_000));
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void ifAllWorkersAreRejectedTheJobsRunInTheCallingThread() {
        ExecutorService ended = pool(1);
        ended.shutdown();
        Parallel parallel = Parallel.nJobs(4).backend(Backends.on(ended, 4));

        assertThat(parallel.run(threadNames(100)))
                .containsOnly(Thread.currentThread().getName());
        assertThat(parallel.run(threadNames(100).iterator()))
                .containsOnly(Thread.currentThread().getName());
        assertThat(log.warnings())
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning)
                        .startsWith(
                                "the backend executor has no worker for a run, its jobs run one by one in the calling thread: "
                                        + "java.util.concurrent.RejectedExecutionException"));
    }

    @Test
    void anExecutorThatRunsTasksWhereTheyAreSubmittedIsNoPlace() {
        Parallel parallel = Parallel.nJobs(4).backend(Backends.on(Runnable::run, 4));

        assertThat(parallel.run(threadNames(100)))
                .containsOnly(Thread.currentThread().getName());
        assertThat(parallel.run(threadNames(100).iterator()))
                .containsOnly(Thread.currentThread().getName());
    }

    @Test
    void aFullPoolThatLetsItsCallersRunTasksKeepsItsRunsGoing() {
        ThreadPoolExecutor executor = (ThreadPoolExecutor) pool(1);
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
        try {
            assertThat(Parallel.nJobs(4)
                            .backend(Backends.on(executor, 4))
                            .run(TestJob.squares(5_000).iterator()))
                    .isEqualTo(TestJob.squareNumbers(5_000));
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void theThreadsComeBackAsTheyWere() throws Exception {
        try (URLClassLoader own = new URLClassLoader(new URL[0])) {
            CompletableFuture<ClassLoader> loader = new CompletableFuture<>();
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            CompletableFuture<Boolean> spared = new CompletableFuture<>();
            Parallel.nJobs(2)
                    .backend(Backends.on(
                            task -> new Thread(() -> {
                                        Thread.currentThread().setContextClassLoader(own);
                                        task.run();
                                        loader.complete(Thread.currentThread().getContextClassLoader());
                                        spared.complete(Thread.interrupted());
                                        Thread.currentThread().interrupt();
                                        task.run(); // comes too late for any loop
                                        interrupted.complete(Thread.interrupted());
                                    })
                                    .start(),
                            2))
                    .run(IntStream.range(0, 10)
                            .mapToObj(i -> Job.of("leaves an interrupt", () -> {
                                Thread.currentThread().setContextClassLoader(null);
                                Thread.currentThread().interrupt();
                            }))
                            .toList());

            assertThat(loader.get(1, TimeUnit.MINUTES)).isSameAs(own);
            assertThat(spared.get(1, TimeUnit.MINUTES)).isFalse();
            assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void aRunGoesOnWhenItsOnlyThreadIsStuck() {
        ExecutorService executor = pool(1);
        CountDownLatch release = new CountDownLatch(1);
        try {
            List<Outcome<Integer>> outcomes = Parallel.nJobs(2)
                    .backend(Backends.on(executor, 2))
                    .timeout(Duration.ofMillis(50))
                    .grace(Duration.ZERO)
                    .outcomes(
                            TestJob.doing("stuck", () -> TestJob.ignoreInterrupts(release)),
                            TestJob.of(() -> 1),
                            TestJob.of(() -> 2));

            assertThat(outcomes).extracting(Outcome::isSuccess).containsExactly(false, true, true);
        } finally {
            release.countDown();
            executor.shutdown();
        }
    }

    @Test
    void theExecutorIsNeverShutDown() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Backends.on(executor, 2).close();
            Parallel.nJobs(2).backend(Backends.on(executor, 2)).run(TestJob.squares(10));

            assertThat(executor.submit(() -> 1).get(1, TimeUnit.MINUTES)).isEqualTo(1);
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void anExecutorThatFailsInItsOwnWayFailsTheRun() {
        Parallel parallel = Parallel.nJobs(2)
                .backend(Backends.on(
                        task -> {
                            throw new IllegalStateException("no such application");
                        },
                        2));

        assertThatThrownBy(() -> parallel.run(TestJob.squares(3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such application");
    }

    @Test
    @SuppressWarnings("NullAway") // what code without null checks may do
    void badValuesAreRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backends.on(Runnable::run, 0))
                .withMessage(
                        "workers must be 1 or more, but is 0: give the number of threads of the executor that a run may "
                                + "use at once");
        assertThatNullPointerException().isThrownBy(() -> Backends.on(null, 1)).withMessage("executor");
    }

    @Test
    void theTextNamesThePlace() {
        assertThat(Parallel.nJobs(2).backend(Backends.on(Runnable::run, 2)))
                .hasToString("Parallel(nJobs=2, backend=executor)");
    }
}
