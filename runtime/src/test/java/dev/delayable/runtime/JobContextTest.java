package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a running job may know of its place in its run. */
class JobContextTest {

    private static int index() {
        return Math.toIntExact(JobContext.current().index());
    }

    @EveryLocalBackend
    void aJobKnowsItsIndexWhateverTheVerb(TestBackend backend) {
        List<Job<Integer>> jobs =
                IntStream.range(0, 100).mapToObj(i -> TestJob.of(() -> index())).toList();

        for (Verb verb : Verb.values()) {
            assertThat(verb.results(backend.nJobs(3), jobs))
                    .as(verb.name())
                    .isEqualTo(IntStream.range(0, 100).boxed().toList());
        }
    }

    @EveryLocalBackend
    void aJobKnowsItsAttempt(TestBackend backend) {
        Job<Integer> flaky = TestJob.of(() -> {
            int attempt = JobContext.current().attempt();
            if (attempt < 3) {
                throw new IOException("gone");
            }
            return attempt;
        });

        assertThat(backend.nJobs(2).retry(Retry.attempts(3)).run(flaky)).containsExactly(3);
    }

    @EveryLocalBackend
    void noTwoJobsThatRunAtOnceHaveTheSameWorkerNumber(TestBackend backend) {
        int workers = backend.workers(3);
        Set<Integer> inUse = ConcurrentHashMap.newKeySet();
        AtomicInteger clashes = new AtomicInteger();
        List<Job<Integer>> jobs = IntStream.range(0, 300)
                .mapToObj(i -> TestJob.of(() -> {
                    int number = JobContext.current().worker();
                    if (!inUse.add(number)) {
                        clashes.incrementAndGet();
                    }
                    Thread.onSpinWait();
                    inUse.remove(number);
                    return number;
                }))
                .toList();

        for (Verb verb : Verb.values()) {
            assertThat(verb.results(backend.nJobs(3), jobs)).as(verb.name()).allMatch(n -> n >= 0 && n < workers);
        }
        assertThat(clashes).hasValue(0);
    }

    @SeveralThreads
    void allWorkerNumbersAreUsed(TestBackend backend) {
        CyclicBarrier allRunning = new CyclicBarrier(4);
        List<Job<Integer>> jobs = IntStream.range(0, 4)
                .mapToObj(i -> TestJob.of(() -> {
                    allRunning.await();
                    return JobContext.current().worker();
                }))
                .toList();

        assertThat(backend.nJobs(4).run(jobs)).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @SeveralThreads
    void aJobIsToldThatItsRunIsStopped(TestBackend backend) {
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        CountDownLatch told = new CountDownLatch(1);
        Job<Integer> looking = TestJob.doing(() -> {
            JobContext context = JobContext.current();
            assertThat(context.isCancelled()).isFalse();
            bothRunning.await();
            while (!context.isCancelled()) {
                LockSupport.parkNanos(1000);
                Thread.interrupted(); // the answer stays when the flag is lost
            }
            told.countDown();
        });
        Job<Integer> failing = TestJob.doing(() -> {
            bothRunning.await();
            throw new IOException("gone");
        });

        assertThatThrownBy(() -> backend.nJobs(2).run(looking, failing)).hasMessageStartingWith("job 1, ");
        assertThat(told.getCount()).isZero();
    }

    @EveryLocalBackend
    void aJobIsToldThatItsTimeIsUp(TestBackend backend) {
        Job<Integer> looking = TestJob.doing(() -> {
            while (!JobContext.current().isCancelled()) {
                LockSupport.parkNanos(1000);
                Thread.interrupted();
            }
        });

        assertThatThrownBy(() -> backend.nJobs(2).timeout(Duration.ofMillis(50)).run(looking))
                .isInstanceOf(JobTimeoutException.class);
    }

    @EveryLocalBackend
    void theInnermostJobIsMeantAndTheOuterOneComesBack(TestBackend backend) {
        Job<Integer> inner = TestJob.of(() -> index());
        Job<List<Integer>> outer = TestJob.of(() -> {
            int before = index();
            List<Integer> inside = backend.nJobs(2).run(inner, inner, inner);
            return List.of(before, inside.get(0), inside.get(1), inside.get(2), index());
        });

        assertThat(backend.nJobs(2).run(outer, outer)).containsExactly(List.of(0, 0, 1, 2, 0), List.of(1, 0, 1, 2, 1));
    }

    @EveryLocalBackend
    void aContextMayBeHandedToAnotherThread(TestBackend backend) {
        Job<Long> job = TestJob.of(() -> {
            JobContext context = JobContext.current();
            return Caller.start(context::index).result();
        });

        assertThat(backend.nJobs(2).run(job, job)).containsExactly(0L, 1L);
    }

    @Test
    void outsideOfJobsThereIsNone() {
        assertThatIllegalStateException()
                .isThrownBy(JobContext::current)
                .withMessage("this thread runs no job: JobContext.current() is for the code of jobs");
        Parallel.nJobs(1).run(TestJob.of(() -> 1));
        assertThatIllegalStateException().isThrownBy(JobContext::current);
    }
}
