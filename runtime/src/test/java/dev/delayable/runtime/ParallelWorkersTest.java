package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.LocalWorkers;
import dev.delayable.runtime.backend.Workers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelWorkersTest {

    @EveryInput
    void noMoreThanNJobsRunAtOnce(Input input, int nJobs) {
        Gauge gauge = new Gauge();
        List<Job<Integer>> jobs = IntStream.range(0, 60)
                .mapToObj(i -> gauge.watch(TestJob.doing(() -> Thread.sleep(1))))
                .toList();

        input.run(Parallel.nJobs(nJobs), jobs);

        assertThat(gauge.peak()).isLessThanOrEqualTo(Parallel.effectiveNJobs(nJobs));
        assertThat(gauge.started()).isEqualTo(60);
    }

    @SeveralWorkers
    void nJobsRunAtOnce(int nJobs) {
        for (Input input : Input.values()) {
            CyclicBarrier allRunning = new CyclicBarrier(nJobs);
            List<Job<Integer>> jobs = IntStream.range(0, nJobs)
                    .mapToObj(i -> TestJob.doing(allRunning::await))
                    .toList();

            assertThat(input.run(Parallel.nJobs(nJobs), jobs)).as(input.name()).hasSize(nJobs);
        }
    }

    @SeveralWorkers
    void noMoreThanNJobsRunAtOnceWhenTheyBlock(int nJobs) {
        Gauge gauge = new Gauge();
        LinkedBlockingQueue<String> tokens = new LinkedBlockingQueue<>();
        AtomicInteger ended = new AtomicInteger();
        List<Job<Integer>> jobs = IntStream.range(0, 40)
                .mapToObj(i -> gauge.watch(TestJob.doing(() -> {
                    tokens.take();
                    ended.incrementAndGet();
                })))
                .toList();
        Caller<List<Integer>> caller = Caller.start(() -> Parallel.nJobs(nJobs).run(jobs));

        for (int given = 0; given < 40; given++) {
            int expected = Math.min(nJobs, 40 - given);
            int done = given;
            await().until(() -> ended.get() == done && gauge.running() >= expected);
            tokens.add("go on");
        }

        assertThat(caller.result()).hasSize(40);
        assertThat(gauge.peak()).isEqualTo(nJobs);
    }

    @SeveralWorkers
    void aRunFromAnotherThreadIsParallelAllTheSame(int nJobs) {
        CyclicBarrier allRunning = new CyclicBarrier(nJobs);
        List<Job<Integer>> jobs = IntStream.range(0, nJobs)
                .mapToObj(i -> TestJob.doing(allRunning::await))
                .toList();

        assertThat(Caller.start(() -> Parallel.nJobs(nJobs).run(jobs)).result()).hasSize(nJobs);
    }

    @EveryNJobs
    void jobsShareTheMemoryOfTheCaller(int nJobs) {
        Queue<Integer> queue = new ConcurrentLinkedQueue<>();

        Parallel.nJobs(nJobs).run(IntStream.range(0, 10).mapToObj(i -> TestJob.of(() -> queue.add(i))));

        assertThat(queue)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10).boxed().toList());
    }

    @Test
    void threadsAreDaemonsWithTheNameOfTheLibrary() {
        assertThat(runOnAll(Parallel.nJobs(2), 2).threads())
                .allMatch(Thread::isDaemon)
                .allSatisfy(thread -> assertThat(thread.getName()).matches("delayable-\\d+"));
    }

    @Test
    void thereAreNoMoreWorkersThanJobs() {
        for (Input input : List.of(Input.COLLECTION, Input.ITERATOR)) {
            CountedThreads threads = new CountedThreads();

            input.run(Parallel.nJobs(50).backend(threads), TestJob.squares(2));

            assertThat(threads.loops()).as(input.name()).isBetween(1, 2);
        }
    }

    /** Threads that are counted as they are started. */
    private static final class CountedThreads implements Backend {

        private final AtomicInteger loops = new AtomicInteger();

        int loops() {
            return loops.get();
        }

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public int workers(int nJobs) {
            return nJobs;
        }

        @Override
        public boolean sharesMemory() {
            return true;
        }

        @Override
        public Workers open(int workers) {
            return new LocalWorkers() {
                @Override
                public void execute(Runnable loop) {
                    loops.incrementAndGet();
                    new Thread(loop, "counted").start();
                }

                @Override
                public void replaceThread() {}

                @Override
                public void close() {}
            };
        }
    }

    /** Runs jobs that all run at once. */
    private static Gauge runOnAll(Parallel parallel, int nJobs) {
        Gauge gauge = new Gauge();
        CyclicBarrier allRunning = new CyclicBarrier(nJobs);
        parallel.run(IntStream.range(0, nJobs).mapToObj(i -> gauge.watch(TestJob.doing(allRunning::await))));
        return gauge;
    }
}
