package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;

/** What joblib's own tests pin down about failures. */
class ConformanceErrorTest {

    private final CountDownLatch never = new CountDownLatch(1);

    /** Case 20. */
    @EveryBackend
    void theCauseIsTheArithmeticException(TestBackend backend) {
        Job<Integer> divide = TestJob.of("divide", () -> Integer.divideUnsigned(1, 0));

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(backend.nJobs(2), List.of(TestJob.of(() -> 1), divide)))
                    .as(verb.name())
                    .isInstanceOf(JobFailedException.class)
                    .hasCauseInstanceOf(ArithmeticException.class);
        }
    }

    /** Cases 22, 23 and X1. */
    @EveryBackend
    void afterAnErrorAndAfterAnInterruptTheSameInstanceRunsTheNextTen(TestBackend backend) {
        Parallel parallel = backend.nJobs(2);
        List<Job<Integer>> failing = new ArrayList<>(TestJob.squares(20));
        failing.set(3, TestJob.failing("failing", new IllegalStateException("gone")));

        for (int time = 0; time < 3; time++) {
            assertThatThrownBy(() -> parallel.run(failing)).isInstanceOf(JobFailedException.class);
            assertThat(parallel.run(TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));

            Gauge gauge = new Gauge();
            Caller<List<Integer>> caller = Caller.start(() -> parallel.run(gauge.watch(TestJob.doing(never::await))));
            await().until(() -> gauge.running() == 1);
            caller.interrupt();
            assertThat(caller.failure()).isInstanceOf(CancellationException.class);
            assertThat(parallel.run(TestJob.squares(10))).isEqualTo(TestJob.squareNumbers(10));
        }
    }

    /** Case 24. */
    @EveryBackend
    void anExceptionThatIsHardToMakeArrivesAsItself(TestBackend backend) {
        Exception odd = new OddException("a", 1, List.of(), new Object());

        assertThat(catchThrowable(() -> backend.nJobs(2).run(TestJob.failing("failing", odd))))
                .cause()
                .isSameAs(odd);
    }

    /** Case 25. */
    @EveryBackend
    void jobSevenOfThirtyFails(TestBackend backend) {
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(30));
        jobs.set(7, TestJob.failing("failing", new IllegalStateException("gone")));

        assertThatThrownBy(() -> backend.nJobs(2).preDispatch(16).run(jobs.iterator()))
                .hasMessage("job 7, failing() failed: java.lang.IllegalStateException: gone");
    }

    /** Case 26. */
    @EveryBackend
    void anInputThatThrowsDoesSoEachTime(TestBackend backend) {
        Parallel parallel = backend.nJobs(2);
        for (int place : new int[] {0, 5, 19}) {
            for (int time = 0; time < 3; time++) {
                IllegalStateException broken = new IllegalStateException("the input is broken");

                assertThatThrownBy(() -> parallel.run(IntStream.range(0, 20).<Job<Integer>>mapToObj(i -> {
                            if (i == place) {
                                throw broken;
                            }
                            return SampleFunctionsDelayed.slowFunction(i);
                        })))
                        .isSameAs(broken);
            }
        }
    }

    /** Case 27. */
    @EveryBackend
    void aFirstJobThatFailsIsNotHeldUpByAHundredThatDoNotEnd(TestBackend backend) {
        for (int nJobs : new int[] {1, 2, -2, -1}) {
            Gauge gauge = new Gauge();
            List<Job<Integer>> jobs = new ArrayList<>();
            jobs.add(TestJob.failing("invalid", new IllegalArgumentException("invalid")));
            for (int i = 0; i < 100; i++) {
                jobs.add(gauge.watch(TestJob.doing(never::await)));
            }

            assertThatThrownBy(() -> backend.nJobs(nJobs).run(jobs))
                    .as("nJobs=%s", nJobs)
                    .hasMessageStartingWith("job 0, invalid() failed");
            assertThat(gauge.running()).as("nJobs=%s", nJobs).isZero();
        }
    }

    /** Cases 32 and 33. */
    @EveryBackend
    void tenQuickJobsAreWithinTheLimitAndTenThatDoNotEndAreNot(TestBackend backend) {
        List<Job<Integer>> quick = IntStream.range(0, 10)
                .mapToObj(i -> TestJob.doing(() -> Thread.sleep(1)))
                .toList();
        List<Job<Integer>> endless = IntStream.range(0, 10)
                .mapToObj(i -> TestJob.doing("endless", never::await))
                .toList();
        for (int nJobs : new int[] {1, 2}) {
            Parallel parallel = backend.nJobs(nJobs);

            assertThat(parallel.timeout(Duration.ofSeconds(30)).run(quick)).hasSize(10);
            assertThatThrownBy(() -> parallel.timeout(Duration.ofMillis(10)).run(endless))
                    .isInstanceOf(JobTimeoutException.class)
                    .hasMessageMatching("job \\d, endless\\(\\) failed: "
                            + "it ran for \\d+ ms, longer than its time limit of 10 ms");
        }
    }

    /** Case X9. */
    @EveryParallelBackend
    void ofTwoFailuresOneIsThrownAndTheOtherIsSuppressed(TestBackend backend) {
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        Job<Integer> first = failingTogether("first", bothRunning);
        Job<Integer> second = failingTogether("second", bothRunning);

        assertThat(catchThrowable(() -> backend.nJobs(2).run(first, second)))
                .hasMessage("job 0, first() failed: java.lang.IllegalStateException: first")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("job 1, second() failed: java.lang.IllegalStateException: second"));
    }

    /** Ends with its own failure also when it is interrupted meanwhile. */
    private static Job<Integer> failingTogether(String name, CyclicBarrier bothRunning) {
        return TestJob.of(name, () -> {
            bothRunning.await();
            throw new IllegalStateException(name);
        });
    }

    private static final class OddException extends Exception {

        private static final long serialVersionUID = 1L;

        OddException(String first, int second, List<String> third, Object fourth) {
            super(first + second + third + fourth.hashCode());
        }
    }
}
