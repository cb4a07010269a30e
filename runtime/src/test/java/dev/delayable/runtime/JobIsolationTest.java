package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a job leaves behind in its thread does not reach the next one. */
class JobIsolationTest {

    private final @Nullable ClassLoader ownLoader = Thread.currentThread().getContextClassLoader();
    private final ClassLoader callersLoader = new URLClassLoader(new URL[0]);
    private final ClassLoader jobsLoader = new URLClassLoader(new URL[0]);

    @AfterEach
    void restoreTheClassLoader() {
        Thread.currentThread().setContextClassLoader(ownLoader);
    }

    @EveryInput
    void jobsSeeTheContextClassLoaderOfTheCaller(Input input, int nJobs) {
        Thread.currentThread().setContextClassLoader(callersLoader);

        assertThat(input.run(Parallel.nJobs(nJobs), loaderJobs())).containsOnly(callersLoader);
    }

    @EveryNJobs
    void jobsSeeThatThereIsNoContextClassLoader(int nJobs) {
        Thread.currentThread().setContextClassLoader(null);

        assertThat(Parallel.nJobs(nJobs).run(loaderJobs())).containsOnlyNulls();
    }

    @EveryInput
    void theContextClassLoaderThatAJobHasSetDoesNotReachTheNext(Input input, int nJobs) {
        Thread.currentThread().setContextClassLoader(callersLoader);
        List<Job<@Nullable ClassLoader>> jobs = IntStream.range(0, 200)
                .mapToObj(i -> TestJob.<@Nullable ClassLoader>of(() -> {
                    ClassLoader seen = Thread.currentThread().getContextClassLoader();
                    Thread.currentThread().setContextClassLoader(jobsLoader);
                    return seen;
                }))
                .toList();

        assertThat(input.run(Parallel.nJobs(nJobs), jobs)).containsOnly(callersLoader);
    }

    @EveryNJobs
    void theContextClassLoaderOfTheCallerIsLeftAsItWas(int nJobs) {
        Thread.currentThread().setContextClassLoader(callersLoader);

        Parallel.nJobs(nJobs).run(TestJob.doing(() -> Thread.currentThread().setContextClassLoader(jobsLoader)));

        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(callersLoader);
    }

    @EveryNJobs
    void theContextClassLoaderOfOneRunDoesNotReachTheNext(int nJobs) {
        Thread.currentThread().setContextClassLoader(callersLoader);
        Parallel.nJobs(nJobs).run(loaderJobs());
        Thread.currentThread().setContextClassLoader(jobsLoader);

        assertThat(Parallel.nJobs(nJobs).run(loaderJobs())).containsOnly(jobsLoader);
    }

    @SeveralWorkers
    void theInterruptFlagThatAJobHasSetDoesNotReachTheNext(int nJobs) {
        for (Input input : Input.values()) {
            List<Job<Boolean>> jobs = IntStream.range(0, 200)
                    .mapToObj(i -> TestJob.of(() -> {
                        boolean seen = Thread.currentThread().isInterrupted();
                        Thread.currentThread().interrupt();
                        return seen;
                    }))
                    .toList();

            assertThat(input.run(Parallel.nJobs(nJobs), jobs)).as(input.name()).containsOnly(false);
        }
    }

    @SeveralWorkers
    void theInterruptThatStoppedARunDoesNotReachTheNext(int nJobs) {
        for (int round = 0; round < 100; round++) {
            CyclicBarrier allRunning = new CyclicBarrier(nJobs);
            Caller<List<Integer>> failed = Caller.start(() -> Parallel.nJobs(nJobs)
                    .run(IntStream.range(0, nJobs)
                            .mapToObj(i -> TestJob.doing(() -> {
                                allRunning.await();
                                if (i == 0) {
                                    throw new IllegalStateException("gone");
                                }
                            }))));
            assertThat(failed.failure()).isInstanceOf(JobFailedException.class);

            CyclicBarrier allRunningAgain = new CyclicBarrier(nJobs);
            List<Boolean> flags = Parallel.nJobs(nJobs)
                    .run(IntStream.range(0, nJobs)
                            .mapToObj(i -> TestJob.of(() -> {
                                boolean seen = Thread.currentThread().isInterrupted();
                                allRunningAgain.await();
                                return seen;
                            })));
            assertThat(flags).containsOnly(false);
        }
    }

    /** A job may hand its thread to a watchdog that fires too late. */
    @Test
    void anInterruptOfAWorkerThatWaitsForJobsDoesNotEndIt() {
        AtomicReference<Thread> worker = new AtomicReference<>(Thread.currentThread());
        AtomicInteger ended = new AtomicInteger();
        Iterator<Job<Integer>> jobs = new Iterator<>() {
            private int read;

            @Override
            public boolean hasNext() {
                await().until(() -> ended.get() == read);
                if (read > 0) {
                    Thread idle = worker.get();
                    await().until(() -> Waiting.waits(idle));
                    idle.interrupt();
                    await().until(() -> !idle.isInterrupted());
                }
                return read < 10;
            }

            @Override
            public Job<Integer> next() {
                read++;
                return TestJob.of(() -> {
                    worker.set(Thread.currentThread());
                    return ended.incrementAndGet();
                });
            }
        };

        assertThat(Parallel.nJobs(2).run(jobs)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    private static List<Job<@Nullable ClassLoader>> loaderJobs() {
        return IntStream.range(0, 50)
                .mapToObj(i -> TestJob.<@Nullable ClassLoader>of(
                        () -> Thread.currentThread().getContextClassLoader()))
                .toList();
    }
}
