package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 4: the first failure stops the input, interrupts running jobs and waits for them. The process of a job that ignores
 * the interrupt is killed.
 */
class ProcessFailFastTest {

    private final Parallel parallel = ProcessJob.nJobs(3);

    private static Job<Integer> failing() {
        return ProcessJob.failing("failing", "gone");
    }

    @Test
    void aFailureStopsAnEndlessInput() {
        Stream<Job<Integer>> endless =
                IntStream.iterate(0, i -> i + 1).mapToObj(i -> i == 100 ? failing() : ProcessJob.of(() -> i));

        assertThatThrownBy(() -> parallel.run(endless)).hasMessageStartingWith("job 100, failing() failed");
    }

    @Test
    void nothingRunsAndNothingStartsOnceTheFailureIsThrown(@TempDir Path folder) {
        for (Verb verb : Verb.thatThrow()) {
            for (int batchSize : new int[] {1, 7}) {
                Signals signals = Signals.in(folder.resolve(verb.name() + batchSize));
                List<Job<Integer>> jobs = ProcessJob.times(
                        60, i -> signals.watch(i == 2 ? failing() : ProcessJob.doing(() -> Thread.sleep(1))));

                assertThatThrownBy(() -> verb.results(parallel.batchSize(batchSize), jobs))
                        .as(verb.name())
                        .isInstanceOf(JobFailedException.class);
                int startedByThen = signals.started();

                assertThat(signals.running()).as(verb.name()).isZero();
                assertThat(startedByThen).as(verb.name()).isLessThan(60);
                parallel.run(TestJob.squares(20));
                assertThat(signals.started()).as(verb.name()).isEqualTo(startedByThen);
            }
        }
    }

    @Test
    void runningJobsAreInterruptedAndWaitedFor(@TempDir Path folder) {
        for (Verb verb : Verb.thatThrow()) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            List<Job<Integer>> jobs = ProcessJob.times(
                    3,
                    i -> ProcessJob.doing(() -> {
                        signals.meet(3);
                        if (i == 0) {
                            throw new IllegalStateException("gone");
                        }
                        try {
                            ProcessJob.untilInterrupted();
                        } finally {
                            signals.give("cleaned up");
                        }
                    }));

            assertThatThrownBy(() -> verb.results(parallel, jobs))
                    .as(verb.name())
                    .hasMessageStartingWith("job 0, job() failed")
                    .hasNoSuppressedExceptions();
            assertThat(signals.count("cleaned up")).as(verb.name()).isEqualTo(2);
        }
    }

    @Test
    void theProcessOfAJobThatIgnoresItsInterruptIsKilled(@TempDir Path folder) {
        for (Verb verb : List.of(Verb.RUN, Verb.STREAM, Verb.RUN_ASYNC)) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            Job<Integer> stubborn = ProcessJob.doing("stubborn", () -> {
                signals.give("pid", String.valueOf(ProcessJob.pid()));
                signals.meet(2);
                signals.awaitStubbornly("never");
                signals.give("went on");
            });
            Job<Integer> failing = ProcessJob.doing("failing", () -> {
                signals.meet(2);
                throw new IllegalStateException("gone");
            });
            Parallel impatient = parallel.grace(Duration.ofMillis(50));

            Throwable failure = catchThrowable(() -> verb.results(impatient, List.of(stubborn, failing)));
            long pid = Long.parseLong(signals.given("pid").get(0));

            assertThat(ProcessHandle.of(pid))
                    .as("the process of the stubborn job")
                    .isEmpty();
            assertThat(failure)
                    .as(verb.name())
                    .hasMessage("job 1, failing() failed: java.lang.IllegalStateException: gone;"
                            + " still running 50 ms after their interrupt: job 0, stubborn()");
            signals.give("never");
            assertThat(verb.results(impatient, TestJob.squares(40))).isEqualTo(TestJob.squareNumbers(40));
            assertThat(signals.count("went on")).isZero();
        }
    }

    @Test
    void aJobWhoseProcessIsKilledBeforeTheReaderComesHasNotFailedByItself(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> stubborn = ProcessJob.doing("stubborn", () -> {
            signals.give("pid", String.valueOf(ProcessJob.pid()));
            signals.awaitStubbornly("never");
        });
        // All three run before the first has a result: its reader takes no more jobs then.
        Job<Integer> first = ProcessJob.doing(() -> signals.await("failing"));
        Job<Integer> failing = ProcessJob.doing("failing", () -> {
            signals.give("failing");
            signals.await("pid");
            signals.await("delivered");
            throw new IllegalStateException("gone");
        });

        try (Stream<Integer> results = parallel.grace(Duration.ofMillis(50)).stream(first, stubborn, failing)) {
            Iterator<Integer> iterator = results.iterator();
            assertThat(iterator.next()).isZero();
            signals.give("delivered");
            await().until(() -> signals.count("pid") == 1
                    && ProcessHandle.of(Long.parseLong(signals.given("pid").get(0)))
                            .isEmpty());

            assertThatThrownBy(iterator::hasNext)
                    .hasMessage("job 2, failing() failed: java.lang.IllegalStateException: gone")
                    .hasNoSuppressedExceptions();
        }
    }

    /** Case X8. */
    @Test
    void resultsBeforeTheFailureAreDeliveredAndStayValid(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(6));
        jobs.add(ProcessJob.doing("failing", () -> {
            signals.await("delivered", 6);
            throw new IllegalStateException("gone");
        }));
        jobs.add(ProcessJob.of(() -> 7));
        List<Integer> delivered = new ArrayList<>();

        try (Stream<Integer> results = parallel.stream(jobs)) {
            assertThatThrownBy(() -> results.forEach(result -> {
                        delivered.add(result);
                        signals.give("delivered");
                    }))
                    .hasMessageStartingWith("job 6, failing() failed");
        }
        assertThat(delivered).isEqualTo(TestJob.squareNumbers(6));
    }

    @Test
    void aResultThatComesWhileTheRunIsStoppedIsDeliveredBeforeTheFailure(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> late = ProcessJob.of("late", () -> {
            signals.meet(2);
            try {
                ProcessJob.untilInterrupted();
                return 0;
            } catch (InterruptedException e) {
                return 42;
            }
        });
        Job<Integer> failing = ProcessJob.doing("failing", () -> {
            signals.meet(2);
            throw new IllegalStateException("gone");
        });
        List<Integer> delivered = new ArrayList<>();

        try (Stream<Integer> results = parallel.stream(late, failing)) {
            assertThatThrownBy(() -> results.forEach(delivered::add)).hasMessageStartingWith("job 1, failing() failed");
        }
        assertThat(delivered).containsExactly(42);
    }
}
