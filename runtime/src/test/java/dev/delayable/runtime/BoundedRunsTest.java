package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.Workers;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One bound over all runs that use the same backend value. */
class BoundedRunsTest {

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0}")
    @EnumSource
    @interface OnEachKind {}

    enum Kind {
        THREADS,
        VIRTUAL_THREADS,
        REMOTE;

        Backend atMost(int workers) {
            if (this == REMOTE) {
                return RemoteTestBackend.atMost(workers);
            }
            assumeTrue(this == THREADS || Runtime.version().feature() >= 21, "no virtual threads before JDK 21");
            return this == THREADS
                    ? Backends.threads().maxWorkers(workers)
                    : Backends.virtualThreads().maxWorkers(workers);
        }
    }

    /** Takes its time to tell whether it is equal to another one. */
    private static final class SlowBackend implements Backend {

        final Backend threads = Backends.threads();
        final CountDownLatch isAsked = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public int workers(int nJobs) {
            return nJobs;
        }

        @Override
        public int maxWorkers() {
            return 2;
        }

        @Override
        public boolean sharesMemory() {
            return true;
        }

        @Override
        public Workers open(int workers) {
            return threads.open(workers);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (other instanceof SlowBackend && other != this) {
                isAsked.countDown();
                await().until(() -> goOn.getCount() == 0);
            }
            return other == this;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void equalityThatTakesItsTimeHoldsUpNoOtherRun() throws Exception {
        SlowBackend first = new SlowBackend();
        CountDownLatch firstRuns = new CountDownLatch(2);
        CountDownLatch firstMayEnd = new CountDownLatch(1);
        Job<Integer> waiting = TestJob.doing(() -> {
            firstRuns.countDown();
            firstMayEnd.await();
        });
        Caller<List<Integer>> firstRun =
                Caller.start(() -> Parallel.nJobs(2).backend(first).run(List.of(waiting, waiting)));
        firstRuns.await();
        Caller<List<Integer>> secondRun =
                Caller.start(() -> Parallel.nJobs(2).backend(new SlowBackend()).run(TestJob.squares(3)));
        first.isAsked.await();

        assertThat(Parallel.nJobs(2).backend(Backends.threads().maxWorkers(2)).run(TestJob.squares(3)))
                .isEqualTo(TestJob.squareNumbers(3));

        first.goOn.countDown();
        assertThat(secondRun.result()).isEqualTo(TestJob.squareNumbers(3));
        firstMayEnd.countDown();
        assertThat(firstRun.result()).hasSize(2);
    }

    @OnEachKind
    void manyCallersShareTheWorkers(Kind kind) {
        Gauge gauge = new Gauge();
        Parallel parallel = Parallel.nJobs(3).backend(kind.atMost(3));
        List<Job<Integer>> jobs = IntStream.range(0, 20)
                .mapToObj(i -> gauge.watch(TestJob.of(() -> {
                    Thread.sleep(1);
                    return i;
                })))
                .toList();

        List<Caller<List<Integer>>> callers = IntStream.range(0, 20)
                .mapToObj(i -> Caller.start(() -> parallel.run(jobs)))
                .toList();

        assertThat(callers)
                .allSatisfy(caller -> assertThat(caller.result())
                        .isEqualTo(IntStream.range(0, 20).boxed().toList()));
        assertThat(gauge.peak()).isLessThanOrEqualTo(3);
        assertThat(gauge.started()).isEqualTo(400);
    }

    @OnEachKind
    void equalBackendsShareTheWorkers(Kind kind) {
        Gauge gauge = new Gauge();
        CountDownLatch release = new CountDownLatch(1);
        Job<Integer> waiting = gauge.watch(TestJob.doing(release::await));

        List<Backend> equal =
                IntStream.range(0, 4).mapToObj(i -> kind.atMost(2)).toList();
        List<Caller<List<Integer>>> callers = equal.stream()
                .map(backend ->
                        Caller.start(() -> Parallel.nJobs(2).backend(backend).run(waiting, waiting)))
                .toList();
        await().until(() -> gauge.running() == 2);
        release.countDown();

        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).hasSize(2));
        assertThat(gauge.peak()).isEqualTo(2);
    }

    @OnEachKind
    void theBoundHoldsForRunsOfOneJobAtATimeToo(Kind kind) {
        for (int nJobs : new int[] {1, 2}) {
            Gauge gauge = new Gauge();
            Parallel parallel = Parallel.nJobs(nJobs).backend(kind.atMost(1));

            List<Caller<List<Integer>>> callers = IntStream.range(0, 8)
                    .mapToObj(i -> Caller.start(() -> parallel.run(
                            IntStream.range(0, 10).mapToObj(j -> gauge.watch(TestJob.doing(() -> Thread.sleep(1)))))))
                    .toList();

            assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).hasSize(10));
            assertThat(gauge.peak()).as("nJobs %s", nJobs).isEqualTo(1);
        }
    }

    /** The long run has all workers, and jobs without end, until the short one has ended. */
    @OnEachKind
    void aRunWithoutEndDoesNotHoldUpAShortOne(Kind kind) {
        AtomicBoolean shortOneHasEnded = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(100);
        Parallel parallel = Parallel.nJobs(2).backend(kind.atMost(2));
        Iterator<Job<Integer>> endless = Stream.generate(() -> TestJob.doing(begun::countDown))
                .takeWhile(job -> !shortOneHasEnded.get())
                .iterator();
        Caller<Long> longRun = Caller.start(() -> {
            try (Stream<Integer> results = parallel.stream(endless)) {
                return results.count();
            }
        });
        assertThat(Caller.start(() -> {
                            begun.await();
                            return 0;
                        })
                        .result())
                .isZero();

        assertThat(parallel.run(TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));

        assertThat(longRun.isDone()).isFalse();
        shortOneHasEnded.set(true);
        assertThat(longRun.result()).isGreaterThanOrEqualTo(100);
    }

    @OnEachKind
    void aStreamThatIsNotReadOnHoldsUpNoOtherRun(Kind kind) {
        Parallel parallel = Parallel.nJobs(2).backend(kind.atMost(2));
        try (Stream<Integer> unread = parallel.stream(TestJob.squares(10_000).iterator())) {
            Iterator<Integer> results = unread.iterator();
            assertThat(results.next()).isZero();

            for (int run = 0; run < 50; run++) {
                assertThat(parallel.run(TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));
            }

            assertThat(results.next()).isEqualTo(1);
        }
    }

    @OnEachKind
    void aRunThatWaitsForAWorkerKeepsItsDeadline(Kind kind) {
        Parallel parallel = Parallel.nJobs(1).backend(kind.atMost(1));
        CountDownLatch release = new CountDownLatch(1);
        Gauge gauge = new Gauge();
        Caller<List<Integer>> holder = Caller.start(() -> parallel.run(gauge.watch(TestJob.doing(release::await))));
        await().until(() -> gauge.running() == 1);

        assertThat(Caller.start(() -> parallel.deadline(Duration.ofMillis(50)).run(TestJob.squares(3)))
                        .failure())
                .isInstanceOf(CancellationException.class);

        assertThat(holder.isDone()).isFalse();
        release.countDown();
        assertThat(holder.result()).hasSize(1);
        assertThat(parallel.run(TestJob.squares(3))).hasSize(3);
    }

    @OnEachKind
    void aRunThatWaitsForAWorkerCanBeInterrupted(Kind kind) {
        Parallel parallel = Parallel.nJobs(1).backend(kind.atMost(1));
        CountDownLatch release = new CountDownLatch(1);
        Gauge gauge = new Gauge();
        Caller<List<Integer>> holder = Caller.start(() -> parallel.run(gauge.watch(TestJob.doing(release::await))));
        await().until(() -> gauge.running() == 1);
        Caller<List<Integer>> waiting = Caller.start(() -> parallel.run(TestJob.squares(3)));
        await().until(() -> Waiting.waits(waiting.thread()));

        waiting.interrupt();

        assertThat(waiting.failure()).isInstanceOf(CancellationException.class);
        release.countDown();
        assertThat(holder.result()).hasSize(1);
    }

    @OnEachKind
    void aFailureGivesTheWorkersToTheNextRun(Kind kind) {
        Parallel parallel = Parallel.nJobs(2).backend(kind.atMost(2));

        for (int time = 0; time < 50; time++) {
            Caller<List<Integer>> failing = Caller.start(
                    () -> parallel.run(TestJob.failing("failing", new IOException("gone")), TestJob.doing(() -> {})));
            assertThat(parallel.run(TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));
            assertThat(failing.failure()).isInstanceOf(JobFailedException.class);
        }
    }

    @OnEachKind
    void aJobThatIsGivenUpHoldsNoWorker(Kind kind) {
        Backend backend = kind.atMost(1);
        Parallel parallel = Parallel.nJobs(1).backend(backend);
        CountDownLatch release = new CountDownLatch(1);

        assertThat(Caller.start(() -> parallel.timeout(Duration.ofMillis(20))
                                .grace(Duration.ZERO)
                                .run(TestJob.of(() -> TestJob.ignoreInterrupts(release))))
                        .failure())
                .isInstanceOf(JobTimeoutException.class);

        Gauge gauge = new Gauge();
        List<Caller<List<Integer>>> callers = IntStream.range(0, 4)
                .mapToObj(i -> Caller.start(() -> parallel.run(gauge.watch(TestJob.doing(() -> Thread.sleep(1))))))
                .toList();
        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).hasSize(1));
        assertThat(gauge.peak()).isEqualTo(1);
        release.countDown();
    }

    @OnEachKind
    void nestedRunsShareTheWorkersOfTheOuterRun(Kind kind) {
        assumeTrue(kind != Kind.REMOTE, "a run inside a remote job is one of the JVM of its worker");
        Gauge gauge = new Gauge();
        Parallel parallel = Parallel.nJobs(2).backend(kind.atMost(2));
        List<Caller<List<List<Integer>>>> callers = IntStream.range(0, 6)
                .mapToObj(i -> Caller.start(() -> parallel.run(IntStream.range(0, 5)
                        .mapToObj(j -> TestJob.of(() -> parallel.run(IntStream.range(0, 5)
                                .mapToObj(k -> gauge.watch(TestJob.doing(() -> Thread.sleep(1))))))))))
                .toList();

        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).hasSize(5));
        assertThat(gauge.peak()).isLessThanOrEqualTo(2);
    }

    @Test
    void aBoundIsPartOfTheValue() {
        assertThat(Backends.threads().maxWorkers(8))
                .isEqualTo(Backends.threads().maxWorkers(8))
                .hasSameHashCodeAs(Backends.threads().maxWorkers(8))
                .isNotEqualTo(Backends.threads().maxWorkers(7))
                .isNotEqualTo(Backends.threads())
                .hasToString("threads(maxWorkers=8)");
        assertThat(Backends.threads()).hasToString("threads");
        assertThat(Parallel.nJobs(5).backend(Backends.threads().maxWorkers(8)))
                .hasToString("Parallel(nJobs=5, backend=threads)");
        assertThat(Backends.threads().maxWorkers(8).workers(20)).isEqualTo(8);
        assertThat(Backends.processes().maxWorkers(8))
                .isEqualTo(Backends.processes().maxWorkers(8))
                .hasSameHashCodeAs(Backends.processes().maxWorkers(8))
                .isNotEqualTo(Backends.processes().maxWorkers(7))
                .isNotEqualTo(Backends.processes().maxWorkers(8).jvmArgs("-Xmx1g"))
                .isNotEqualTo(Backends.processes())
                .hasToString("processes(maxWorkers=8)");
        assertThat(Backends.processes()).hasToString("processes");
        assertThat(Backends.processes().maxWorkers(8).jvmArgs("-Xmx1g").workers(20))
                .isEqualTo(8);
    }

    @Test
    void aBoundOfLessThanOneIsRefusedAtOnce() {
        for (int bad : new int[] {0, -1, Integer.MIN_VALUE}) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> Backends.threads().maxWorkers(bad),
                    () -> Backends.processes().maxWorkers(bad))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(call)
                        .withMessage("maxWorkers must be 1 or more, but is " + bad
                                + ": leave it out for no bound over all runs");
            }
        }
    }

    @Test
    void noMoreJobsRunThanTheBoundWhateverTheRunsAskFor() {
        AtomicInteger ended = new AtomicInteger();
        Gauge gauge = new Gauge();
        List<Caller<List<Integer>>> callers = IntStream.range(1, 12)
                .mapToObj(n -> Caller.start(() -> Parallel.nJobs(n)
                        .backend(Backends.threads().maxWorkers(5))
                        .run(IntStream.range(0, 30).mapToObj(i -> gauge.watch(TestJob.doing(ended::incrementAndGet))))))
                .toList();

        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).hasSize(30));
        assertThat(gauge.peak()).isLessThanOrEqualTo(5);
        assertThat(ended).hasValue(330);
    }
}
