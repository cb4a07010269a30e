package dev.delayable.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.delayable.memory.Durability;
import dev.delayable.memory.Memory;
import dev.delayable.memory.SampleJobs;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How often results are forced to the disk. */
@Timeout(120)
class ForceTest {

    @TempDir
    Path directory;

    private Memory memory;
    private Store store;

    @BeforeEach
    void open() {
        memory = Memory.in(directory.resolve("results"));
        store = Stores.acquire(directory.resolve("results"));
    }

    @AfterEach
    void close() {
        Stores.release(store);
        Stores.close(directory.resolve("results"));
    }

    @Test
    void onceASecondWhileResultsCome() {
        AtomicBoolean isEnough = new AtomicBoolean();
        // They come so slowly that no machine is done with all of them before it is enough.
        List<Job<Integer>> all = SampleJobs.squares(1_000_000);
        Iterator<Job<Integer>> jobs = Stream.iterate(0, i -> !isEnough.get() && i < all.size(), i -> i + 1)
                .<Job<Integer>>map(all::get)
                .peek(job -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1)))
                .iterator();
        long start = System.nanoTime();

        Parallel.nJobs(1).memory(memory).stream(jobs).forEach(result -> isEnough.set(store.forces() >= 3));

        assertThat(store.forces())
                .isBetween(3L, 1 + Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    @Test
    void onceAfterTheLastResult() {
        long start = System.nanoTime();

        Parallel.nJobs(1).memory(memory).run(SampleJobs.squares(100));

        await().atMost(Duration.ofSeconds(60)).until(() -> store.forces() >= 1);
        // More than one only where the results took longer than a second.
        assertThat(store.forces())
                .isLessThanOrEqualTo(
                        1 + Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    @Test
    void atTheEndOfTheLastRunOnADirectory() {
        Stores.release(store);
        Parallel.nJobs(1).memory(memory).run(SampleJobs.squares(100));

        store = Stores.acquire(directory.resolve("results"));
        assertThat(store.forces()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void forEachJobWhereAskedTo() {
        Parallel.nJobs(1).memory(memory.durable(Durability.EACH_JOB)).run(SampleJobs.squares(10));

        assertThat(store.forces()).isEqualTo(10);
    }

    @Test
    void aLargeValueAsWell() throws Exception {
        BigFiles.Writing big = store.newBig();
        big.write(new byte[100]);
        big.finish(new Key(1, 2, 3, 4));

        store.force();
        store.force();

        assertThat(store.forces()).isEqualTo(1);
    }
}
