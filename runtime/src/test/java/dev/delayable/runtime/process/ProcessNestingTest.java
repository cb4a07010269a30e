package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.RunListener;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.ProcessBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Promise 9: a run inside a job of a worker process runs in the thread of that job, and needs no more processes. */
class ProcessNestingTest {

    /** An asynchronous run has a thread, and so workers, of its own. */
    private static final List<Verb> IN_CALLER =
            List.of(Verb.RUN, Verb.RUN_LAZILY, Verb.STREAM, Verb.COLLECT, Verb.OUTCOMES, Verb.STREAM_OUTCOMES);

    /** A backend that is made where it is needed. */
    enum Place {
        THREADS,
        SEQUENTIAL,
        VIRTUAL_THREADS,
        PROCESSES;

        Parallel nJobs(int nJobs) {
            return Parallel.nJobs(nJobs).backend(backend());
        }

        private Backend backend() {
            return switch (this) {
                case THREADS -> Backends.threads();
                case SEQUENTIAL -> Backends.sequential();
                case VIRTUAL_THREADS -> Backends.virtualThreads();
                case PROCESSES -> Backends.processes();
            };
        }
    }

    static Stream<Place> places() {
        return Stream.of(Place.values())
                .filter(place ->
                        place != Place.VIRTUAL_THREADS || Runtime.version().feature() >= 21);
    }

    /** Case 76. */
    @ParameterizedTest
    @MethodSource("places")
    void everyBackendRunsInsideProcesses(Place inner) {
        for (Verb verb : IN_CALLER) {
            List<Job<List<Integer>>> jobs = ProcessJob.times(
                    5, i -> ProcessJob.of(() -> new ArrayList<>(verb.results(inner.nJobs(3), TestJob.squares(i)))));

            List<List<Integer>> results = verb.results(ProcessJob.nJobs(2), jobs);

            for (int i = 0; i < 5; i++) {
                assertThat(results.get(i)).as(verb.name()).isEqualTo(TestJob.squareNumbers(i));
            }
        }
    }

    /** Case 76. */
    @ParameterizedTest
    @MethodSource("places")
    void processesInsideAnyOtherBackendAreItsOwnThreads(Place outer) {
        for (Verb verb : IN_CALLER) {
            List<Job<List<Long>>> jobs = ProcessJob.times(
                    3,
                    i -> ProcessJob.of(() -> {
                        List<Job<Long>> leaves = ProcessJob.times(3, leaf -> ProcessJob.of(ProcessJob::pid));
                        List<Long> seen = new ArrayList<>(verb.results(ProcessJob.nJobs(3), leaves));
                        seen.removeIf(pid -> pid == ProcessJob.pid());
                        return seen;
                    }));

            assertThat(verb.results(outer.nJobs(2), jobs))
                    .as("processes other than that of the outer job, %s", verb)
                    .containsOnly(List.of());
        }
    }

    @Test
    void jobsOfAllLevelsRunInTheThreadOfTheOuterJobAndStartNoProcesses(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        ProcessBackend own = Backends.processes().environment("TEST", "nesting");
        Job<String> leaf = ProcessJob.of(ProcessNestingTest::place);
        Job<List<String>> middle = ProcessJob.of(() -> with(ProcessJob.nJobs(8).run(leaf, leaf, leaf)));
        Job<List<String>> top = ProcessJob.of(() -> {
            signals.meet(2);
            List<String> all = new ArrayList<>();
            ProcessJob.nJobs(8).run(middle, middle).forEach(all::addAll);
            return with(all);
        });

        List<List<String>> seen = Parallel.nJobs(2).backend(own).run(top, top);

        assertThat(seen).allSatisfy(places -> assertThat(places).hasSize(9).containsOnly(places.get(0)));
        assertThat(seen.get(0).get(0)).isNotEqualTo(seen.get(1).get(0));
        assertThat(own.statistics().workersStarted()).isEqualTo(2);
        own.close();
    }

    private static String place() {
        return ProcessJob.pid() + "/" + Thread.currentThread().getId();
    }

    private static List<String> with(Collection<String> inside) {
        List<String> all = new ArrayList<>(inside);
        all.add(place());
        return all;
    }

    /** Notes how many workers runs have. */
    private record Counting(List<Integer> told) implements RunListener {
        @Override
        public void runStarted(long total, int workers) {
            told.add(workers);
        }
    }

    @Test
    void anInnerNumberIsCutToTheOneThread() {
        Job<Integer> job = ProcessJob.of(() -> {
            Counting counting = new Counting(new ArrayList<>());
            ProcessJob.nJobs(50).listener(counting).run(TestJob.squares(100));
            return counting.told().get(0);
        });

        assertThat(ProcessJob.nJobs(2).run(job, job)).containsExactly(1, 1);
    }

    /** Runs itself. */
    private record Endless(int depth) implements ProcessJob.Body<Integer> {
        @Override
        public Integer call() {
            return ProcessJob.nJobs(2)
                    .run(ProcessJob.of("endless", new Endless(depth + 1)))
                    .get(0);
        }
    }

    /** Cases 80 and 81. */
    @Test
    void unboundedRecursionEndsInAClearError() {
        Throwable failure = catchThrowable(() -> ProcessJob.nJobs(2).run(ProcessJob.of("endless", new Endless(0))));

        assertThat(failure)
                .isInstanceOf(JobFailedException.class)
                .rootCause()
                .hasMessage(
                        "runs are nested more than 100 deep: a job that runs others of its kind must end somewhere");
        assertThat(ProcessJob.nJobs(2).run(TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));
    }

    @Test
    void aFailureOfAnInnerJobNamesBothCalls() {
        Job<Integer> outer = ProcessJob.of(
                "outer",
                () -> ProcessJob.nJobs(2)
                        .run(ProcessJob.failing("inner", "gone"))
                        .get(0));

        assertThatThrownBy(() -> ProcessJob.nJobs(2).run(ProcessJob.of(() -> 0), outer))
                .hasMessage("job 1, outer() failed: dev.delayable.runtime.JobFailedException:"
                        + " job 0, inner() failed: java.lang.IllegalStateException: gone")
                .cause()
                .isInstanceOf(JobFailedException.class)
                .hasCauseExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void theStopOfTheOuterRunEndsTheInnerOnes(@TempDir Path folder) {
        for (Verb verb : IN_CALLER) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            Job<Integer> outer = ProcessJob.of("outer", () -> {
                List<Job<Integer>> endless = ProcessJob.times(3, i -> signals.watch(ProcessJob.endless("inner")));
                return verb.results(ProcessJob.nJobs(2), endless).size();
            });
            Job<Integer> failing = ProcessJob.doing("failing", () -> {
                signals.await("watched");
                throw new IllegalStateException("gone");
            });

            assertThatThrownBy(() -> ProcessJob.nJobs(2).run(outer, failing))
                    .as(verb.name())
                    .hasMessage("job 1, failing() failed: java.lang.IllegalStateException: gone");
            assertThat(signals.started()).as(verb.name()).isEqualTo(1);
            assertThat(signals.running()).as(verb.name()).isZero();
        }
    }

    @Test
    void theTimeLimitOfAnOuterJobEndsItsInnerRun(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> outer = ProcessJob.of(
                "outer",
                () -> ProcessJob.nJobs(2)
                        .run(signals.watch(ProcessJob.endless("inner")))
                        .get(0));

        Outcome<Integer> outcome = ProcessJob.nJobs(2)
                .timeout(Duration.ofMillis(300))
                .outcomes(outer)
                .get(0);

        assertThat(((Outcome.Failure<?>) outcome).exception())
                .isInstanceOf(JobTimeoutException.class)
                .hasMessageStartingWith("job 0, outer() failed: it ran for ");
        assertThat(signals.running()).isZero();
    }

    @Test
    void theTimeLimitOfAnInnerRunHoldsForItsJobs() {
        Job<String> outer = ProcessJob.of(() -> {
            Job<Integer> slow = ProcessJob.endless("slow");
            Throwable failure = catchThrowable(
                    () -> ProcessJob.nJobs(2).timeout(Duration.ofMillis(50)).run(slow));
            return failure.getClass().getSimpleName();
        });

        assertThat(ProcessJob.nJobs(2).run(outer)).containsExactly("JobTimeoutException");
    }

    @Test
    void theTimeoutOfAnInnerJobIsThatOfTheOuterJobsFailure() {
        Job<Integer> outer = ProcessJob.of(
                "outer",
                () -> ProcessJob.nJobs(2)
                        .timeout(Duration.ofMillis(50))
                        .run(ProcessJob.endless("slow"))
                        .get(0));

        assertThatThrownBy(
                        () -> ProcessJob.nJobs(2).timeout(Duration.ofMinutes(5)).run(outer))
                .isExactlyInstanceOf(JobFailedException.class)
                .hasMessageMatching(
                        "job 0, outer\\(\\) failed: dev.delayable.runtime.JobTimeoutException: job 0, slow\\(\\)"
                                + " failed: it ran for \\d+ ms, longer than its time limit of 50 ms");
    }
}
