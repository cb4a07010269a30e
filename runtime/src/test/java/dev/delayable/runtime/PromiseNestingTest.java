package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise 9: nesting is safe and free. A run inside a job shares the workers of the outer run: no deadlock, and at most n
 * threads in all.
 */
class PromiseNestingTest {

    static Stream<Arguments> pairs() {
        return TestBackend.inThisJvm()
                .flatMap(outer -> TestBackend.inThisJvm().map(inner -> Arguments.of(outer, inner)));
    }

    /** Case 76. */
    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("pairs")
    @OnBackends
    void everyBackendRunsInsideEveryOther(TestBackend outer, TestBackend inner) {
        for (Verb verb : Verb.values()) {
            List<Job<List<Integer>>> jobs = IntStream.range(0, 5)
                    .mapToObj(i -> TestJob.of(() -> verb.results(inner.nJobs(3), TestJob.squares(i))))
                    .toList();

            assertThat(verb.results(outer.nJobs(2), jobs))
                    .as(verb.name())
                    .isEqualTo(IntStream.range(0, 5)
                            .mapToObj(TestJob::squareNumbers)
                            .toList());
        }
    }

    @EveryLocalBackend
    void noMoreThanNThreadsRunJobsOfAllLevelsTogether(TestBackend backend) {
        for (Verb verb : List.of(Verb.RUN, Verb.RUN_LAZILY, Verb.STREAM, Verb.OUTCOMES, Verb.STREAM_OUTCOMES)) {
            Gauge leaves = new Gauge();
            Gauge all = new Gauge();
            Parallel inner = backend.nJobs(8);
            Job<Integer> leaf = all.watch(leaves.watch(TestJob.doing(() -> Thread.sleep(1))));
            Job<Integer> middle = all.watch(TestJob.of(
                    () -> verb.results(inner, List.of(leaf, leaf, leaf)).size()));
            Job<Integer> top = all.watch(TestJob.of(
                    () -> verb.results(inner, List.of(middle, middle, middle)).size()));

            assertThat(verb.results(backend.nJobs(3), List.of(top, top, top, top)))
                    .containsExactly(3, 3, 3, 3);

            assertThat(leaves.started()).as(verb.name()).isEqualTo(36);
            assertThat(leaves.peak()).as(verb.name()).isLessThanOrEqualTo(backend.workers(3));
            assertThat(all.threadsAtOnce()).as(verb.name()).isBetween(1, backend.workers(3));
        }
    }

    @EveryLocalBackend
    void anInnerNumberThatIsLargerThanTheOuterOneIsCutToIt(TestBackend backend) {
        LinkedBlockingQueue<Integer> told = new LinkedBlockingQueue<>();
        RunListener listener = new RunListener() {
            @Override
            public void runStarted(long total, int workers) {
                told.add(workers);
            }
        };
        Parallel inner = backend.nJobs(50).listener(listener);

        backend.nJobs(2).run(TestJob.of(() -> inner.run(TestJob.squares(100)).size()));

        assertThat(told).containsExactly(backend.workers(2));
    }

    @EveryLocalBackend
    void anInnerRunUsesAllTheWorkersThatTheOuterOneLeavesIdle(TestBackend backend) {
        int workers = backend.workers(3);
        for (Verb verb : Verb.values()) {
            CyclicBarrier allRunning = new CyclicBarrier(workers);
            List<Job<Integer>> leaves = IntStream.range(0, workers)
                    .mapToObj(i -> TestJob.doing(allRunning::await))
                    .toList();

            List<Integer> sizes = verb.results(
                    backend.nJobs(3),
                    List.of(TestJob.of(
                            () -> verb.results(backend.nJobs(3), leaves).size())));

            assertThat(sizes).as(verb.name()).containsExactly(workers);
        }
    }

    @EveryLocalBackend
    void workersThatWaitForOuterJobsWorkForTheInnerRun(TestBackend backend) {
        int workers = backend.workers(4);
        CyclicBarrier allRunning = new CyclicBarrier(workers);
        AtomicInteger ended = new AtomicInteger();
        List<Job<Integer>> leaves = IntStream.range(0, workers)
                .mapToObj(i -> TestJob.doing(allRunning::await))
                .toList();
        Iterator<Job<Integer>> outer = IntStream.range(0, 5)
                .mapToObj(i -> {
                    if (i == 4) {
                        // The input is open and slow, so that the other workers stay and wait for more.
                        await().until(() -> ended.get() == 4);
                    }
                    return TestJob.of(() -> {
                        int size =
                                i == 3 ? backend.nJobs(4).run(leaves.iterator()).size() : 0;
                        ended.incrementAndGet();
                        return size;
                    });
                })
                .iterator();

        assertThat(backend.nJobs(4).run(outer)).containsExactly(0, 0, 0, workers, 0);
    }

    @EveryLocalBackend
    void aThreadRunsNoOtherOuterJobWhileItWaitsForAnInnerRun(TestBackend backend) {
        ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
        AtomicInteger strangers = new AtomicInteger();
        Job<Integer> leaf = TestJob.doing(() -> Thread.sleep(1));
        List<Job<Integer>> outer = IntStream.range(0, 20)
                .mapToObj(i -> TestJob.doing(() -> {
                    if (inside.get()) {
                        strangers.incrementAndGet();
                    }
                    inside.set(true);
                    backend.nJobs(3).run(leaf, leaf, leaf);
                    inside.set(false);
                }))
                .toList();

        backend.nJobs(3).run(outer);

        assertThat(strangers).hasValue(0);
    }

    @EveryLocalBackend
    void anInnerStreamIsReadWhileItsJobsRun(TestBackend backend) {
        Job<Integer> sum = TestJob.of(() -> {
            try (Stream<Integer> results = backend.nJobs(3).stream(TestJob.squares(100))) {
                return results.mapToInt(i -> i).sum();
            }
        });

        try (Stream<Integer> sums = backend.nJobs(2).stream(sum, sum, sum)) {
            assertThat(sums).containsExactly(328_350, 328_350, 328_350);
        }
    }

    /** Cases 80 and 81. */
    @EveryLocalBackend
    void runsThatAreNestedWithoutAnEndFailClearly(TestBackend backend) {
        AtomicInteger deepest = new AtomicInteger();

        assertThatThrownBy(() -> backend.nJobs(2).run(endless(backend, 0, deepest)))
                .isInstanceOf(JobFailedException.class)
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("runs are nested more than 100 deep: "
                        + "a job that runs others of its kind must end somewhere");
        assertThat(deepest).hasValue(100);
    }

    private static Job<Integer> endless(TestBackend backend, int depth, AtomicInteger deepest) {
        return TestJob.of("endless", () -> {
            deepest.accumulateAndGet(depth, Math::max);
            return backend.nJobs(2).run(endless(backend, depth + 1, deepest)).get(0);
        });
    }
}
