package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailFastTest {

    @EveryNJobs
    void aFailureStopsAnEndlessInput(int nJobs) {
        Stream<Job<Integer>> endless = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> i == 1000 ? failing() : SampleFunctionsDelayed.slowFunction(i));

        assertThatThrownBy(() -> Parallel.nJobs(nJobs).run(endless)).hasMessageStartingWith("job 1000, ");
    }

    @EveryNJobs
    void theInputIsNotReadOnceTheRunHasThrown(int nJobs) {
        AtomicInteger read = new AtomicInteger();
        Stream<Job<Integer>> endless =
                Stream.generate(() -> read.incrementAndGet() == 5 ? failing() : TestJob.of(() -> 0));

        assertThatThrownBy(() -> Parallel.nJobs(nJobs).run(endless)).isInstanceOf(JobFailedException.class);
        int readByThen = read.get();
        Parallel.nJobs(nJobs).run(TestJob.squares(100));

        assertThat(read).hasValue(readByThen);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, -2, -1, 4})
    void afterAFailureTheOtherJobsDoNotHoldTheRunUp(int nJobs) {
        for (Input input : Input.values()) {
            Gauge gauge = new Gauge();
            List<Job<Integer>> jobs = new ArrayList<>();
            jobs.add(gauge.watch(failing()));
            for (int i = 0; i < 100; i++) {
                jobs.add(gauge.watch(TestJob.doing(() -> TimeUnit.HOURS.sleep(1))));
            }

            assertThatThrownBy(() -> input.run(Parallel.nJobs(nJobs), jobs))
                    .as(input.name())
                    .isInstanceOf(JobFailedException.class);
            assertThat(gauge.running()).as(input.name()).isZero();
        }
    }

    @SeveralWorkers
    void runningJobsAreInterruptedAndWaitedFor(int nJobs) {
        for (Input input : Input.values()) {
            CyclicBarrier allRunning = new CyclicBarrier(nJobs);
            AtomicInteger cleanedUp = new AtomicInteger();
            List<Job<Integer>> jobs = IntStream.range(0, nJobs)
                    .mapToObj(i -> TestJob.of(() -> {
                        allRunning.await();
                        if (i == 0) {
                            throw new IOException("gone");
                        }
                        cleanUpSlowlyWhenInterrupted(cleanedUp);
                        return i;
                    }))
                    .toList();

            assertThatThrownBy(() -> input.run(Parallel.nJobs(nJobs), jobs)).isInstanceOf(JobFailedException.class);

            assertThat(cleanedUp).as(input.name()).hasValue(nJobs - 1);
        }
    }

    @SeveralWorkers
    void noJobStartsOnceTheRunHasThrown(int nJobs) {
        for (int round = 0; round < 50; round++) {
            for (Input input : List.of(Input.COLLECTION, Input.ITERATOR)) {
                Gauge gauge = new Gauge();
                List<Job<Integer>> jobs = IntStream.range(0, 200)
                        .mapToObj(i -> gauge.watch(i == 20 ? failing() : TestJob.of(() -> i)))
                        .toList();

                assertThatThrownBy(() -> input.run(Parallel.nJobs(nJobs), jobs)).isInstanceOf(JobFailedException.class);
                int startedByThen = gauge.started();
                occupyAllThreads(nJobs);

                assertThat(gauge.started()).isEqualTo(startedByThen);
                assertThat(gauge.running()).isZero();
            }
        }
    }

    @SeveralWorkers
    void theRestOfABatchIsNotStartedAfterAFailure(int nJobs) {
        for (Input input : List.of(Input.COLLECTION, Input.ITERATOR)) {
            AtomicInteger late = new AtomicInteger();

            assertThatThrownBy(() -> input.run(Parallel.nJobs(nJobs), oneFailsWhileTheOthersSleep(late)))
                    .hasMessageStartingWith("job 5000, ");

            // A worker may have been about to start a job just when the run was stopped.
            assertThat(late.get()).as(input.name()).isLessThan(nJobs);
        }
    }

    /**
     * Quick jobs first, which make the batches large. Then one fails when another sleeps at the beginning of its batch;
     * that one swallows the interrupt, so that nothing but the stop itself keeps the next of its batch from starting.
     */
    private static List<Job<Integer>> oneFailsWhileTheOthersSleep(AtomicInteger late) {
        CountDownLatch failing = new CountDownLatch(1);
        CountDownLatch asleep = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        return IntStream.range(0, 20_000)
                .mapToObj(i -> TestJob.doing(() -> {
                    if (interrupted.get()) {
                        late.incrementAndGet();
                    } else if (i == 5_000) {
                        failing.countDown();
                        asleep.await();
                        throw new IOException("gone");
                    } else if (i > 5_000) {
                        failing.await();
                        asleep.countDown();
                        sleepUntilInterrupted();
                        interrupted.set(true);
                    }
                }))
                .toList();
    }

    @SeveralWorkers
    void aReaderThatWaitsForRoomIsWokenByAFailure(int nJobs) {
        CountDownLatch fail = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Stream<Job<Integer>> endless = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> TestJob.doing("job" + i, () -> {
                    if (i == 0) {
                        fail.await();
                        throw new IOException("gone");
                    }
                    never.await();
                }));
        Caller<List<Integer>> caller = Caller.start(() -> Parallel.nJobs(nJobs).run(endless));

        await().until(() -> caller.thread().getState() == Thread.State.WAITING);
        fail.countDown();

        assertThat(caller.failure()).hasMessageStartingWith("job 0, job0() failed");
    }

    private static Job<Integer> failing() {
        return TestJob.failing("failing", new IOException("gone"));
    }

    /** Runs jobs on all threads of the pool, behind whatever else it may still have to run. */
    private static void occupyAllThreads(int nJobs) {
        CyclicBarrier allRunning = new CyclicBarrier(nJobs);
        Parallel.nJobs(nJobs)
                .run(IntStream.range(0, nJobs)
                        .mapToObj(i -> TestJob.doing(allRunning::await))
                        .toList());
    }

    private static void sleepUntilInterrupted() {
        try {
            TimeUnit.HOURS.sleep(1);
        } catch (InterruptedException e) {
            // Swallowed on purpose.
        }
    }

    private static void cleanUpSlowlyWhenInterrupted(AtomicInteger cleanedUp) throws InterruptedException {
        try {
            TimeUnit.HOURS.sleep(1);
        } catch (InterruptedException e) {
            Thread.sleep(20);
            cleanedUp.incrementAndGet();
            throw e;
        }
    }
}
