package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Promise 5: errors name the call, with the original exception as their cause; of several, the lowest index leads. */
class PromiseErrorsTest {

    @EveryBackend
    void aFailureNamesTheCallAndKeepsTheVeryException(TestBackend backend) {
        IOException gone = new IOException("gone");
        Job<Integer> failing = TestJob.failing("failing", gone);

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() ->
                            verb.results(backend.nJobs(2), List.of(SampleFunctionsDelayed.slowFunction(1), failing)))
                    .as(verb.name())
                    .hasMessage("job 1, failing() failed: java.io.IOException: gone")
                    .asInstanceOf(type(JobFailedException.class))
                    .satisfies(e -> {
                        assertThat(e.getCause()).isSameAs(gone);
                        assertThat(e.job()).isSameAs(failing);
                        assertThat(e.index()).isEqualTo(1);
                        assertThat(e.attempts()).isEqualTo(1);
                    });
        }
    }

    @EveryParallelBackend
    void ofSeveralFailuresTheLowestIndexLeadsAndTheOthersAreSuppressed(TestBackend backend) {
        for (Verb verb : Verb.thatThrow()) {
            CyclicBarrier allRunning = new CyclicBarrier(3);
            // An ordered stream interrupts only what stands behind the job that fails first.
            String first = verb == Verb.STREAM ? "a" : "c";
            List<Job<Integer>> jobs = Stream.of("a", "b", "c")
                    .map(name -> TestJob.doing(name, () -> {
                        allRunning.await();
                        if (!name.equals(first)) {
                            awaitInterrupt();
                        }
                        throw new IllegalStateException(name);
                    }))
                    .toList();

            assertThat(catchThrowable(() -> verb.results(backend.nJobs(3), jobs)))
                    .as(verb.name())
                    .hasMessage("job 0, a() failed: java.lang.IllegalStateException: a")
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .extracting(Throwable::getMessage)
                            .containsExactly(
                                    "job 1, b() failed: java.lang.IllegalStateException: b",
                                    "job 2, c() failed: java.lang.IllegalStateException: c"));
        }
    }

    @EveryBackend
    void anErrorArrivesAsItselfWithTheCallAsASuppressedException(TestBackend backend) {
        for (Verb verb : Verb.thatThrow()) {
            Error broken = new AssertionError("broken");

            assertThatThrownBy(() -> verb.results(backend.nJobs(2), List.of(TestJob.failing("failing", broken))))
                    .as(verb.name())
                    .isSameAs(broken)
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .singleElement()
                            .asInstanceOf(type(JobFailedException.class))
                            .hasToString("dev.delayable.runtime.JobFailedException: "
                                    + "job 0, failing() failed: java.lang.AssertionError: broken"));
        }
    }

    /** As the OutOfMemoryError that the JVM keeps for the worst case. */
    @EveryLocalBackend
    void anErrorWithoutRoomForSuppressedExceptionsStillNamesTheCall(TestBackend backend) {
        Error full = new Full();

        Throwable failure =
                catchThrowable(() -> backend.nJobs(2).run(TestJob.failing("failing", full), TestJob.of(() -> 1)));

        assertThat(failure)
                .isInstanceOf(Error.class)
                .hasMessageStartingWith("job 0, failing() failed")
                .hasCause(full);
    }

    private static final class Full extends Error {
        private static final long serialVersionUID = 1L;

        Full() {
            super("full", null, false, false);
        }
    }

    @EveryBackend
    void theExceptionOfAFailingInputArrivesAsItself(TestBackend backend) {
        Parallel parallel = backend.nJobs(2);
        for (int place : new int[] {0, 5, 19}) {
            IllegalStateException broken = new IllegalStateException("the input is broken");
            Iterable<Job<Integer>> jobs = () -> failingAt(place, broken);

            assertThatThrownBy(() -> parallel.run(jobs)).isSameAs(broken);
            assertThatThrownBy(() -> parallel.outcomes(jobs)).isSameAs(broken);
            try (Stream<Integer> results = parallel.stream(jobs)) {
                assertThatThrownBy(results::toList).isSameAs(broken);
            }
            try (Stream<Outcome<Integer>> outcomes = parallel.streamOutcomes(jobs)) {
                assertThatThrownBy(outcomes::toList).isSameAs(broken);
            }
        }
    }

    private static void awaitInterrupt() {
        try {
            TimeUnit.HOURS.sleep(1);
        } catch (InterruptedException e) {
            // It is what stops the run; the job has a failure of its own.
        }
    }

    private static Iterator<Job<Integer>> failingAt(int place, RuntimeException broken) {
        return Stream.iterate(0, i -> i + 1)
                .limit(20)
                .<Job<Integer>>map(i -> {
                    if (i == place) {
                        throw broken;
                    }
                    return SampleFunctionsDelayed.slowFunction(i);
                })
                .iterator();
    }
}
