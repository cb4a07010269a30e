package dev.delayable.runtime.backend;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Caller;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadCacheTest {

    private static final int NO_BOUND = Integer.MAX_VALUE;
    private static final Duration LONG = Duration.ofHours(1);

    /** All threads that loops of the test have run on. */
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private ThreadCache cache = new ThreadCache(LONG);

    @AfterEach
    void endThreads() {
        cache.endIdle();
    }

    @Test
    void sizesOneAfterAnotherNeedAsManyThreadsAsTheLargest() {
        for (int size = 1; size <= 64; size++) {
            run(size);
        }

        await().until(() -> alive() <= 64);
        assertThat(cache.size()).isEqualTo(64);
    }

    @Test
    void aLaterRunFindsTheThreadsOfTheRunBefore() {
        run(3);
        Set<Thread> first = Set.copyOf(threads);

        run(3);

        assertThat(threads).isEqualTo(first).hasSize(3);
    }

    @Test
    void runsAtTheSameTimeHaveThreadsEach() {
        CountDownLatch release = new CountDownLatch(1);
        LocalWorkers first = cache.lease(2, NO_BOUND);
        CountDownLatch running = loops(first, 2, release);
        LocalWorkers second = cache.lease(2, NO_BOUND);
        CountDownLatch alsoRunning = loops(second, 2, release);

        awaitAll(running);
        awaitAll(alsoRunning);

        assertThat(threads).hasSize(4);
        release.countDown();
        first.close();
        second.close();
    }

    /** The ForkJoinPool of JDK 17, if it is shut down just then, drops a task in one of a thousand rounds. */
    @Test
    void aLoopThatComesWhileItsPoolIsReplacedIsNotLost() throws InterruptedException {
        int rounds = 1_500;
        AtomicReference<@Nullable ThreadCache> toGrow = new AtomicReference<>();
        Caller<Integer> growing = Caller.start(() -> {
            int grown = 0;
            for (int round = 0; round < rounds; round++) {
                ThreadCache small = toGrow.getAndSet(null);
                while (small == null) {
                    Thread.onSpinWait();
                    small = toGrow.getAndSet(null);
                }
                spin();
                LocalWorkers unused = small.lease(1, NO_BOUND);
                grown++;
            }
            return grown;
        });
        for (int round = 0; round < rounds; round++) {
            ThreadCache small = new ThreadCache(LONG);
            LocalWorkers lease = small.lease(1, NO_BOUND);
            CountDownLatch first = new CountDownLatch(1);
            lease.execute(first::countDown);
            first.await();
            CountDownLatch second = new CountDownLatch(1);
            toGrow.set(small);
            spin();
            lease.execute(second::countDown);

            assertThat(second.await(1, TimeUnit.MINUTES)).as("round %s", round).isTrue();
            await().until(() -> toGrow.get() == null);
            small.endIdle();
        }
        assertThat(growing.result()).isEqualTo(rounds);
    }

    private static void spin() {
        for (int i = ThreadLocalRandom.current().nextInt(200); i > 0; i--) {
            Thread.onSpinWait();
        }
    }

    @Test
    void runsWithABoundNeedNoMoreThreadsThanTheBound() {
        for (int run = 0; run < 20; run++) {
            LocalWorkers unused = cache.lease(2, 3);
        }

        run(0);
        LocalWorkers one = cache.lease(1, NO_BOUND);
        one.execute(() -> {});

        assertThat(cache.size()).isEqualTo(4);
    }

    @Test
    void aLeaseThatIsClosedTwiceIsGivenBackOnce() {
        LocalWorkers twice = cache.lease(2, NO_BOUND);
        twice.close();
        twice.close();

        run(2);
        run(2);

        assertThat(cache.size()).isEqualTo(2);
    }

    @Test
    void allThreadsEndWhenTheFirstOfThemHasBeenIdleForLongEnough() {
        cache = new ThreadCache(Duration.ofMillis(300));
        run(16);

        await().until(() -> alive() < 16);

        // The keep-alive of one thread after another would take fifteen times as long.
        await().until(() -> cache.size() == 0);
        await().until(() -> alive() == 0);
        run(2);
        assertThat(cache.size()).isEqualTo(2);
    }

    @Test
    void noThreadEndsWhileARunMayNeedIt() {
        cache = new ThreadCache(Duration.ofMillis(50));
        LocalWorkers lease = cache.lease(2, NO_BOUND);
        awaitAll(loops(lease, 2, new CountDownLatch(0)));
        await().until(() -> alive() < 2);

        assertThat(cache.size()).isEqualTo(2);
        awaitAll(loops(lease, 2, new CountDownLatch(0)));
        lease.close();
    }

    @Test
    void aThreadThatIsStuckIsReplaced() {
        CountDownLatch release = new CountDownLatch(1);
        LocalWorkers lease = cache.lease(1, NO_BOUND);
        awaitAll(loops(lease, 1, release));

        lease.replaceThread();
        awaitAll(loops(lease, 1, new CountDownLatch(0)));

        assertThat(threads).hasSize(2);
        release.countDown();
        await().until(() -> alive() == 1);
    }

    /** A ForkJoinPool loses count of its threads after it has made very many. */
    @Test
    void aPoolThatHasMadeVeryManyThreadsIsReplaced() {
        cache = new ThreadCache(LONG, 3);
        run(4);
        Set<Thread> first = Set.copyOf(threads);

        run(4);

        assertThat(threads).hasSize(8);
        await().until(() -> first.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void threadsThatEndAtOnceLoseNoLoop() {
        cache = new ThreadCache(Duration.ofMillis(1));
        for (int time = 0; time < 300; time++) {
            if (time % 3 == 0) {
                cache.endIdle();
            }
            run(1 + time % 5);
        }

        assertThat(threads).isNotEmpty();
    }

    @Test
    void threadsInheritNothingFromWhoeverHasNeededThemFirst() {
        InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        user.set("alice");
        LocalWorkers lease = cache.lease(2, NO_BOUND);
        CountDownLatch done = new CountDownLatch(2);
        for (int loop = 0; loop < 2; loop++) {
            lease.execute(() -> {
                seen.add(String.valueOf(user.get()));
                user.set("left behind by a job");
                seen.add(String.valueOf(Thread.currentThread().getContextClassLoader()));
                done.countDown();
                awaitAll(done);
            });
        }
        awaitAll(done);
        lease.close();

        assertThat(seen).containsExactly("null");
    }

    @Test
    void aCallerThatIsInterruptedStartsThreadsAllTheSame() {
        Caller<Boolean> caller = Caller.start(() -> {
            Thread.currentThread().interrupt();
            LocalWorkers lease = cache.lease(1, NO_BOUND);
            CountDownLatch done = new CountDownLatch(1);
            lease.execute(done::countDown);
            boolean isInterrupted = Thread.interrupted();
            awaitAll(done);
            lease.close();
            return isInterrupted;
        });

        assertThat(caller.result()).isTrue();
    }

    /** A run of some loops that all run at once. */
    private void run(int size) {
        LocalWorkers lease = cache.lease(size, NO_BOUND);
        CountDownLatch all = new CountDownLatch(size);
        CountDownLatch ended = new CountDownLatch(size);
        for (int loop = 0; loop < size; loop++) {
            lease.execute(() -> {
                threads.add(Thread.currentThread());
                all.countDown();
                awaitAll(all);
                ended.countDown();
            });
        }
        awaitAll(ended);
        lease.close();
    }

    /** Starts loops that wait; returns what says that all of them run. */
    private CountDownLatch loops(LocalWorkers lease, int count, CountDownLatch release) {
        CountDownLatch running = new CountDownLatch(count);
        for (int loop = 0; loop < count; loop++) {
            lease.execute(() -> {
                threads.add(Thread.currentThread());
                running.countDown();
                awaitAll(running);
                awaitAll(release);
            });
        }
        return running;
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts", e);
        }
    }

    private long alive() {
        return threads.stream().filter(Thread::isAlive).count();
    }
}
