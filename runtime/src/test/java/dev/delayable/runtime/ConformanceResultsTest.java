package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What joblib's own tests pin down about results, inputs and workers. */
class ConformanceResultsTest {

    /** Case 1. */
    @EveryPlace
    void squaresAreSquares(TestBackend backend) {
        for (int nJobs : new int[] {1, 2, -1, -2}) {
            for (Verb verb : Verb.values()) {
                assertThat(verb.results(backend.nJobs(nJobs), TestJob.squares(5)))
                        .as("%s, nJobs=%s", verb, nJobs)
                        .containsExactly(0, 1, 4, 9, 16);
            }
        }
    }

    /** Case 2. */
    @EveryPlace
    void positionalAndKeywordArgumentsGiveWhatTheyGiveOneByOne(TestBackend backend) throws Exception {
        List<Job<Integer>> jobs = TestJob.combinations();
        List<Integer> expected = new ArrayList<>();
        for (Job<Integer> job : jobs) {
            expected.add(job.call());
        }

        for (int nJobs : new int[] {1, 2, 3}) {
            assertThat(backend.nJobs(nJobs).run(jobs)).as("nJobs=%s", nJobs).isEqualTo(expected);
        }
    }

    /** Case 3. */
    @EveryBackend
    void noJobsGiveNoResults(TestBackend backend) {
        Iterator<Job<Integer>> usedUp = TestJob.squares(1).iterator();
        usedUp.next();

        for (int nJobs : new int[] {1, 2}) {
            assertThat(backend.nJobs(nJobs).run(usedUp)).isEmpty();
            assertThat(backend.nJobs(nJobs).<Integer>run()).isEmpty();
            for (Verb verb : Verb.values()) {
                assertThat(verb.results(backend.nJobs(nJobs), Collections.<Job<Integer>>emptyList()))
                        .as(verb.name())
                        .isEmpty();
            }
        }
    }

    /** Case 5. */
    @EveryLocalBackend
    void jobsPutIntoTheQueueOfTheCaller(TestBackend backend) {
        Queue<Integer> queue = new ConcurrentLinkedQueue<>();

        backend.nJobs(2).run(IntStream.range(0, 10).mapToObj(i -> TestJob.of(() -> queue.add(i))));

        assertThat(queue)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).boxed().toList());
    }

    /** Case 6. */
    @EveryBackend
    void anIteratorThatIsNotThreadSafeIsReadCompletelyAndInOrder(TestBackend backend) {
        for (int count : new int[] {2, 3, 10, 100, 517}) {
            for (int nJobs : new int[] {2, 4, 12}) {
                for (int preDispatch : new int[] {nJobs, 2 * nJobs, Integer.MAX_VALUE}) {
                    Parallel parallel = backend.nJobs(nJobs).preDispatch(preDispatch);
                    for (Parallel each : List.of(parallel, parallel.batchSize(1), parallel.batchSize(7))) {
                        assertThat(each.run(new OneThreadOnly(count)))
                                .as("%s jobs, nJobs=%s, preDispatch=%s", count, nJobs, preDispatch)
                                .isEqualTo(TestJob.squareNumbers(count));
                    }
                }
            }
        }
    }

    /** Case 8. */
    @EveryParallelBackend
    void aRunThatAnotherThreadStartsIsParallelAllTheSame(TestBackend backend) {
        CyclicBarrier bothRunning = new CyclicBarrier(2);

        Caller<List<Integer>> caller = Caller.start(
                () -> backend.nJobs(2).run(TestJob.doing(bothRunning::await), TestJob.doing(bothRunning::await)));

        assertThat(caller.result()).containsExactly(0, 0);
    }

    /** Case 49. */
    @EveryBackend
    void quickJobsOfOneRunPutNoSlowJobsOfTheNextBehindOneAnother(TestBackend backend) {
        Parallel parallel = backend.nJobs(2);
        parallel.run(TestJob.squares(20_000).iterator());
        if (backend.workers(2) < 2) {
            return;
        }
        for (Verb verb : Verb.values()) {
            CyclicBarrier bothRunning = new CyclicBarrier(2);
            List<Job<Integer>> jobs = List.of(TestJob.doing(bothRunning::await), TestJob.doing(bothRunning::await));

            assertThat(verb.results(parallel, jobs)).as(verb.name()).containsExactly(0, 0);
        }
    }

    /** Case X12. */
    @EveryLocalBackend
    void thereAreNoMoreWorkersThanJobs(TestBackend backend) {
        AtomicInteger told = new AtomicInteger();
        RunListener listener = new RunListener() {
            @Override
            public void runStarted(long total, int workers) {
                told.set(workers);
            }
        };

        backend.nJobs(50).listener(listener).run(TestJob.squares(2));

        assertThat(told.get()).isLessThanOrEqualTo(2);
    }

    /** An iterator that must be read by the thread that has made it. */
    private static final class OneThreadOnly implements Iterator<Job<Integer>> {

        private final Thread owner = Thread.currentThread();
        private final int count;
        private int next;

        OneThreadOnly(int count) {
            this.count = count;
        }

        @Override
        public boolean hasNext() {
            assertThat(Thread.currentThread()).isSameAs(owner);
            return next < count;
        }

        @Override
        public Job<Integer> next() {
            assertThat(Thread.currentThread()).isSameAs(owner);
            return SampleFunctionsDelayed.slowFunction(next++);
        }
    }
}
