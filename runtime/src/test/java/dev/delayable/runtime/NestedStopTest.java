package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs in the jobs of a run that stops. */
class NestedStopTest {

    private final CountDownLatch innerRuns = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger innerStarts = new AtomicInteger();

    @Test
    void anInnerRunStopsEvenIfItsJobSwallowsTheInterrupt() {
        Throwable failure = catchThrowable(() -> Parallel.nJobs(2).run(failing(), outerJob(Parallel.nJobs(1))));

        assertThat(failure).isInstanceOf(JobFailedException.class).hasMessageStartingWith("job 0, failing() failed");
        assertThat(innerStarts).hasValue(1);
    }

    @Test
    void aRunInAnInnerRunStopsEvenIfItsJobSwallowsTheInterrupt() {
        Job<Integer> between = TestJob.of(
                "between",
                () -> Parallel.nJobs(1)
                        .run(Stream.generate(() -> outerJob(Parallel.nJobs(1))).limit(100))
                        .size());

        Throwable failure = catchThrowable(() -> Parallel.nJobs(2).run(failing(), between));

        assertThat(failure).isInstanceOf(JobFailedException.class).hasMessageStartingWith("job 0, failing() failed");
        assertThat(innerStarts).hasValue(1);
    }

    @Test
    void anInterruptOfTheCallerInARunInsideItsJobEndsTheRunAsInterrupted() {
        Caller<Integer> caller = Caller.start(() -> Parallel.nJobs(1)
                .run(TestJob.of(
                        "outer",
                        () -> Parallel.nJobs(1)
                                .run(TestJob.doing("inner", () -> {
                                    innerRuns.countDown();
                                    never.await();
                                }))
                                .size()))
                .size());
        await().until(() -> innerRuns.getCount() == 0);

        caller.interrupt();

        assertThat(caller.failure())
                .isInstanceOf(CancellationException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(caller.interruptFlag()).isTrue();
    }

    private Job<Integer> failing() {
        return TestJob.of("failing", () -> {
            innerRuns.await();
            throw new IOException("gone");
        });
    }

    private Job<Integer> outerJob(Parallel inner) {
        List<Job<Integer>> jobs = IntStream.range(0, 100)
                .mapToObj(i -> TestJob.doing("swallowing", this::swallowInterrupt))
                .toList();
        return TestJob.of("outer", () -> inner.run(jobs).size());
    }

    private void swallowInterrupt() {
        innerStarts.incrementAndGet();
        innerRuns.countDown();
        try {
            never.await();
        } catch (InterruptedException e) {
            // as too much code does
        }
    }
}
