package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A job that does not end until others have; they must not wait for it. */
class SlowJobTest {

    @SeveralWorkers
    void aSlowFirstJobDoesNotStopTheOthers(int nJobs) {
        for (Input input : Input.values()) {
            CountDownLatch others = new CountDownLatch(39);
            List<Job<Integer>> jobs = IntStream.range(0, 40)
                    .mapToObj(i -> TestJob.doing(i == 0 ? others::await : others::countDown))
                    .toList();

            assertThat(input.run(Parallel.nJobs(nJobs), jobs)).as(input.name()).hasSize(40);
        }
    }

    @SeveralWorkers
    void aSlowJobAmongQuickOnesDoesNotStopTheOthers(int nJobs) {
        CountDownLatch last = new CountDownLatch(1);
        // The quick jobs make the batches large, so that the slow one holds back many; those behind it undo that.
        Stream<Job<Integer>> jobs = IntStream.range(0, 5_600)
                .mapToObj(i -> TestJob.doing(() -> {
                    if (i < 5_000) {
                        TestJob.spin(3_000);
                    } else if (i == 5_000) {
                        last.await();
                    } else if (i < 5_599) {
                        Thread.sleep(1);
                    } else {
                        last.countDown();
                    }
                }));

        assertThat(Parallel.nJobs(nJobs).run(jobs)).hasSize(5_600);
    }

    @SeveralWorkers
    void aSlowJobAfterAPauseOfTheInputDoesNotStopTheOthers(int nJobs) {
        // Whether the one worker that was needed so far wakes before the window is full is left to chance.
        for (int round = 0; round < 100; round++) {
            CompletableFuture<Thread> worker = new CompletableFuture<>();
            CountDownLatch last = new CountDownLatch(1);
            Job<Integer> quick = TestJob.of(() -> 0);
            List<Job<Integer>> jobs = IntStream.rangeClosed(0, 40)
                    .mapToObj(i -> switch (i) {
                        case 0 -> TestJob.doing(() -> worker.complete(Thread.currentThread()));
                        case 1 -> TestJob.doing(last::await);
                        case 40 -> TestJob.doing(last::countDown);
                        default -> quick;
                    })
                    .toList();

            assertThat(Parallel.nJobs(nJobs).run(pausingAfterTheFirst(jobs.iterator(), worker)))
                    .hasSize(41);
        }
    }

    /** Hands out the second job when the worker of the first waits for it. */
    private static Iterator<Job<Integer>> pausingAfterTheFirst(
            Iterator<Job<Integer>> jobs, CompletableFuture<Thread> worker) {
        return new Iterator<>() {
            private int read;

            @Override
            public boolean hasNext() {
                return jobs.hasNext();
            }

            @Override
            public Job<Integer> next() {
                if (read++ == 1) {
                    Thread first = worker.join();
                    await().until(() -> Waiting.waits(first));
                }
                return jobs.next();
            }
        };
    }
}
