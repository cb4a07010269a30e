package dev.delayable.runtime.engine;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Caller;
import dev.delayable.runtime.Job;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CallerWaitTest {

    private static FedSource source() {
        Job<Integer> job = Job.of("one", () -> 1);
        return new FedSource(
                List.of(job, job).iterator(), 1, Window.fixed(1, 1, BatchSizer.fixed(1)), ResultKind.ORDERED, false);
    }

    /** Between the quick jobs of a batch a worker looks for a sleeping caller without a fence, and may miss it. */
    @Test
    void whileJobsAreQuickTheCallerFindsAResultThatNobodyTellsItOf() {
        FedSource source = source();
        Run run = BareRun.of(source, BatchSizer.fixed(2), RetryPolicy.NONE);
        source.take(run);
        Batch batch = Objects.requireNonNull(source.claim(1));
        Caller<String> caller = Caller.start(() -> {
            run.caller().awaitProgress();
            return "woken";
        });
        await().until(() -> caller.thread().getState() == Thread.State.TIMED_WAITING || asleep(caller));

        batch.put(batch.from(), 1);

        await().until(caller::isDone);
        assertThat(caller.result()).isEqualTo("woken");
    }

    @Test
    void theCallerOfSlowJobsIsWoken() {
        FedSource source = source();
        Run run = BareRun.of(source);
        source.take(run);
        Batch batch = Objects.requireNonNull(source.claim(1));
        Caller<String> caller = Caller.start(() -> {
            run.caller().awaitProgress();
            return "woken";
        });
        await().until(() -> asleep(caller));

        run.endings().leave(batch, batch.from(), 1);

        await().until(caller::isDone);
        assertThat(caller.result()).isEqualTo("woken");
    }

    @Test
    void anInterruptEndsTheWaitForProgress() {
        FedSource source = source();
        Run run = BareRun.of(source);
        source.take(run);
        source.claim(1);
        Caller<String> caller = Caller.start(() -> {
            run.caller().awaitProgress();
            return "woken";
        });
        await().until(() -> asleep(caller));

        caller.interrupt();

        assertThat(caller.failure()).isInstanceOf(InterruptedException.class);
    }

    /** A run that is being stopped must not leave a job behind. */
    @Test
    void anInterruptDoesNotEndTheWaitForTheEndAndIsNotLost() {
        FedSource source = source();
        Run run = BareRun.of(source);
        source.take(run);
        Batch batch = Objects.requireNonNull(source.claim(1));
        Caller<Boolean> caller = Caller.start(() -> {
            Thread.currentThread().interrupt();
            return run.caller().awaitOver(Long.MAX_VALUE);
        });
        await().until(() -> caller.thread().getState() == Thread.State.TIMED_WAITING
                && !caller.thread().isInterrupted());

        batch.put(batch.from(), 1);
        run.stop();

        assertThat(caller.result()).isTrue();
        assertThat(caller.interruptFlag()).isTrue();
    }

    private static boolean asleep(Caller<?> caller) {
        return caller.thread().getState() == Thread.State.WAITING;
    }
}
