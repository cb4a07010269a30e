package dev.delayable.runtime.backend;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.LogCapture;
import dev.delayable.runtime.work.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The first thread of an executor, and executors that do not give it. */
class ExecutorWorkersTest {

    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    @Test
    void anExecutorThatDropsItsTasksIsNamedInTheLog() {
        Executor drops = task -> {};
        try (LogCapture log = LogCapture.start()) {
            ExecutorWorkers workers = new ExecutorWorkers(drops, 1);

            await().until(() -> log.warnings().size() == 1);
            assertThat(log.warnings().get(0))
                    .isEqualTo(
                            "the executor accepted a worker and has not started it: its threads are busy, or it drops tasks "
                                    + "without rejecting them. The run waits for it; a deadline would end the wait: "
                                    + drops);
            workers.close();
        }
    }

    @Test
    void nothingIsLeftToTellOnceAThreadIsThere() throws InterruptedException {
        int pending = Clock.pending();
        CountDownLatch started = new CountDownLatch(1);
        ExecutorWorkers workers = new ExecutorWorkers(task -> new Thread(task).start(), HOUR);
        workers.execute(started::countDown);
        started.await();

        assertThat(Clock.pending()).isEqualTo(pending);
        workers.close();
    }

    @Test
    void nothingIsLeftToTellOnceTheRunHasEndedOrTheTaskIsRejected() {
        int pending = Clock.pending();

        new ExecutorWorkers(task -> {}, HOUR).close();
        assertThatThrownBy(() -> new ExecutorWorkers(
                        task -> {
                            throw new RejectedExecutionException("full");
                        },
                        HOUR))
                .hasMessage("full");

        assertThat(Clock.pending()).isEqualTo(pending);
    }
}
