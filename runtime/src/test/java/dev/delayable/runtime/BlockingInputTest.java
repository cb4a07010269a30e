package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static dev.delayable.runtime.Waiting.waits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;

/** An input that waits for its next job, as a queue or a socket does, is left when its run ends. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BlockingInputTest {

    private final BlockingQueue<Job<Integer>> queue = new LinkedBlockingQueue<>();

    /** Where the input throws when it is interrupted. */
    private final Iterator<Job<Integer>> input = new Iterator<>() {
        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Job<Integer> next() {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                throw new NoSuchElementException("interrupted");
            }
        }
    };

    @EveryParallelBackend
    void aFailureEndsTheWait(TestBackend backend) {
        queue.add(TestJob.of(() -> 1));
        queue.add(TestJob.failing("failing", new IOException("gone")));

        Throwable failure = catchThrowable(() -> backend.nJobs(2).run(input));

        assertThat(failure)
                .isInstanceOf(JobFailedException.class)
                .hasMessage("job 1, failing() failed: java.io.IOException: gone");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @EveryParallelBackend
    void anOrderedStreamDeliversWhatStandsBeforeTheFailure(TestBackend backend) {
        CountDownLatch hasFailed = new CountDownLatch(1);
        queue.add(TestJob.doing("late", hasFailed::await));
        queue.add(TestJob.failing("failing", new IOException("gone")));
        List<Integer> delivered = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void failed(Outcome.Failure<?> outcome) {
                hasFailed.countDown();
            }
        };

        Throwable failure;
        try (Stream<Integer> results = backend.nJobs(2).listener(listener).stream(input)) {
            failure = catchThrowable(() -> results.forEach(delivered::add));
        }

        assertThat(failure).isInstanceOf(JobFailedException.class).hasMessageContaining("job 1, failing()");
        assertThat(delivered).containsExactly(0);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    /** Takes time, whoever interrupts that. */
    private static void spin(Duration duration) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < duration.toNanos()) {
            Thread.onSpinWait();
        }
    }

    /** The caller's own interrupt is not taken for that of the deadline. */
    @EveryBackend
    void anInterruptBeforeTheDeadlineIsKept(TestBackend backend) {
        Iterator<Job<Integer>> stubborn = new Iterator<>() {
            @Override
            public boolean hasNext() {
                Thread.currentThread().interrupt(); // as another thread may do at any time
                spin(Duration.ofMillis(300)); // past the deadline, and past the looks of the engine behind it
                return false;
            }

            @Override
            public Job<Integer> next() {
                throw new NoSuchElementException();
            }
        };

        Throwable failure = catchThrowable(
                () -> backend.nJobs(2).deadline(Duration.ofMillis(20)).run(stubborn));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(CancellationException.class);
    }

    /** The input may swallow the caller's interrupt, and wait for its next job after it. */
    @EveryBackend
    void anInputThatSwallowsAnInterruptIsInterruptedOnceMore(TestBackend backend) {
        Iterator<Job<Integer>> swallowing = new Iterator<>() {
            @Override
            public boolean hasNext() {
                Thread.currentThread().interrupt();
                spin(Duration.ofMillis(100));
                return Thread.interrupted();
            }

            @Override
            public Job<Integer> next() {
                return input.next();
            }
        };

        Throwable failure = catchThrowable(
                () -> backend.nJobs(2).deadline(Duration.ofMillis(20)).run(swallowing));

        assertThat(failure).isInstanceOf(DeadlineExceededException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @EveryBackend
    void aDeadlineEndsTheWait(TestBackend backend) {
        Throwable failure = catchThrowable(
                () -> backend.nJobs(2).deadline(Duration.ofMillis(20)).run(input));

        assertThat(failure).isInstanceOf(DeadlineExceededException.class).hasNoSuppressedExceptions();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @EveryBackend
    void closingTheStreamEndsTheWait(TestBackend backend) {
        Stream<Integer> stream = backend.nJobs(2).stream(input);
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread reader = new Thread(() -> end.complete(catchThrowable(() -> stream.forEach(result -> {}))));
        reader.start();
        await().until(() -> waits(reader));

        stream.close();

        assertThat(end.join()).isInstanceOf(IllegalStateException.class).hasMessageContaining("was closed");
    }

    @EveryBackend
    void anInterruptOfTheCallerEndsTheWait(TestBackend backend) {
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            Throwable failure = catchThrowable(() -> backend.nJobs(2).run(throwingInput()));
            flag.complete(Thread.currentThread().isInterrupted());
            end.complete(failure);
        });
        caller.start();
        await().until(() -> waits(caller));

        caller.interrupt();

        assertThat(end.join())
                .isInstanceOf(RunInterruptedException.class)
                .cause()
                .isInstanceOf(InterruptedException.class);
        assertThat(flag.join()).isTrue();
    }

    private Iterator<Job<Integer>> throwingInput() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Job<Integer> next() {
                try {
                    return queue.take();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
