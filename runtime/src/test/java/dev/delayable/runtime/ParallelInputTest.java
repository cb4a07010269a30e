package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelInputTest {

    /** What the window of a few workers holds as long as no job has ended. */
    private static final int FIRST_WINDOW = 64;

    @EveryNJobs
    void anIteratorIsReadByTheCallingThreadOnly(int nJobs) {
        Set<Thread> readers = ConcurrentHashMap.newKeySet();
        Iterator<Job<Integer>> jobs = iterator(2000, i -> readers.add(Thread.currentThread()));

        Parallel.nJobs(nJobs).run(jobs);

        assertThat(readers).containsExactly(Thread.currentThread());
    }

    @EveryNJobs
    void aParallelStreamIsReadByTheCallingThreadOnly(int nJobs) {
        Set<Thread> readers = ConcurrentHashMap.newKeySet();
        Stream<Job<Integer>> jobs = IntStream.range(0, 2000).parallel().mapToObj(i -> {
            readers.add(Thread.currentThread());
            return SampleFunctionsDelayed.slowFunction(i);
        });

        Parallel.nJobs(nJobs).run(jobs);

        assertThat(readers).containsExactly(Thread.currentThread());
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 2", "10, 4", "100, 12", "517, 2", "517, 4", "517, 12"})
    void everyJobIsTakenOnceAndInOrder(int count, int nJobs) {
        AtomicInteger expected = new AtomicInteger();
        AtomicBoolean inOrder = new AtomicBoolean(true);
        Iterator<Job<Integer>> jobs = iterator(count, i -> {
            if (expected.getAndIncrement() != i) {
                inOrder.set(false);
            }
        });

        List<Integer> results = Parallel.nJobs(nJobs).run(jobs);

        assertThat(results).isEqualTo(TestJob.squareNumbers(count));
        assertThat(inOrder).isTrue();
        assertThat(expected).hasValue(count);
    }

    @EveryNJobs
    void aStreamIsNotClosed(int nJobs) {
        AtomicBoolean closed = new AtomicBoolean();

        Parallel.nJobs(nJobs).run(TestJob.squares(3).stream().onClose(() -> closed.set(true)));

        assertThat(closed).isFalse();
    }

    @EveryNJobs
    void theJobsOfASlowInputAreRunWhileItIsStillRead(int nJobs) {
        AtomicInteger ended = new AtomicInteger();
        Iterator<Job<Integer>> jobs = new Iterator<>() {
            private int read;

            @Override
            public boolean hasNext() {
                // Waits for every job that was handed out so far.
                await().until(() -> ended.get() == read);
                return read < 5;
            }

            @Override
            public Job<Integer> next() {
                read++;
                return TestJob.of(ended::incrementAndGet);
            }
        };

        assertThat(Parallel.nJobs(nJobs).run(jobs)).containsExactly(1, 2, 3, 4, 5);
    }

    @SeveralWorkers
    void anEndlessInputIsNotReadFurtherAheadThanTheWindow(int nJobs) {
        AtomicInteger read = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Iterator<Job<Integer>> jobs = iterator(100_000, i -> read.incrementAndGet());
        Caller<List<Integer>> caller =
                Caller.start(() -> Parallel.nJobs(nJobs).run(map(jobs, job -> TestJob.doing(never::await))));

        await().until(() -> caller.thread().getState() == Thread.State.WAITING || caller.isDone());

        // One more may be in the hand of the reader, who waits for room.
        assertThat(read.get()).isLessThanOrEqualTo(FIRST_WINDOW + 1);
        caller.interrupt();
        assertThat(caller.failure()).isInstanceOf(CancellationException.class);
    }

    @EveryNJobs
    void theInputIsNeverFarAheadOfTheJobsThatHaveEnded(int nJobs) {
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger furthest = new AtomicInteger();
        Iterator<Job<Integer>> jobs = iterator(200_000, i -> furthest.accumulateAndGet(i - ended.get(), Math::max));

        Parallel.nJobs(nJobs).run(map(jobs, job -> TestJob.of(ended::incrementAndGet)));

        // Four of the largest batches in the window, and one in the hand of each worker.
        assertThat(furthest.get()).isLessThanOrEqualTo(5 * 1024 * Parallel.effectiveNJobs(nJobs) + 1);
    }

    @Test
    void withOneWorkerAJobIsTakenWhenTheOneBeforeHasEnded() {
        Set<Integer> ended = new HashSet<>();
        AtomicInteger tooEarly = new AtomicInteger();
        Iterator<Job<Integer>> jobs = iterator(20, i -> {
            if (ended.size() != i) {
                tooEarly.incrementAndGet();
            }
        });

        Parallel.nJobs(1).run(map(jobs, job -> TestJob.doing(() -> ended.add(job.call()))));

        assertThat(tooEarly).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 19})
    void anExceptionOfTheInputArrivesAsItself(int place) {
        for (int nJobs : new int[] {1, 2, 4, -1}) {
            Parallel parallel = Parallel.nJobs(nJobs);
            for (int time = 0; time < 3; time++) {
                IllegalStateException broken = new IllegalStateException("the input is broken");
                Iterator<Job<Integer>> jobs = iterator(20, i -> {
                    if (i == place) {
                        throw broken;
                    }
                });

                assertThatThrownBy(() -> parallel.run(jobs)).isSameAs(broken).hasNoCause();
            }
        }
    }

    @EveryNJobs
    void anExceptionOfHasNextArrivesAsItself(int nJobs) {
        IllegalStateException broken = new IllegalStateException("the input is broken");
        Iterable<Job<Integer>> jobs = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                throw broken;
            }

            @Override
            public Job<Integer> next() {
                return SampleFunctionsDelayed.now();
            }
        };

        assertThatThrownBy(() -> Parallel.nJobs(nJobs).run(jobs)).isSameAs(broken);
    }

    @SeveralWorkers
    void anExceptionOfTheInputInterruptsTheJobsAndWaitsForThem(int nJobs) {
        Gauge gauge = new Gauge();
        IllegalStateException broken = new IllegalStateException("the input is broken");
        CountDownLatch never = new CountDownLatch(1);
        Iterator<Job<Integer>> jobs = iterator(20, i -> {
            if (i == 1) {
                await().until(() -> gauge.running() == 1);
                throw broken;
            }
        });

        assertThatThrownBy(() -> Parallel.nJobs(nJobs).run(map(jobs, job -> gauge.watch(TestJob.doing(never::await)))))
                .isSameAs(broken)
                .hasNoSuppressedExceptions();
        assertThat(gauge.running()).isZero();
    }

    private static Iterator<Job<Integer>> iterator(int count, IntConsumer reading) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    reading.accept(i);
                    return SampleFunctionsDelayed.slowFunction(i);
                })
                .iterator();
    }

    private static Iterator<Job<Integer>> map(Iterator<Job<Integer>> jobs, UnaryOperator<Job<Integer>> function) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return jobs.hasNext();
            }

            @Override
            public Job<Integer> next() {
                return function.apply(jobs.next());
            }
        };
    }
}
