package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The first failure stops the input, interrupts running jobs and waits for them. */
interface FailFastTests {

    private static Job<Integer> failingAfter(Signals signals, int meeting) {
        return SendableJob.doing("failing", () -> {
            signals.meet(meeting);
            throw new IllegalStateException("gone");
        });
    }

    @Test
    default void aFailureStopsAnEndlessInput(Scene scene) {
        Stream<Job<Integer>> endless = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> i == 100 ? SendableJob.failing("failing", "gone") : SendableJob.of(() -> i));

        assertThatThrownBy(() -> scene.nJobs(3).run(endless)).hasMessageStartingWith("job 100, failing() failed");
    }

    @Test
    default void aFirstJobThatFailsIsNotHeldUpByAHundredThatDoNotEnd(Scene scene) {
        for (int nJobs : new int[] {1, 2, -1}) {
            Signals signals = scene.signals();
            List<Job<Integer>> jobs = new ArrayList<>();
            jobs.add(SendableJob.failing("invalid", "invalid"));
            jobs.addAll(SendableJob.times(100, i -> signals.watch(SendableJob.endless("endless"))));

            assertThatThrownBy(() -> scene.nJobs(nJobs).run(jobs))
                    .as("nJobs=%s", nJobs)
                    .hasMessageStartingWith("job 0, invalid() failed");
            assertThat(signals.running()).as("nJobs=%s", nJobs).isZero();
        }
    }

    @Test
    default void nothingRunsAndNothingStartsOnceTheFailureIsThrown(Scene scene) {
        for (Verb verb : Verb.thatThrow()) {
            for (int batchSize : new int[] {1, 7}) {
                Signals signals = scene.signals();
                List<Job<Integer>> jobs = SendableJob.times(
                        60,
                        i -> signals.watch(
                                i == 2
                                        ? SendableJob.failing("failing", "gone")
                                        : SendableJob.doing(() -> Thread.sleep(1))));

                assertThatThrownBy(() -> verb.results(scene.nJobs(3).batchSize(batchSize), jobs))
                        .as(verb.name())
                        .isInstanceOf(JobFailedException.class);
                int running = signals.running();
                int startedByThen = signals.started();

                assertThat(running).as(verb.name()).isZero();
                assertThat(startedByThen).as(verb.name()).isLessThan(60);
                scene.nJobs(3).run(SendableJob.squares(20));
                assertThat(signals.started()).as(verb.name()).isEqualTo(startedByThen);
            }
        }
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void runningJobsAreInterruptedAndWaitedFor(Scene scene) {
        for (Verb verb : Verb.thatThrow()) {
            Signals signals = scene.signals();
            List<Job<Integer>> jobs = SendableJob.times(
                    3,
                    i -> SendableJob.doing(() -> {
                        signals.meet(3);
                        if (i == 0) {
                            throw new IllegalStateException("gone");
                        }
                        try {
                            SendableJob.untilInterrupted();
                        } finally {
                            signals.give("cleaned up");
                        }
                    }));

            assertThatThrownBy(() -> verb.results(scene.nJobs(3), jobs))
                    .as(verb.name())
                    .hasMessage("job 0, job() failed: java.lang.IllegalStateException: gone")
                    .hasNoSuppressedExceptions();
            assertThat(signals.count("cleaned up")).as(verb.name()).isEqualTo(2);
        }
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void aFailureReachesTheCallerWithinSomeRoundTrips(Scene scene) {
        long[] nanos = new long[5];
        Duration roundTrip = scene.pace().roundTrip();
        for (int time = 0; time < nanos.length; time++) {
            // The machine may be slower now than it was.
            Duration now = Pace.roundTrip(scene.nJobs(2), SendableJob.squares(2));
            roundTrip = now.compareTo(roundTrip) > 0 ? now : roundTrip;
            Signals signals = scene.signals();
            Job<Integer> endless = SendableJob.doing("endless", () -> {
                signals.meet(2);
                SendableJob.untilInterrupted();
            });
            Parallel patient = scene.nJobs(2).grace(Duration.ofHours(1));

            long before = System.nanoTime();
            assertThatThrownBy(() -> patient.run(endless, failingAfter(signals, 2)))
                    .isInstanceOf(JobFailedException.class);
            nanos[time] = System.nanoTime() - before;
        }

        Arrays.sort(nanos);
        assertThat(Duration.ofNanos(nanos[nanos.length / 2]))
                .as("from the start of a run whose job fails to its exception, the median of five")
                .isLessThanOrEqualTo(roundTrip
                        .multipliedBy(100)
                        .plus(scene.pace().start().multipliedBy(2))
                        .plus(scene.pace().moment().multipliedBy(5)));
    }

    @Test
    @Needs({Trait.PARALLEL, Trait.KILLS_STUCK})
    default void theWorkerOfAJobThatIgnoresItsInterruptIsEnded(Scene scene) {
        for (Verb verb : List.of(Verb.RUN, Verb.STREAM, Verb.RUN_ASYNC)) {
            Signals signals = scene.signals();
            Parallel impatient = scene.nJobs(2).grace(Duration.ofMillis(50));

            Throwable failure =
                    catchThrowable(() -> verb.results(impatient, List.of(failingAfter(signals, 2), stubborn(signals))));

            assertThat(failure)
                    .as(verb.name())
                    .hasMessageStartingWith("job 0, failing() failed: java.lang.IllegalStateException: gone")
                    .hasMessageContaining("job 1, stubborn()");
            assertThat(impatient.run(SendableJob.squares(10))).isEqualTo(SendableJob.squareNumbers(10));
        }
    }

    @Test
    @Needs({Trait.PARALLEL, Trait.GIVES_UP})
    default void aJobThatIgnoresItsInterruptIsGivenUpAndLeavesNoLaterRunShort(Scene scene) {
        Signals signals = scene.signals();
        Parallel impatient = scene.nJobs(2).grace(Duration.ofMillis(20));

        Throwable failure =
                catchThrowable(() -> impatient.run(failingAfter(signals, 2), signals.watch(stubborn(signals))));

        assertThat(failure)
                .hasMessageStartingWith("job 0, failing() failed: java.lang.IllegalStateException: gone")
                .hasMessageContaining("job 1, stubborn()");
        assertThat(signals.running()).isEqualTo(1);
        Signals later = scene.signals();
        Job<Integer> meeting = SendableJob.doing(() -> later.meet(2));
        assertThat(impatient.run(meeting, meeting)).containsExactly(0, 0);
    }

    private static Job<Integer> stubborn(Signals signals) {
        return SendableJob.doing("stubborn", () -> {
            signals.meet(2);
            signals.ignoreInterrupts();
        });
    }

    @Test
    default void anOrderedStreamDeliversExactlyTheResultsBeforeTheFailure(Scene scene) {
        for (int batchSize : new int[] {1, 4}) {
            List<Integer> delivered = new ArrayList<>();
            List<Job<Integer>> jobs = new ArrayList<>(SendableJob.squares(20));
            jobs.set(6, SendableJob.failing("failing", "gone"));

            try (Stream<Integer> results = scene.nJobs(3).batchSize(batchSize).stream(jobs)) {
                assertThatThrownBy(() -> results.forEach(delivered::add))
                        .hasMessageStartingWith("job 6, failing() failed");
            }

            assertThat(delivered).as("batchSize=%s", batchSize).isEqualTo(SendableJob.squareNumbers(6));
        }
    }

    /** As a loop would have run it before. */
    @Test
    @Needs(Trait.PARALLEL)
    default void anOrderedStreamLetsAJobBeforeAFailedOneEnd(Scene scene) {
        Signals signals = scene.signals();
        Job<Integer> late = SendableJob.of("late", () -> {
            signals.meet(2);
            signals.await("has failed");
            return 42;
        });
        RunListener telling = new RunListener() {
            @Override
            public void failed(Outcome.Failure<?> outcome) {
                signals.give("has failed");
            }
        };
        List<Integer> delivered = new ArrayList<>();

        try (Stream<Integer> results = scene.nJobs(2).listener(telling).stream(late, failingAfter(signals, 2))) {
            assertThatThrownBy(() -> results.forEach(delivered::add)).hasMessageStartingWith("job 1, failing() failed");
        }
        assertThat(delivered).containsExactly(42);
    }

    @Test
    @Needs(Trait.PARALLEL)
    default void anOrderedStreamInterruptsTheJobsBehindAFailedOneAtOnce(Scene scene) {
        Signals signals = scene.signals();
        Job<Integer> before = SendableJob.of("before", () -> {
            signals.meet(3);
            signals.await("interrupted"); // that of the job behind comes while this one is running
            return 1;
        });
        Job<Integer> behind = SendableJob.of("behind", () -> {
            signals.meet(3);
            try {
                SendableJob.untilInterrupted();
            } catch (InterruptedException e) {
                signals.give("interrupted");
            }
            return 3;
        });
        List<Integer> delivered = new ArrayList<>();

        try (Stream<Integer> results = scene.nJobs(3).stream(before, failingAfter(signals, 3), behind)) {
            assertThatThrownBy(() -> results.forEach(delivered::add)).hasMessageStartingWith("job 1, failing() failed");
        }
        assertThat(delivered).containsExactly(1);
    }
}
