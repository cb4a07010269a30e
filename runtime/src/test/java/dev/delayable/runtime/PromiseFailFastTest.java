package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Promise 4: the first failure stops the input, interrupts running jobs and waits for them. A job that ignores the interrupt
 * is named, and its thread is replaced. What a stream has passed stays valid.
 */
class PromiseFailFastTest {

    private final IOException gone = new IOException("gone");

    @EveryBackend
    void aFailureStopsAnEndlessInput(TestBackend backend) {
        Stream<Job<Integer>> endless = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> i == 100 ? TestJob.failing("failing", gone) : SampleFunctionsDelayed.slowFunction(i));

        assertThatThrownBy(() -> backend.nJobs(2).run(endless)).hasMessageStartingWith("job 100, failing() failed");
    }

    @EveryBackend
    void nothingRunsAndNothingStartsOnceTheFailureIsThrown(TestBackend backend) {
        for (Verb verb : Verb.thatThrow()) {
            Gauge gauge = new Gauge();
            List<Job<Integer>> jobs = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                jobs.add(gauge.watch(i == 2 ? TestJob.failing("failing", gone) : TestJob.doing(() -> Thread.sleep(1))));
            }

            assertThatThrownBy(() -> verb.results(backend.nJobs(2), jobs))
                    .as(verb.name())
                    .isInstanceOf(JobFailedException.class);
            int startedByThen = gauge.started();

            assertThat(gauge.running()).as(verb.name()).isZero();
            backend.nJobs(2).run(TestJob.squares(20));
            assertThat(gauge.started()).as(verb.name()).isEqualTo(startedByThen);
        }
    }

    @EveryParallelBackend
    void runningJobsAreInterruptedAndWaitedFor(TestBackend backend) {
        for (Verb verb : Verb.thatThrow()) {
            CyclicBarrier allRunning = new CyclicBarrier(3);
            AtomicInteger cleanedUp = new AtomicInteger();
            List<Job<Integer>> jobs = IntStream.range(0, 3)
                    .mapToObj(i -> TestJob.doing(() -> {
                        allRunning.await();
                        if (i == 1) {
                            throw gone;
                        }
                        try {
                            TimeUnit.HOURS.sleep(1);
                        } finally {
                            cleanedUp.incrementAndGet();
                        }
                    }))
                    .toList();

            assertThatThrownBy(() -> verb.results(backend.nJobs(3), jobs))
                    .as(verb.name())
                    .hasCause(gone);
            assertThat(cleanedUp).as(verb.name()).hasValue(2);
        }
    }

    @EveryParallelBackend
    void aJobThatIgnoresTheInterruptIsNamedAndLeavesNoLaterRunShort(TestBackend backend) {
        CountDownLatch release = new CountDownLatch(1);
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        Gauge gauge = new Gauge();
        Parallel parallel = backend.nJobs(2).grace(Duration.ofMillis(20));

        Throwable failure = catchThrowable(() -> parallel.run(
                gauge.watch(TestJob.of("stubborn", () -> {
                    bothRunning.await();
                    return TestJob.ignoreInterrupts(release);
                })),
                TestJob.of("failing", () -> {
                    bothRunning.await();
                    throw gone;
                })));

        assertThat(failure.toString() + List.of(failure.getSuppressed()))
                .contains("job 0, stubborn()")
                .contains("job 1, failing() failed: java.io.IOException: gone");
        CyclicBarrier bothRunningAgain = new CyclicBarrier(2);
        assertThat(parallel.run(TestJob.doing(bothRunningAgain::await), TestJob.doing(bothRunningAgain::await)))
                .containsExactly(0, 0);
        assertThat(gauge.running()).isEqualTo(1);
        release.countDown();
        await().until(() -> gauge.running() == 0);
    }

    @EveryBackend
    void resultsBeforeTheFailureAreDeliveredAndStayValid(TestBackend backend) {
        List<Integer> delivered = new ArrayList<>();
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(6));
        CountDownLatch sixDelivered = new CountDownLatch(6);
        jobs.add(TestJob.doing("failing", () -> {
            if (backend != TestBackend.SEQUENTIAL) {
                sixDelivered.await();
            }
            throw gone;
        }));
        jobs.add(TestJob.of(() -> 7));

        try (Stream<Integer> results = backend.nJobs(2).stream(jobs)) {
            assertThatThrownBy(() -> results.forEach(result -> {
                        delivered.add(result);
                        sixDelivered.countDown();
                    }))
                    .hasMessageStartingWith("job 6, failing() failed")
                    .hasCause(gone);
        }
        assertThat(delivered).isEqualTo(TestJob.squareNumbers(6));
    }

    @EveryParallelBackend
    void aResultThatComesWhileTheRunIsStoppedIsDeliveredBeforeTheFailure(TestBackend backend) {
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        Job<Integer> late = TestJob.of("late", () -> {
            bothRunning.await();
            try {
                TimeUnit.HOURS.sleep(1);
                return 0;
            } catch (InterruptedException e) {
                return 42;
            }
        });
        Job<Integer> failing = TestJob.of("failing", () -> {
            bothRunning.await();
            throw gone;
        });
        List<Integer> delivered = new ArrayList<>();

        try (Stream<Integer> results = backend.nJobs(2).stream(late, failing)) {
            assertThatThrownBy(() -> results.forEach(delivered::add)).hasMessageStartingWith("job 1, failing() failed");
        }
        assertThat(delivered).containsExactly(42);
    }
}
