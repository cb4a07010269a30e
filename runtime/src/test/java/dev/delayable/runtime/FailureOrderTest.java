package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is thrown if more than one job has ended by an exception. */
class FailureOrderTest {

    @Test
    void ofTwoFailuresOneIsThrownAndTheOtherIsSuppressed() {
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        IOException first = new IOException("first");
        IOException second = new IOException("second");

        Throwable failure = catchThrowable(
                () -> Parallel.nJobs(2).run(failingTogether(bothRunning, first), failingTogether(bothRunning, second)));

        assertThat(failure)
                .hasMessage("job 0, together() failed: java.io.IOException: first")
                .cause()
                .isSameAs(first);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(other -> assertThat(other)
                        .isInstanceOf(JobFailedException.class)
                        .hasMessage("job 1, together() failed: java.io.IOException: second")
                        .cause()
                        .isSameAs(second));
    }

    @Test
    void theLowestIndexLeadsAlsoIfItFailedLast() {
        for (Input input : Input.values()) {
            Throwable failure = catchThrowable(() -> input.run(Parallel.nJobs(4), failingInReverse(4)));

            assertThat(failure).as(input.name()).hasMessageStartingWith("job 0, ");
            assertThat(failure.getSuppressed())
                    .extracting(other -> ((JobFailedException) other).index())
                    .containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void anErrorThatLeadsCarriesTheOtherFailuresToo() {
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        Error error = new AssertionError("first");

        Throwable failure = catchThrowable(() -> Parallel.nJobs(2)
                .run(failingTogether(bothRunning, error), failingTogether(bothRunning, new IOException("second"))));

        assertThat(failure).isSameAs(error);
        assertThat(failure.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly(
                        "job 0, together() failed: java.lang.AssertionError: first",
                        "job 1, together() failed: java.io.IOException: second");
    }

    @Test
    void anErrorThatDoesNotLeadIsSuppressed() {
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        Error error = new AssertionError("second");

        Throwable failure = catchThrowable(() -> Parallel.nJobs(2)
                .run(failingTogether(bothRunning, new IOException("first")), failingTogether(bothRunning, error)));

        assertThat(failure).isInstanceOf(JobFailedException.class);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(other -> assertThat(other).cause().isSameAs(error));
    }

    @Test
    void oneExceptionThrownByTwoJobsIsTheCauseOnce() {
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        IOException shared = new IOException("shared");

        Throwable failure = catchThrowable(() ->
                Parallel.nJobs(2).run(failingTogether(bothRunning, shared), failingTogether(bothRunning, shared)));

        assertThat(failure).cause().isSameAs(shared);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(other ->
                        assertThat(other).hasMessageStartingWith("job 1, ").hasNoCause());
    }

    @Test
    void oneErrorThrownByTwoJobsIsNotItsOwnCause() {
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        Error shared = new AssertionError("shared");

        Throwable failure = catchThrowable(() ->
                Parallel.nJobs(2).run(failingTogether(bothRunning, shared), failingTogether(bothRunning, shared)));

        assertThat(failure).isSameAs(shared);
        assertThat(failure.getSuppressed())
                .hasSize(2)
                .allSatisfy(other -> assertThat(other).hasNoCause());
    }

    static Stream<Function<InterruptedException, Exception>> waysToTellAnInterrupt() {
        return Stream.of(
                interrupt -> interrupt,
                interrupt -> new IllegalStateException("interrupted", interrupt),
                interrupt -> new RuntimeException(new IOException(interrupt)),
                interrupt -> new InterruptedIOException("interrupted"),
                interrupt -> new ClosedByInterruptException());
    }

    @ParameterizedTest
    @MethodSource("waysToTellAnInterrupt")
    void aJobThatOnlyTellsItsInterruptHasNotFailed(Function<InterruptedException, Exception> telling) {
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        CountDownLatch never = new CountDownLatch(1);
        Job<Integer> bystander = TestJob.of("bystander", () -> {
            bothRunning.await();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw telling.apply(e);
            }
            return 0;
        });

        Throwable failure = catchThrowable(
                () -> Parallel.nJobs(2).run(bystander, failingTogether(bothRunning, new IOException("gone"))));

        assertThat(failure)
                .hasMessage("job 1, together() failed: java.io.IOException: gone")
                .hasNoSuppressedExceptions();
    }

    /** It is an {@code InterruptedIOException} by its type only. */
    @Test
    void theTimeOutOfASocketIsAFailureOfItsOwn() {
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        CountDownLatch never = new CountDownLatch(1);
        SocketTimeoutException timeOut = new SocketTimeoutException("read");
        Job<Integer> bystander = TestJob.of("bystander", () -> {
            bothRunning.await();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw timeOut;
            }
            return 0;
        });

        Throwable failure = catchThrowable(
                () -> Parallel.nJobs(2).run(bystander, failingTogether(bothRunning, new IOException("gone"))));

        assertThat(failure).hasMessage("job 0, bystander() failed: java.net.SocketTimeoutException: read");
        assertThat(failure.getSuppressed()).hasSize(1);
    }

    @Test
    void aFailureOfAnInterruptedJobThatIsNotTheInterruptIsSuppressed() {
        CyclicBarrier bothRunning = new CyclicBarrier(2);
        IOException own = new IOException("clean-up failed");
        Job<Integer> bystander = TestJob.of("bystander", () -> {
            bothRunning.await();
            awaitInterrupt();
            throw own;
        });

        Throwable failure = catchThrowable(
                () -> Parallel.nJobs(2).run(failingTogether(bothRunning, new IOException("gone")), bystander));

        assertThat(failure).hasMessageStartingWith("job 0, together()");
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(other -> assertThat(other).cause().isSameAs(own));
    }

    private static Job<Integer> failingTogether(CyclicBarrier bothRunning, Throwable failure) {
        Callable<Integer> body = TestJob.failing("together", failure);
        return TestJob.of("together", () -> {
            bothRunning.await();
            return body.call();
        });
    }

    /** All run at once, and each fails after the one behind it. */
    private static List<Job<Integer>> failingInReverse(int count) {
        CyclicBarrier allRunning = new CyclicBarrier(count);
        List<CountDownLatch> failed =
                IntStream.range(0, count).mapToObj(i -> new CountDownLatch(1)).toList();
        return IntStream.range(0, count)
                .mapToObj(i -> TestJob.<Integer>of("job" + i, () -> {
                    allRunning.await();
                    if (i < count - 1) {
                        awaitUninterruptibly(failed.get(i + 1));
                    }
                    failed.get(i).countDown();
                    throw new IOException("failure " + i);
                }))
                .toList();
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException expected) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }
}
