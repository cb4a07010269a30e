package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Promise 3: the input belongs to the caller. Jobs are taken in order, by the calling thread only, never further ahead than
 * {@code preDispatch}; a slow first job does not stop the others.
 */
class PromiseInputTest {

    @EveryBackend
    void aListIsMadeOfJobsThatTheCallingThreadTakesInOrder(TestBackend backend) {
        List<Integer> taken = new ArrayList<>();
        Set<Thread> readers = ConcurrentHashMap.newKeySet();
        Stream<Job<Integer>> jobs = jobs(500, i -> {
            taken.add(i);
            readers.add(Thread.currentThread());
        });

        backend.nJobs(3).run(jobs.parallel());

        assertThat(taken).isEqualTo(IntStream.range(0, 500).boxed().toList());
        assertThat(readers).containsExactly(Thread.currentThread());
    }

    @EveryBackend
    void aStreamIsMadeOfJobsThatItsReaderTakesInOrder(TestBackend backend) {
        List<Integer> taken = new ArrayList<>();
        Set<Thread> readers = ConcurrentHashMap.newKeySet();
        Stream<Job<Integer>> jobs = jobs(500, i -> {
            taken.add(i);
            readers.add(Thread.currentThread());
        });
        Caller<List<Integer>> reader;
        try (Stream<Integer> results = backend.nJobs(3).stream(jobs.parallel())) {
            reader = Caller.start(results::toList);
            assertThat(reader.result()).hasSize(500);
        }

        assertThat(taken).isEqualTo(IntStream.range(0, 500).boxed().toList());
        assertThat(readers).containsExactly(reader.thread());
    }

    @EveryBackend
    void aParallelStreamOfResultsTakesTheInputInOneThreadAtATime(TestBackend backend) {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        Stream<Job<Integer>> jobs = jobs(300, i -> {
            peak.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            inside.decrementAndGet();
        });

        try (Stream<Integer> results = backend.nJobs(3).stream(jobs).parallel()) {
            assertThat(results.mapToInt(i -> i).sum()).isEqualTo(299 * 300 * 599 / 6);
        }
        assertThat(peak).hasValue(1);
    }

    @EveryBackend
    void nothingIsTakenBeforeAResultIsAskedFor(TestBackend backend) {
        AtomicInteger taken = new AtomicInteger();

        try (Stream<Integer> results = backend.nJobs(3).stream(jobs(10, i -> taken.incrementAndGet()))) {
            assertThat(taken).hasValue(0);
            assertThat(results).hasSize(10);
        }
        assertThat(taken).hasValue(10);
    }

    @EveryBackend
    void aStreamIsNeverFurtherAheadThanPreDispatch(TestBackend backend) {
        for (int preDispatch : new int[] {1, 2, 3, 7}) {
            AtomicInteger delivered = new AtomicInteger();
            AtomicInteger furthest = new AtomicInteger();
            Stream<Job<Integer>> jobs = jobs(200, i -> furthest.accumulateAndGet(i + 1 - delivered.get(), Math::max));

            try (Stream<Integer> results = backend.nJobs(3).preDispatch(preDispatch).stream(jobs)) {
                results.forEach(result -> delivered.incrementAndGet());
            }

            assertThat(delivered).hasValue(200);
            // The result that is just handed over has left the window already.
            assertThat(furthest.get()).as("preDispatch=%s", preDispatch).isLessThanOrEqualTo(preDispatch + 1);
        }
    }

    @EveryBackend
    void aListIsNeverFurtherAheadThanPreDispatch(TestBackend backend) {
        for (int preDispatch : new int[] {1, 2, 3, 7}) {
            AtomicInteger ended = new AtomicInteger();
            AtomicInteger furthest = new AtomicInteger();
            Iterator<Job<Integer>> jobs = IntStream.range(0, 200)
                    .mapToObj(i -> {
                        furthest.accumulateAndGet(i + 1 - ended.get(), Math::max);
                        return TestJob.of(ended::incrementAndGet);
                    })
                    .iterator();

            assertThat(backend.nJobs(3).preDispatch(preDispatch).run(jobs)).hasSize(200);

            assertThat(furthest.get()).as("preDispatch=%s", preDispatch).isLessThanOrEqualTo(preDispatch);
        }
    }

    @EveryParallelBackend
    void aSlowFirstJobDoesNotStopTheOthers(TestBackend backend) {
        CountDownLatch othersEnded = new CountDownLatch(39);
        Iterator<Job<Integer>> jobs = IntStream.range(0, 40)
                .mapToObj(i -> TestJob.of(() -> {
                    if (i == 0) {
                        othersEnded.await();
                    }
                    othersEnded.countDown();
                    return i;
                }))
                .iterator();

        try (Stream<Integer> results = backend.nJobs(4).stream(jobs)) {
            assertThat(results).hasSize(40);
        }
    }

    @EveryBackend
    void anEndlessInputCanBeRead(TestBackend backend) {
        Stream<Job<Integer>> endless = IntStream.iterate(0, i -> i + 1).mapToObj(SampleFunctionsDelayed::slowFunction);

        try (Stream<Integer> results = backend.nJobs(3).stream(endless)) {
            assertThat(results.limit(3000)).isEqualTo(TestJob.squareNumbers(3000));
        }
    }

    private static Stream<Job<Integer>> jobs(int count, IntConsumer taken) {
        return IntStream.range(0, count).mapToObj(i -> {
            taken.accept(i);
            return SampleFunctionsDelayed.slowFunction(i);
        });
    }
}
