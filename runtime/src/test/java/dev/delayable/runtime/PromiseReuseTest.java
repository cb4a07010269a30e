package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Promise 8: after anything that went wrong the next run is right, and runs at the same time do not disturb one another. */
class PromiseReuseTest {

    private final CountDownLatch never = new CountDownLatch(1);

    @EveryBackend
    void afterAFailureTheNextRunIsRight(TestBackend backend) {
        Parallel parallel = backend.nJobs(3);
        List<Job<Integer>> failing = new ArrayList<>(TestJob.squares(30));
        failing.set(10, TestJob.failing("failing", new IOException("gone")));

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(parallel, failing)).isInstanceOf(JobFailedException.class);
            assertNextRunIsRight(verb, parallel);
        }
    }

    @EveryBackend
    void afterATimeoutTheNextRunIsRight(TestBackend backend) {
        Parallel parallel = backend.nJobs(3).timeout(Duration.ofMillis(200));
        List<Job<Integer>> slow = List.of(TestJob.doing(never::await), TestJob.doing(never::await));

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(parallel, slow)).isInstanceOf(JobTimeoutException.class);
            assertNextRunIsRight(verb, parallel.timeout(Duration.ofMinutes(1)));
        }
    }

    @EveryBackend
    void afterAnInterruptTheNextRunIsRight(TestBackend backend) {
        Parallel parallel = backend.nJobs(3);
        for (Verb verb : List.of(Verb.RUN, Verb.RUN_LAZILY, Verb.STREAM)) {
            Gauge gauge = new Gauge();
            Caller<List<Integer>> caller =
                    Caller.start(() -> verb.results(parallel, List.of(gauge.watch(TestJob.doing(never::await)))));
            await().until(() -> gauge.running() == 1);
            caller.interrupt();

            assertThat(caller.failure()).isInstanceOf(CancellationException.class);
            assertNextRunIsRight(verb, parallel);
        }
    }

    @EveryPlace
    void afterAStreamThatWasClosedEarlyTheNextRunIsRight(TestBackend backend) {
        Parallel parallel = backend.nJobs(3);
        for (Verb verb : Verb.values()) {
            try (Stream<Integer> results = parallel.stream(TestJob.squares(1000))) {
                Iterator<Integer> iterator = results.iterator();
                assertThat(iterator.next()).isZero();
                assertThat(iterator.next()).isEqualTo(1);
            }
            assertNextRunIsRight(verb, parallel);
        }
    }

    @EveryBackend
    void runsAtTheSameTimeHaveEachItsOwnResults(TestBackend backend) {
        Parallel parallel = backend.nJobs(3);
        List<Caller<List<Integer>>> callers = IntStream.range(0, 4)
                .mapToObj(run -> Caller.start(() -> parallel.run(
                        IntStream.range(0, 500).mapToObj(i -> SampleFunctionsDelayed.slowFunction2(i, run)))))
                .toList();

        for (int run = 0; run < callers.size(); run++) {
            int factor = run;
            assertThat(callers.get(run).result())
                    .isEqualTo(
                            IntStream.range(0, 500).map(i -> i * factor).boxed().toList());
        }
    }

    @EveryBackend
    void aFailureOfOneRunDoesNotReachAnother(TestBackend backend) {
        Parallel parallel = backend.nJobs(2);
        CountDownLatch release = new CountDownLatch(1);
        Gauge gauge = new Gauge();
        Caller<List<Integer>> blocked =
                Caller.start(() -> parallel.run(gauge.watch(TestJob.doing(release::await)), TestJob.of(() -> 0)));
        await().until(() -> gauge.running() == 1);

        assertThatThrownBy(() -> parallel.run(TestJob.failing("failing", new IOException("gone"))))
                .isInstanceOf(JobFailedException.class);

        assertThat(blocked.isDone()).isFalse();
        release.countDown();
        assertThat(blocked.result()).containsExactly(0, 0);
    }

    private static void assertNextRunIsRight(Verb verb, Parallel parallel) {
        assertThat(verb.results(parallel, TestJob.squares(40))).as(verb.name()).isEqualTo(TestJob.squareNumbers(40));
    }
}
