package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Promise 2: no more than n jobs run at once, also when jobs block in ways that make a ForkJoinPool add threads. */
class PromiseAtMostNTest {

    @EveryBackend
    void noMoreThanNJobsRunAtOnceWhenTheyBlock(TestBackend backend) {
        for (Verb verb : Verb.values()) {
            Gauge gauge = new Gauge();
            LinkedBlockingQueue<String> tokens = new LinkedBlockingQueue<>();
            AtomicInteger ended = new AtomicInteger();
            List<Job<Integer>> jobs = IntStream.range(0, 12)
                    .mapToObj(i -> gauge.watch(TestJob.doing(() -> {
                        tokens.take();
                        ended.incrementAndGet();
                    })))
                    .toList();
            Caller<List<Integer>> caller = Caller.start(() -> verb.results(backend.nJobs(3), jobs));

            for (int given = 0; given < 12; given++) {
                int done = given;
                int expected = Math.min(backend.workers(3), 12 - given);
                await().until(() -> ended.get() == done && gauge.running() >= expected);
                tokens.add("go on");
            }

            assertThat(caller.result()).as(verb.name()).hasSize(12);
            assertThat(gauge.peak()).as(verb.name()).isEqualTo(backend.workers(3));
        }
    }

    @EveryBackend
    void noMoreThanNJobsRunAtOnceWhenTheyAreQuick(TestBackend backend) {
        for (Verb verb : Verb.values()) {
            Gauge gauge = new Gauge();

            verb.results(
                    backend.nJobs(2),
                    TestJob.squares(500).stream().map(gauge::watch).toList());

            assertThat(gauge.peak()).as(verb.name()).isLessThanOrEqualTo(backend.workers(2));
            assertThat(gauge.started()).as(verb.name()).isEqualTo(500);
        }
    }

    @EveryParallelBackend
    void nJobsDoRunAtOnce(TestBackend backend) {
        for (Verb verb : Verb.values()) {
            CyclicBarrier allRunning = new CyclicBarrier(5);
            List<Job<Integer>> jobs = IntStream.range(0, 5)
                    .mapToObj(i -> TestJob.doing(allRunning::await))
                    .toList();

            assertThat(verb.results(backend.nJobs(5), jobs)).as(verb.name()).hasSize(5);
        }
    }
}
