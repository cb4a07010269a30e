package dev.delayable.runtime.backend.hosting;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import dev.delayable.runtime.engine.CallerContext;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Batches that two threads submit at the same moment. */
@Timeout(60)
class SimultaneousBatchesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    /** Jobs are copied, and meet here. */
    private static final CyclicBarrier BOTH_RUN = new CyclicBarrier(2);

    /** No worker is given a job while another one has none, however busy the locks are when two threads choose. */
    @Test
    void theJobsOfTwoThreadsGoToTwoWorkers() throws Exception {
        AtomicInteger arrivals = new AtomicInteger();
        AtomicBoolean isOver = new AtomicBoolean();
        try (RemoteWorkers workers = HostedWorkers.open(new ThreadLauncher(), WorkerSettings.standard(), 2)) {
            for (int i = 0; i < 2; i++) {
                inThread(() -> {
                    RemoteBatch unknown = meeting(-1);
                    while (!isOver.get()) {
                        workers.kill(unknown, "nobody has it");
                    }
                });
            }
            CompletableFuture<Void> other =
                    CompletableFuture.runAsync(() -> submitMeetingJobs(workers, arrivals), this::inThread);
            submitMeetingJobs(workers, arrivals);
            other.get();
        } finally {
            isOver.set(true);
        }
    }

    private void inThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private static RemoteBatch meeting(int index) {
        return new RemoteBatch(
                index,
                List.of(Job.of("meeting", (Callable<Integer> & Serializable) () -> BOTH_RUN.await())),
                1,
                null,
                PATIENCE,
                CallerContext.capture(List.of()),
                false);
    }

    /** Submits one job after another, each at the same moment as another thread. */
    private static void submitMeetingJobs(RemoteWorkers workers, AtomicInteger arrivals) {
        for (int round = 1; round <= 500; round++) {
            RemoteBatch batch = meeting(round);
            CompletableFuture<Void> end = new CompletableFuture<>();
            arrivals.incrementAndGet();
            while (arrivals.get() < 2 * round) {
                Thread.onSpinWait();
            }
            workers.submit(batch, new Answer(end));
            end.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    /** Completes when the worker of a batch is free again. */
    private record Answer(CompletableFuture<Void> end) implements RemoteWorkers.Reply {

        @Override
        public void begins(int worker) {}

        @Override
        public void results(List<Result> results) {}

        @Override
        public void stuck(long nanos) {}

        @Override
        public void done() {
            end.complete(null);
        }

        @Override
        public void lost(RemoteWorkers.Loss loss) {
            failed(loss.cause());
        }

        @Override
        public void failed(Throwable cause) {
            end.completeExceptionally(cause);
        }
    }
}
