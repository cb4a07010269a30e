package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promise 10: nothing of one job reaches the next; jobs see the caller's class loader; threads are daemons with a name. */
class PromiseNoLeaksTest {

    private final @Nullable ClassLoader ownLoader = Thread.currentThread().getContextClassLoader();
    private final ClassLoader callersLoader = new URLClassLoader(new URL[0]);

    @AfterEach
    void restoreTheClassLoader() {
        Thread.currentThread().setContextClassLoader(ownLoader);
    }

    @EveryLocalBackend
    void aJobSeesTheClassLoaderOfTheCallerWhateverTheOneBeforeHasSet(TestBackend backend) {
        Thread.currentThread().setContextClassLoader(callersLoader);
        ClassLoader jobsLoader = new URLClassLoader(new URL[0]);
        for (Verb verb : Verb.values()) {
            List<Job<@Nullable ClassLoader>> jobs = jobs(50, () -> {
                ClassLoader seen = Thread.currentThread().getContextClassLoader();
                Thread.currentThread().setContextClassLoader(jobsLoader);
                return seen;
            });

            assertThat(verb.<@Nullable ClassLoader>results(backend.nJobs(2), jobs))
                    .as(verb.name())
                    .containsOnly(callersLoader);
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(callersLoader);
        }
    }

    @EveryParallelBackend
    void theInterruptFlagThatAJobSetsReachesNoOther(TestBackend backend) {
        for (Verb verb : Verb.values()) {
            List<Job<Boolean>> jobs = jobs(50, () -> {
                boolean seen = Thread.currentThread().isInterrupted();
                Thread.currentThread().interrupt();
                return seen;
            });

            assertThat(verb.results(backend.nJobs(2), jobs)).as(verb.name()).containsOnly(false);
        }
    }

    @EveryLocalBackend
    void aScopeThatAJobDoesNotCloseReachesNeitherTheCallerNorTheNextRun(TestBackend backend) {
        String outside = Parallel.defaults().toString();
        backend.nJobs(2)
                .run(TestJob.squares(4).stream()
                        .map(job -> TestJob.of(() -> {
                            ParallelConfig unclosed = ParallelConfig.open(Parallel.nJobs(77));
                            return unclosed.hashCode();
                        })));

        assertThat(Parallel.defaults()).hasToString(outside);
        assertThat(backend.nJobs(2).run(jobs(10, () -> Parallel.defaults().toString())))
                .containsOnly(outside);
    }

    @EveryLocalBackend
    void theThreadsAreDaemonsWithTheNameOfTheLibrary(TestBackend backend) {
        Gauge gauge = new Gauge();
        CyclicBarrier bothRunning = new CyclicBarrier(backend.workers(2));
        backend.nJobs(2)
                .run(gauge.watch(TestJob.doing(bothRunning::await)), gauge.watch(TestJob.doing(bothRunning::await)));

        if (backend == TestBackend.SEQUENTIAL) {
            assertThat(gauge.threads()).containsExactly(Thread.currentThread());
        } else if (backend == TestBackend.EXECUTOR) {
            assertThat(gauge.threads()).extracting(Thread::getName).containsOnly("others-thread");
        } else {
            assertThat(gauge.threads()).hasSize(2).allSatisfy(thread -> {
                assertThat(thread.isDaemon()).isTrue();
                assertThat(thread.getName()).matches("delayable-(virtual-)?\\d+");
            });
        }
    }

    private static <T extends @Nullable Object> List<Job<T>> jobs(int count, Supplier<T> body) {
        return IntStream.range(0, count).mapToObj(i -> TestJob.<T>of(body::get)).toList();
    }

    @Test
    void aStreamThatIsNeitherReadOnNorClosedKeepsNoWorker() {
        Stream<Thread> threads = Parallel.nJobs(2).stream(
                Stream.generate(() -> TestJob.of(Thread::currentThread)).iterator());

        Thread worker = threads.iterator().next();

        await().until(() -> Arrays.stream(worker.getStackTrace())
                .noneMatch(frame -> frame.getClassName().endsWith("ThreadWorker")));
    }
}
