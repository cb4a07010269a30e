package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Promise 6: an interrupt of the caller ends the run at once, with a CancellationException and the interrupt flag set. */
class PromiseInterruptTest {

    /** An asynchronous run has a thread of its own, and is cancelled. */
    private static final List<Verb> BLOCKING =
            List.of(Verb.RUN, Verb.RUN_LAZILY, Verb.STREAM, Verb.COLLECT, Verb.OUTCOMES, Verb.STREAM_OUTCOMES);

    private final CountDownLatch never = new CountDownLatch(1);

    @EveryBackend
    void anInterruptEndsTheRunAndItsJobs(TestBackend backend) {
        for (Verb verb : BLOCKING) {
            Gauge gauge = new Gauge();
            List<Job<Integer>> jobs = IntStream.range(0, 10)
                    .mapToObj(i -> gauge.watch(TestJob.doing(never::await)))
                    .toList();
            Caller<List<Integer>> caller = Caller.start(() -> verb.results(backend.nJobs(3), jobs));

            await().until(() -> gauge.running() == backend.workers(3));
            caller.interrupt();

            assertThat(caller.failure())
                    .as(verb.name())
                    .isInstanceOf(CancellationException.class)
                    .hasMessageStartingWith("the caller was interrupted")
                    .hasCauseInstanceOf(InterruptedException.class)
                    .hasNoSuppressedExceptions();
            assertThat(caller.interruptFlag()).as(verb.name()).isTrue();
            assertThat(gauge.running()).as(verb.name()).isZero();
            assertThat(gauge.started()).as(verb.name()).isEqualTo(backend.workers(3));
        }
    }

    @EveryBackend
    void aCallerThatIsInterruptedBeforehandStartsNothing(TestBackend backend) {
        for (Verb verb : BLOCKING) {
            Gauge gauge = new Gauge();
            List<Job<Integer>> jobs = List.of(gauge.watch(TestJob.of(() -> 0)));
            Caller<List<Integer>> caller = Caller.start(() -> {
                Thread.currentThread().interrupt();
                return verb.results(backend.nJobs(3), jobs);
            });

            assertThat(caller.failure()).as(verb.name()).isInstanceOf(CancellationException.class);
            assertThat(caller.interruptFlag()).as(verb.name()).isTrue();
            assertThat(gauge.started()).as(verb.name()).isZero();
        }
    }

    @EveryBackend
    void aRunThatIsNotInterruptedLeavesTheFlagUnset(TestBackend backend) {
        for (Verb verb : BLOCKING) {
            Caller<List<Integer>> caller = Caller.start(() -> verb.results(backend.nJobs(3), TestJob.squares(10)));

            assertThat(caller.result()).hasSize(10);
            assertThat(caller.interruptFlag()).as(verb.name()).isFalse();
        }
    }
}
