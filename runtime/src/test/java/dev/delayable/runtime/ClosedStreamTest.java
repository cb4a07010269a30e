package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;

/** A stream of results may be closed by anybody at any time. Its reader never takes a part for the whole. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosedStreamTest {

    private final CountDownLatch never = new CountDownLatch(1);
    private final Gauge gauge = new Gauge();
    private final Job<Integer> endless = gauge.watch(TestJob.doing("endless", never::await));

    @EveryParallelBackend
    void aListenerMayCloseIt(TestBackend backend) {
        AtomicReference<Stream<Integer>> stream = new AtomicReference<>();
        RunListener closing = new RunListener() {
            @Override
            public void finished(Outcome.Success<?> outcome) {
                stream.get().close();
            }
        };
        stream.set(backend.nJobs(2).listener(closing).stream(endless, TestJob.of(() -> 1)));

        assertThatThrownBy(() -> stream.get().forEach(result -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was closed");
        assertThat(gauge.running()).isZero();
    }

    @EveryLocalBackend
    void aJobMayCloseIt(TestBackend backend) {
        AtomicReference<Stream<Integer>> stream = new AtomicReference<>();
        Job<Integer> closing = TestJob.doing("closing", () -> stream.get().close());
        // With a grace that a run which waits for its own job would not survive.
        stream.set(backend.nJobs(2).grace(Duration.ofDays(1)).stream(closing, endless));

        assertThatThrownBy(() -> stream.get().forEach(result -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was closed");
        await().until(() -> gauge.running() == 0);
    }

    @EveryBackend
    void itsInputMayCloseIt(TestBackend backend) {
        AtomicReference<Stream<Integer>> stream = new AtomicReference<>();
        Iterator<Job<Integer>> input = IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> {
                    if (i == 3) {
                        stream.get().close();
                    }
                    return TestJob.of(() -> i);
                })
                .iterator();
        stream.set(backend.nJobs(2).stream(input));

        assertThatThrownBy(() -> stream.get().forEach(result -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was closed");
    }

    /** What the reader has got by then is a part of the results, and not a list of all. */
    @EveryBackend
    void anotherThreadMayCloseItWhileItIsRead(TestBackend backend) {
        CountDownLatch oneIsRead = new CountDownLatch(1);
        List<Integer> read = new ArrayList<>();
        Stream<Integer> stream = backend.nJobs(2).stream(TestJob.of(() -> 1), endless, endless);
        CompletableFuture<Throwable> reader = CompletableFuture.supplyAsync(
                () -> catchThrowable(() -> {
                    List<Integer> unused = stream.peek(result -> {
                                read.add(result);
                                oneIsRead.countDown();
                            })
                            .toList();
                }),
                task -> new Thread(task).start());
        await().until(() -> oneIsRead.getCount() == 0 && gauge.running() > 0);

        stream.close();

        assertThat(reader.join()).isInstanceOf(IllegalStateException.class).hasMessageContaining("was closed");
        assertThat(read).containsExactly(1);
        assertThat(gauge.running()).isZero();
    }

    @EveryBackend
    void theReaderMayCloseItInBetween(TestBackend backend) {
        Stream<Integer> stream = backend.nJobs(2).stream(
                IntStream.range(0, 100).mapToObj(i -> TestJob.of(() -> i)).iterator());

        assertThatThrownBy(() -> stream.forEach(result -> stream.close()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was closed");
    }
}
