package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs in the background. */
class RunAsyncTest {

    private final CountDownLatch release = new CountDownLatch(1);

    @EveryBackend
    void theCallerGoesOnWhileTheJobsRun(TestBackend backend) {
        Gauge gauge = new Gauge();
        CompletableFuture<List<Integer>> future =
                backend.nJobs(2).runAsync(gauge.watch(TestJob.doing(release::await)), TestJob.of(() -> 7));
        await().until(() -> gauge.running() == 1);

        assertThat(future.isDone()).isFalse();
        release.countDown();

        assertThat(future.join()).containsExactly(0, 7);
    }

    @EveryBackend
    void cancellingTheFutureInterruptsTheJobs(TestBackend backend) {
        Gauge gauge = new Gauge();
        Job<Integer> job = gauge.watch(TestJob.doing(release::await));
        CompletableFuture<List<Integer>> future = backend.nJobs(2).runAsync(job, job, job, job);
        await().until(() -> gauge.running() == backend.workers(2));

        assertThat(future.cancel(true)).isTrue();

        await().until(() -> gauge.running() == 0);
        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        assertThat(gauge.started()).isEqualTo(backend.workers(2));
    }

    /** Also by a time-out, which is nothing else. */
    @EveryBackend
    void whoeverCompletesTheFutureEndsTheRun(TestBackend backend) {
        List<Consumer<CompletableFuture<List<Integer>>>> ends = List.of(
                future -> future.complete(List.of()),
                future -> future.completeExceptionally(new IOException("enough")),
                future -> future.orTimeout(1, TimeUnit.MILLISECONDS),
                future -> future.completeOnTimeout(List.of(), 1, TimeUnit.MILLISECONDS),
                future -> future.completeAsync(List::of),
                future -> future.obtrudeValue(List.of()));
        for (Consumer<CompletableFuture<List<Integer>>> end : ends) {
            Gauge gauge = new Gauge();
            Job<Integer> job = gauge.watch(TestJob.doing(release::await));
            CompletableFuture<List<Integer>> future = backend.nJobs(2).runAsync(job, job, job, job);
            await().until(() -> gauge.running() == backend.workers(2));

            end.accept(future);

            await().until(() -> gauge.running() == 0);
            await().until(future::isDone);
            assertThat(gauge.started()).isEqualTo(backend.workers(2));
        }
    }

    /** What depends on the future may take long, and the end of the run does not wait for it. */
    @Test
    void theRunEndsBeforeWhatDependsOnTheFutureIsCalled() {
        Gauge gauge = new Gauge();
        CompletableFuture<List<Integer>> future =
                Parallel.nJobs(2).runAsync(gauge.watch(TestJob.doing(release::await)), TestJob.of(() -> 7));
        await().until(() -> gauge.running() == 1);
        CompletableFuture<Void> dependent =
                future.handle((results, failure) -> null).thenRun(() -> await().until(() -> gauge.running() == 0));

        assertThat(future.cancel(true)).isTrue();

        dependent.join();
    }

    @EveryBackend
    void aFailureCompletesTheFuture(TestBackend backend) {
        assertThatThrownBy(() -> backend.nJobs(2)
                        .runAsync(TestJob.failing("failing", new IOException("gone")))
                        .join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(JobFailedException.class)
                .hasMessage("job 0, failing() failed: java.io.IOException: gone");
    }

    @EveryLocalBackend
    void jobsSeeTheClassLoaderAndTheScopeOfTheThreadThatStartedThem(TestBackend backend) {
        Thread current = Thread.currentThread();
        ClassLoader own = current.getContextClassLoader();
        ClassLoader callers = new URLClassLoader(new URL[0]);
        CompletableFuture<List<@Nullable ClassLoader>> loaders;
        CompletableFuture<List<String>> scopes;
        current.setContextClassLoader(callers);
        try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(9))) {
            assertThat(scope).isNotNull();
            loaders = backend.nJobs(2)
                    .<@Nullable ClassLoader>runAsync(TestJob.<@Nullable ClassLoader>of(
                            () -> Thread.currentThread().getContextClassLoader()));
            scopes = backend.nJobs(2)
                    .runAsync(TestJob.of(() -> Parallel.defaults().toString()));
        } finally {
            current.setContextClassLoader(own);
        }

        assertThat(loaders.join()).containsExactly(callers);
        assertThat(scopes.join()).containsExactly("Parallel(nJobs=9, backend=threads)");
    }

    @EveryBackend
    void theInputSeesTheScopeOfTheThreadThatStartedTheRun(TestBackend backend) {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        CompletableFuture<List<Integer>> future;
        try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(9))) {
            assertThat(scope).isNotNull();
            future = backend.nJobs(2)
                    .runAsync(TestJob.squares(3).stream()
                            .peek(job -> seen.add(Parallel.defaults().toString())));
        }

        assertThat(future.join()).containsExactly(0, 1, 4);
        assertThat(seen).hasSize(3).containsOnly("Parallel(nJobs=9, backend=threads)");
    }

    @EveryLocalBackend
    void theContextIsCapturedInTheThreadThatStartsTheRun(TestBackend backend) {
        ContextCarrier<Thread> carrier = new ContextCarrier<>() {
            @Override
            public Thread capture() {
                return Thread.currentThread();
            }

            @Override
            public Scope open(Thread captured) {
                assertThat(captured.getName()).doesNotStartWith("delayable");
                return () -> {};
            }
        };

        assertThat(backend.nJobs(2)
                        .context(carrier)
                        .runAsync(TestJob.squares(3))
                        .join())
                .containsExactly(0, 1, 4);
    }

    @Test
    void theContextIsCapturedOnceForEachKindOfInput() {
        AtomicInteger captures = new AtomicInteger();
        ContextCarrier<String> carrier = new ContextCarrier<>() {
            @Override
            public String capture() {
                captures.incrementAndGet();
                return "";
            }

            @Override
            public Scope open(String captured) {
                return () -> {};
            }
        };
        Parallel parallel = Parallel.nJobs(2).context(carrier);
        List<Job<Integer>> jobs = TestJob.squares(3);
        Iterable<Job<Integer>> noCollection = () -> List.copyOf(jobs).iterator();

        parallel.runAsync(jobs).join();
        parallel.runAsync(noCollection).join();
        parallel.runAsync(jobs.iterator()).join();
        parallel.runAsync(jobs.stream()).join();

        assertThat(captures).hasValue(4);
    }

    @Test
    @SuppressWarnings("NullAway") // on purpose
    void completingTheFutureWithANullIsRefusedAndEndsNothing() {
        CompletableFuture<List<Integer>> future = Parallel.nJobs(2).runAsync(TestJob.of(() -> {
            release.await();
            return 7;
        }));

        assertThatThrownBy(() -> future.completeExceptionally(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> future.obtrudeException(null)).isInstanceOf(NullPointerException.class);
        release.countDown();

        assertThat(future.orTimeout(2, TimeUnit.MINUTES).join()).containsExactly(7);
    }

    @Test
    void whatDependsOnTheFutureIsNotInterruptedWhenItIsCancelledLate() {
        CountDownLatch inDependent = new CountDownLatch(1);
        CompletableFuture<List<Integer>> future = Parallel.nJobs(2).runAsync(TestJob.doing(release::await));
        CompletableFuture<Boolean> dependent = future.thenApply(results -> {
            inDependent.countDown();
            await().until(future::isDone);
            return Thread.currentThread().isInterrupted();
        });
        release.countDown();
        await().until(() -> inDependent.getCount() == 0);

        assertThat(future.cancel(true)).isFalse();

        assertThat(dependent.join()).isFalse();
    }

    /** The calling thread of such a run is the one that calls what depends on the future. */
    @Test
    void whatDependsOnTheFutureDoesNotSeeTheInterruptOfAJob() {
        CompletableFuture<List<Integer>> future = Parallel.nJobs(1).runAsync(TestJob.doing(() -> {
            release.await();
            Thread.currentThread().interrupt();
        }));
        CompletableFuture<Boolean> dependent =
                future.handle((results, failure) -> Thread.currentThread().isInterrupted());
        release.countDown();

        assertThat(dependent.join()).isFalse();
    }

    @Test
    void nullJobsAreFoundAtOnce() {
        assertThatThrownBy(() -> Parallel.nJobs(2).runAsync(TestJob.of(() -> 1), nothing()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("jobs: job 1 is null");
    }

    @SuppressWarnings("NullAway") // what code without null checks may do
    private static Job<Integer> nothing() {
        return null;
    }
}
