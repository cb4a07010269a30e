package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Caller;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import dev.delayable.runtime.backend.ProcessBackend;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What joblib's own tests pin down about results and inputs; those whose jobs can be sent anywhere are in ConformanceResultsTest. */
class ProcessResultsTest {

    /** Case 3. */
    @Test
    void noJobsGiveNoResultsAndStartNoProcess() {
        ProcessBackend own = Backends.processes().environment("TEST", "no jobs");
        Iterator<Job<Integer>> usedUp = TestJob.squares(1).iterator();
        usedUp.next();

        for (int nJobs : new int[] {1, 2}) {
            Parallel parallel = Parallel.nJobs(nJobs).backend(own);
            assertThat(parallel.run(usedUp)).isEmpty();
            assertThat(parallel.<Integer>run()).isEmpty();
            for (Verb verb : Verb.values()) {
                assertThat(verb.results(parallel, Collections.<Job<Integer>>emptyList()))
                        .as(verb.name())
                        .isEmpty();
            }
        }
        assertThat(own.statistics().workersStarted()).isZero();
    }

    @Test
    void resultsOfEveryKindArrive() {
        List<Job<Object>> jobs = ProcessJob.times(KINDS.size(), i -> ProcessJob.of(() -> KINDS.get(i)));

        assertThat(ProcessJob.nJobs(2).run(jobs)).isEqualTo(KINDS);
        assertThat(ProcessJob.nJobs(2).batchSize(20).run(jobs)).isEqualTo(KINDS);
        assertThat(ProcessJob.nJobs(2).run(ProcessJob.of(() -> null), ProcessJob.of(() -> 1)))
                .containsExactly(null, 1);
    }

    private static final List<Object> KINDS = List.of(
            1,
            Integer.MIN_VALUE,
            2L,
            Long.MIN_VALUE,
            3.5,
            Double.NaN,
            -0.0,
            true,
            false,
            "",
            "text",
            "\u00e4\ud83d\ude00",
            "\ud83d",
            (short) 4,
            'c',
            1.5f,
            List.of(1, "two"),
            Thread.State.NEW,
            Integer.class);

    /** Case 6. */
    @Test
    void anIteratorThatIsNotThreadSafeIsReadCompletelyAndInOrder() {
        for (int nJobs : new int[] {2, 4}) {
            assertReadCompletely(ProcessJob.nJobs(nJobs), nJobs);
        }
        ProcessBackend own = Backends.processes().environment("TEST", "12");
        assertReadCompletely(Parallel.nJobs(12).backend(own), 12);
        own.close();
    }

    private static void assertReadCompletely(Parallel parallel, int nJobs) {
        for (int count : new int[] {2, 3, 10, 100, 517}) {
            for (int preDispatch : new int[] {nJobs, 2 * nJobs, Integer.MAX_VALUE}) {
                Parallel bounded = parallel.preDispatch(preDispatch);
                for (Parallel each : List.of(bounded, bounded.batchSize(1), bounded.batchSize(7))) {
                    assertThat(each.run(new OneThreadOnly(count)))
                            .as("%s jobs, nJobs=%s, preDispatch=%s", count, nJobs, preDispatch)
                            .isEqualTo(TestJob.squareNumbers(count));
                }
            }
        }
    }

    /** Case 8. */
    @Test
    void aRunThatAnotherThreadStartsIsParallelAllTheSame(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> meeting = ProcessJob.doing(() -> signals.meet(2));

        assertThat(Caller.start(() -> ProcessJob.nJobs(2).run(meeting, meeting)).result())
                .containsExactly(0, 0);
    }

    /** Case 49. */
    @Test
    void quickJobsOfOneRunPutNoSlowJobsOfTheNextBehindOneAnother(@TempDir Path folder) {
        Parallel parallel = ProcessJob.nJobs(2);
        parallel.run(TestJob.squares(20_000).iterator());
        for (Verb verb : Verb.values()) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            Job<Integer> meeting = ProcessJob.doing(() -> signals.meet(2));

            assertThat(verb.results(parallel, List.of(meeting, meeting)))
                    .as(verb.name())
                    .containsExactly(0, 0);
        }
    }

    /** An iterator that must be read by the thread that has made it. */
    private static final class OneThreadOnly implements Iterator<Job<Integer>> {

        private final Thread owner = Thread.currentThread();
        private final Iterator<Job<Integer>> jobs;

        OneThreadOnly(int count) {
            jobs = TestJob.squares(count).iterator();
        }

        @Override
        public boolean hasNext() {
            assertThat(Thread.currentThread()).isSameAs(owner);
            return jobs.hasNext();
        }

        @Override
        public Job<Integer> next() {
            assertThat(Thread.currentThread()).isSameAs(owner);
            return jobs.next();
        }
    }
}
