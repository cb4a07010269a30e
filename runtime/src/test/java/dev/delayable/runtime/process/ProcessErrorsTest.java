package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 5: errors name the call; of several, the lowest index leads. */
class ProcessErrorsTest {

    private final Parallel parallel = ProcessJob.nJobs(3);

    @Test
    void aFailureNamesTheCallAndHasTheExceptionOfTheJobAsItsCause() {
        Job<Integer> failing = ProcessJob.of("failing", () -> {
            throw new IOException("gone", new ArithmeticException("before"));
        });

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(parallel, List.of(ProcessJob.of(() -> 0), failing)))
                    .as(verb.name())
                    .hasMessage("job 1, failing() failed: java.io.IOException: gone")
                    .asInstanceOf(type(JobFailedException.class))
                    .satisfies(e -> {
                        assertThat(e.job()).isSameAs(failing);
                        assertThat(e.index()).isEqualTo(1);
                        assertThat(e.attempts()).isEqualTo(1);
                        assertThat(e.getCause())
                                .isExactlyInstanceOf(IOException.class)
                                .hasMessage("gone")
                                .cause()
                                .isExactlyInstanceOf(ArithmeticException.class)
                                .hasMessage("before");
                        assertThat(Objects.requireNonNull(e.getCause())
                                        .getStackTrace()[0]
                                        .getClassName())
                                .as("where it was thrown")
                                .isEqualTo(ProcessErrorsTest.class.getName());
                    });
        }
    }

    @Test
    void anOutcomeHasTheExceptionOfTheJob() {
        List<Outcome<Integer>> outcomes = parallel.outcomes(
                ProcessJob.of(() -> 1), ProcessJob.failing("failing", "gone"), ProcessJob.of(() -> 3));

        assertThat(outcomes).extracting(Outcome::isSuccess).containsExactly(true, false, true);
        assertThat(((Outcome.Failure<Integer>) outcomes.get(1)).exception())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("gone");
    }

    /** Case X9, too. */
    @Test
    void ofSeveralFailuresTheLowestIndexLeadsAndTheOthersAreSuppressed(@TempDir Path folder) {
        for (Verb verb : Verb.thatThrow()) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            List<Job<Integer>> jobs = Stream.of("a", "b", "c")
                    .map(name -> ProcessJob.doing(name, () -> {
                        signals.meet(3);
                        if (!name.equals("c")) {
                            endWithInterrupt();
                        }
                        throw new IllegalStateException(name);
                    }))
                    .toList();

            assertThat(catchThrowable(() -> verb.results(parallel, jobs)))
                    .as(verb.name())
                    .hasMessage("job 0, a() failed: java.lang.IllegalStateException: a")
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .extracting(Throwable::getMessage)
                            .containsExactly(
                                    "job 1, b() failed: java.lang.IllegalStateException: b",
                                    "job 2, c() failed: java.lang.IllegalStateException: c"));
        }
    }

    private static void endWithInterrupt() {
        try {
            ProcessJob.untilInterrupted();
        } catch (InterruptedException e) {
            // It is what stops the run; the job has a failure of its own.
        }
    }

    @Test
    void anErrorArrivesAsItselfWithTheCallAsASuppressedException() {
        Job<Integer> broken = ProcessJob.of("broken", () -> {
            throw new AssertionError("broken");
        });

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(parallel, List.of(broken)))
                    .as(verb.name())
                    .isExactlyInstanceOf(AssertionError.class)
                    .hasMessage("broken")
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .singleElement()
                            .asInstanceOf(type(JobFailedException.class))
                            .hasToString("dev.delayable.runtime.JobFailedException: "
                                    + "job 0, broken() failed: java.lang.AssertionError: broken"));
        }
    }

    /** Case 26. */
    @Test
    void theExceptionOfAFailingInputArrivesAsItselfEachTime() {
        for (int place : new int[] {0, 5, 19}) {
            for (int time = 0; time < 3; time++) {
                IllegalStateException broken = new IllegalStateException("the input is broken");
                Iterable<Job<Integer>> jobs = () -> IntStream.range(0, 20)
                        .<Job<Integer>>mapToObj(i -> {
                            if (i == place) {
                                throw broken;
                            }
                            return ProcessJob.of(() -> i);
                        })
                        .iterator();

                assertThatThrownBy(() -> parallel.run(jobs)).isSameAs(broken);
                assertThatThrownBy(() -> parallel.outcomes(jobs)).isSameAs(broken);
                try (Stream<Integer> results = parallel.stream(jobs)) {
                    assertThatThrownBy(results::toList).isSameAs(broken);
                }
            }
        }
        assertThat(parallel.run(TestJob.squares(20))).isEqualTo(TestJob.squareNumbers(20));
    }

    /** Case 20. */
    @Test
    void theCauseIsTheArithmeticException() {
        Job<Integer> divide = ProcessJob.of("divide", () -> Integer.divideUnsigned(1, 0));

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(parallel, List.of(ProcessJob.of(() -> 1), divide)))
                    .as(verb.name())
                    .isInstanceOf(JobFailedException.class)
                    .hasCauseExactlyInstanceOf(ArithmeticException.class);
        }
    }

    /** Case 25. */
    @Test
    void jobSevenOfThirtyFails() {
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(30));
        jobs.set(7, ProcessJob.failing("failing", "gone"));

        assertThatThrownBy(() -> parallel.preDispatch(16).run(jobs.iterator()))
                .hasMessage("job 7, failing() failed: java.lang.IllegalStateException: gone");
    }

    /** Case 27. */
    @Test
    void aFirstJobThatFailsIsNotHeldUpByAHundredThatDoNotEnd(@TempDir Path folder) {
        for (int nJobs : new int[] {1, 2, -2, -1}) {
            Signals signals = Signals.in(folder.resolve("nJobs=" + nJobs));
            List<Job<Integer>> jobs = new ArrayList<>();
            jobs.add(ProcessJob.failing("invalid", "invalid"));
            for (int i = 0; i < 100; i++) {
                jobs.add(signals.watch(ProcessJob.endless("endless")));
            }

            assertThatThrownBy(() -> ProcessJob.nJobs(nJobs).run(jobs))
                    .as("nJobs=%s", nJobs)
                    .hasMessageStartingWith("job 0, invalid() failed");
            assertThat(signals.running()).as("nJobs=%s", nJobs).isZero();
        }
    }
}
