package dev.delayable.runtime.backend.hosting;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Caller;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.ProcessStatistics;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.Workers;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers of a place that is made of a launcher alone: several in this JVM, as a cluster has them in its own. */
@Timeout(60)
class HostedWorkersTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    /** Jobs are copied, and meet their test here. */
    private static volatile CountDownLatch started = new CountDownLatch(1);

    private static volatile CountDownLatch goOn = new CountDownLatch(1);
    private static volatile CyclicBarrier bothRun = new CyclicBarrier(2);
    private static final AtomicInteger COUNT = new AtomicInteger();

    @BeforeEach
    void begin() {
        started = new CountDownLatch(1);
        goOn = new CountDownLatch(1);
        COUNT.set(0);
    }

    @AfterEach
    void end() {
        goOn.countDown();
    }

    /** The backend of such a place, whole. */
    private record Place(WorkerLauncher launcher, WorkerSettings settings) implements Backend {

        Place(WorkerLauncher launcher) {
            this(launcher, WorkerSettings.standard().withIdleTimeout(Duration.ZERO));
        }

        @Override
        public String name() {
            return "place";
        }

        @Override
        public int workers(int nJobs) {
            return nJobs;
        }

        @Override
        public boolean runsSingleInCaller() {
            return false;
        }

        @Override
        public boolean sharesMemory() {
            return false;
        }

        @Override
        public Workers open(int workers) {
            return HostedWorkers.open(launcher, settings, workers);
        }

        Parallel nJobs(int nJobs) {
            return Parallel.nJobs(nJobs).backend(this).grace(Duration.ofMillis(300));
        }
    }

    private interface Body<T> extends Callable<T>, Serializable {}

    private static <T> Job<T> job(String name, Body<T> body) {
        return Job.of(name, body);
    }

    private static <T> List<Job<T>> times(int count, IntFunction<Job<T>> job) {
        return IntStream.range(0, count).mapToObj(job).toList();
    }

    private static Throwable failure(Outcome<?> outcome) {
        return ((Outcome.Failure<?>) outcome).exception();
    }

    private static int number(int number) {
        return number;
    }

    @Test
    void resultsComeInOrder() {
        List<Integer> results =
                new Place(new ThreadLauncher()).nJobs(3).run(times(500, i -> job("number", () -> number(i))));

        assertThat(results)
                .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    }

    private static int meet(CyclicBarrier barrier) {
        try {
            return barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aJobRunsInTheThreadThatTheWorkerIsAndSeesItsContext() {
        ThreadLauncher launcher = new ThreadLauncher();
        List<String> results = new Place(launcher)
                .nJobs(2)
                .batchSize(1)
                .run(times(
                        20,
                        i -> job("where", () -> {
                            TimeUnit.MILLISECONDS.sleep(1);
                            return Thread.currentThread().getName() + " "
                                    + JobContext.current().worker() + " "
                                    + JobContext.current().index();
                        })));

        assertThat(results).hasSize(20);
        for (int i = 0; i < 20; i++) {
            assertThat(results.get(i)).matches("worker-\\d+ [01] " + i);
        }
    }

    @Test
    void aFailureNamesItsJob() {
        assertThatThrownBy(() -> new Place(new ThreadLauncher())
                        .nJobs(2)
                        .run(List.of(job("fine", () -> 1), job("broken", () -> {
                            throw new IllegalStateException("no");
                        }))))
                .hasMessageContaining("broken")
                .hasRootCauseMessage("no");
    }

    @Test
    void theFailureOfOneJobInterruptsAnother() {
        List<Job<Integer>> jobs = List.of(
                job("endless", () -> {
                    try {
                        started.countDown();
                        return untilInterrupted();
                    } catch (InterruptedException e) {
                        COUNT.incrementAndGet();
                        throw e;
                    }
                }),
                job("broken", () -> {
                    started.await();
                    throw new IllegalStateException("no");
                }));

        assertThatThrownBy(() -> new Place(new ThreadLauncher()).nJobs(2).run(jobs))
                .hasMessageContaining("broken");
        assertThat(COUNT).hasValue(1);
    }

    private static int untilInterrupted() throws InterruptedException {
        while (true) {
            TimeUnit.HOURS.sleep(1);
        }
    }

    @Test
    void aJobThatIsOverItsTimeLimitIsInterrupted() {
        List<Outcome<Integer>> outcomes = new Place(new ThreadLauncher())
                .nJobs(2)
                .timeout(Duration.ofMillis(200))
                .outcomes(List.of(job("endless", HostedWorkersTest::untilInterrupted), job("quick", () -> 1)));

        assertThat(failure(outcomes.get(0))).isInstanceOf(JobTimeoutException.class);
        assertThat(outcomes.get(1).isSuccess()).isTrue();
    }

    @Test
    void aJobThatDoesNotEndIsLeftBehindWithItsWorker() {
        ThreadLauncher launcher = new ThreadLauncher();
        List<Outcome<Integer>> outcomes = new Place(launcher)
                .nJobs(1)
                .timeout(Duration.ofMillis(200))
                .outcomes(List.of(job("stuck", HostedWorkersTest::ignoringInterrupts), job("next", () -> 1)));

        assertThat(failure(outcomes.get(0)))
                .isInstanceOf(JobTimeoutException.class)
                .hasMessageContaining("stuck")
                .hasMessageContaining("its worker was killed");
        assertThat(outcomes.get(1).isSuccess()).isTrue();
        assertThat(launcher.workers).hasSize(2);
        assertThat(launcher.workers.get(0).why()).isNotNull();
    }

    private static int ignoringInterrupts() {
        while (goOn.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
            Thread.interrupted();
        }
        return 0;
    }

    @Test
    void aWorkerThatDiesTakesItsJobAlong() throws Exception {
        ThreadLauncher launcher = new ThreadLauncher();
        Caller<List<Outcome<Integer>>> run = Caller.start(() -> new Place(launcher)
                .nJobs(1)
                .batchSize(10)
                .outcomes(times(
                        30,
                        i -> job("job" + i, () -> {
                            TimeUnit.MILLISECONDS.sleep(2);
                            return i == 14 ? dying(i) : i;
                        }))));
        started.await();
        launcher.workers.get(0).die();

        List<Outcome<Integer>> outcomes = run.result();
        List<Outcome<Integer>> failed =
                outcomes.stream().filter(outcome -> !outcome.isSuccess()).toList();
        assertThat(failed)
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(failure(outcome))
                        .isInstanceOf(WorkerLostException.class)
                        .hasMessageContaining("the worker thread"));
        // Those before the job that is known to have started have ended, and those of other batches were not there.
        assertThat(outcomes.subList(0, 14)).allMatch(Outcome::isSuccess);
        assertThat(outcomes.subList(20, 30)).allMatch(Outcome::isSuccess);
        assertThat(outcomes.get(14).isSuccess()).isFalse();
    }

    private static int dying(int result) throws InterruptedException {
        started.countDown();
        goOn.await();
        return result;
    }

    @Test
    void aLargeArrayIsSentToEachWorkerOnce() {
        Place place = new Place(new ThreadLauncher());
        double[] shared = new double[1 << 17];

        List<Integer> identities = place.nJobs(2)
                .batchSize(1)
                .run(times(
                        20,
                        i -> job("identity", () -> {
                            TimeUnit.MILLISECONDS.sleep(1);
                            return System.identityHashCode(shared);
                        })));

        assertThat(Set.copyOf(identities)).hasSizeBetween(1, 2);
        ProcessStatistics statistics = HostedWorkers.statistics(place.launcher()::equals, place.settings());
        long more = 1L << 19; // the jobs
        assertThat(statistics.bytesSent()).isBetween(1L << 20, (statistics.workersStarted() << 20) + more);
    }

    /** Takes its time to tell whether it is equal to another one. */
    private static final class SlowLauncher extends ThreadLauncher {

        @Override
        public boolean equals(@Nullable Object other) {
            if (other instanceof SlowLauncher && other != this) {
                started.countDown();
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
        WorkerSettings settings = WorkerSettings.standard();
        RemoteWorkers first = HostedWorkers.open(new SlowLauncher(), settings, 1);
        Caller<RemoteWorkers> second = Caller.start(() -> HostedWorkers.open(new SlowLauncher(), settings, 1));
        started.await();

        assertThat(new Place(new ThreadLauncher()).nJobs(1).run(times(3, i -> job("one", () -> 1))))
                .containsExactly(1, 1, 1);

        assertThat(second.isDone()).isFalse();
        goOn.countDown();
        second.result().close();
        first.close();
    }

    @Test
    void whatAWorkerHasSentIsCountedOnceWhileItEnds() {
        Queue<ProcessStatistics> whileItEnds = new ConcurrentLinkedQueue<>();
        ThreadLauncher launcher = new ThreadLauncher() {
            @Override
            ThreadWorker link(LaunchOrder order) throws IOException {
                ThreadWorker worker = super.link(order);
                worker.closing =
                        () -> whileItEnds.add(HostedWorkers.statistics(this::equals, new Place(this).settings()));
                return worker;
            }
        };

        new Place(launcher).nJobs(1).run(times(3, i -> job("one", () -> 1)));

        await().until(() -> HostedWorkers.statistics(launcher::equals, new Place(launcher).settings())
                        .workersAlive()
                == 0);
        ProcessStatistics atTheEnd = HostedWorkers.statistics(launcher::equals, new Place(launcher).settings());
        assertThat(atTheEnd.bytesSent()).isPositive();
        assertThat(whileItEnds).singleElement().satisfies(statistics -> {
            assertThat(statistics.bytesSent()).isEqualTo(atTheEnd.bytesSent());
            assertThat(statistics.bytesReceived()).isEqualTo(atTheEnd.bytesReceived());
        });
    }

    /** Keeps arrays in a map, as all workers are here. */
    private static final class StoreLauncher extends ThreadLauncher {

        final Map<Integer, Object> arrays = new ConcurrentHashMap<>();
        final AtomicInteger puts = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();
        volatile boolean loses;

        @Override
        public SharedStore openStore() {
            return new SharedStore() {
                @Override
                public byte[] put(Object array) {
                    int handle = puts.incrementAndGet();
                    arrays.put(handle, array);
                    return new byte[] {(byte) handle};
                }

                @Override
                public void remove(byte[] handle) {
                    arrays.remove((int) handle[0]);
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        }

        @Override
        SharedStore.Reader reader() {
            return handle -> () -> {
                if (loses) {
                    throw new IOException("lost");
                }
                return arrays.get((int) handle[0]);
            };
        }
    }

    @Test
    void aStoreHasALargeArrayOnce() {
        StoreLauncher launcher = new StoreLauncher();
        Place place = new Place(launcher);
        double[] shared = new double[1 << 17];
        int here = System.identityHashCode(shared);

        assertThat(place.nJobs(2)
                        .batchSize(1)
                        .run(times(20, i -> job("identity", () -> System.identityHashCode(shared)))))
                .containsOnly(here);
        assertThat(launcher.puts).hasValue(1);
        assertThat(launcher.closed).hasValue(1);
        assertThat(HostedWorkers.statistics(launcher::equals, place.settings()).bytesSent())
                .isLessThan(1 << 19);
    }

    @Test
    void anArrayThatTheStoreLosesIsSent() {
        StoreLauncher launcher = new StoreLauncher();
        launcher.loses = true;
        double[] shared = new double[1 << 17];
        shared[7] = 3;

        assertThat(new Place(launcher).nJobs(1).run(times(5, i -> job("element", () -> shared[7]))))
                .containsOnly(3.0);
        assertThat(launcher.puts).hasValue(2);
    }

    /** Starts one worker at a time; the orders behind it wait, as for a slot of a cluster that is full. */
    private static final class OneSlot extends ThreadLauncher {

        final List<LaunchOrder> cancelled = new CopyOnWriteArrayList<>();

        @Override
        public synchronized void launch(LaunchOrder order) throws IOException {
            orders.add(order);
            order.onCancel(() -> {
                cancelled.add(order);
                order.failed(new LaunchException("cancelled", null, true));
            });
            if (workers.isEmpty()) {
                order.connected(link(order));
            }
        }
    }

    @Test
    void aWorkerThatNeverComesHoldsNothingBack() {
        OneSlot launcher = new OneSlot();

        List<Integer> results = new Place(launcher)
                .nJobs(3)
                .batchSize(1)
                .run(times(
                        30,
                        i -> job("number", () -> {
                            TimeUnit.MILLISECONDS.sleep(1);
                            return number(i);
                        })));

        assertThat(results).hasSize(30).doesNotContainNull();
        assertThat(launcher.orders.size()).isGreaterThan(1);
        await().atMost(LONG).until(() -> launcher.cancelled.size() == launcher.orders.size() - 1);
    }

    @Test
    void anIdleWorkerGoesToARunThatWaitsForAnother() throws Exception {
        OneSlot launcher = new OneSlot();
        Place place = new Place(launcher);
        Caller<List<Integer>> first = Caller.start(() -> place.nJobs(1).run(job("first", () -> dying(1))));
        started.await();
        Caller<List<Integer>> second = Caller.start(() -> place.nJobs(1).run(job("second", () -> 2)));
        await().atMost(LONG).until(() -> launcher.orders.size() == 2);
        goOn.countDown();

        assertThat(first.result()).containsExactly(1);
        assertThat(second.result()).containsExactly(2);
        assertThat(launcher.workers).hasSize(1);
    }

    @Test
    void aWorkerThatComesAfterItsRunIsKilled() throws Exception {
        List<LaunchOrder> late = new CopyOnWriteArrayList<>();
        ThreadLauncher launcher = new ThreadLauncher() {
            @Override
            public synchronized void launch(LaunchOrder order) throws IOException {
                if (workers.isEmpty()) {
                    order.connected(link(order));
                } else {
                    late.add(order);
                }
            }
        };
        assertThat(new Place(launcher)
                        .nJobs(2)
                        .batchSize(1)
                        .run(times(
                                10,
                                i -> job("number", () -> {
                                    TimeUnit.MILLISECONDS.sleep(1);
                                    return number(i);
                                }))))
                .hasSize(10);
        assertThat(late).hasSize(1);
        await().atMost(LONG).until(late.get(0)::isCancelled);

        ThreadLauncher.ThreadWorker worker = launcher.link(late.get(0));
        late.get(0).connected(worker);

        await().atMost(LONG).until(() -> !worker.thread.isAlive());
        assertThat(worker.why()).isNotNull();
    }

    @Test
    void jobsThatWaitForOneAnotherMeetHoweverLateAWorkerComes() {
        ThreadLauncher launcher = new ThreadLauncher() {
            @Override
            public synchronized void launch(LaunchOrder order) throws IOException {
                if (!workers.isEmpty()) {
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2)); // longer than anybody expects
                }
                order.connected(link(order));
            }
        };

        assertThat(new Place(launcher)
                        .nJobs(2)
                        .batchSize(1)
                        .run(times(
                                2,
                                i -> job("meeting", () -> {
                                    if (COUNT.incrementAndGet() == 2) {
                                        started.countDown();
                                    }
                                    started.await();
                                    return number(i);
                                }))))
                .containsExactly(0, 1);
    }

    @Test
    void workersEndWithTheirRun() {
        ThreadLauncher launcher = new ThreadLauncher();
        assertThat(new Place(launcher).nJobs(2).run(times(2, i -> job("meeting", () -> meet(bothRun)))))
                .containsExactlyInAnyOrder(0, 1);

        await().atMost(LONG).until(() -> launcher.workers.stream().noneMatch(worker -> worker.thread.isAlive()));
        assertThat(launcher.workers).allMatch(worker -> worker.why() == null);
    }

    @Test
    void aWorkerWithoutWorkEndsBeforeTheSlowestJobOfTheRun() throws Exception {
        ThreadLauncher launcher = new ThreadLauncher();
        Caller<List<Integer>> run = Caller.start(() -> new Place(launcher)
                .nJobs(2)
                .batchSize(1)
                .run(List.of(job("slow", () -> dying(1)), job("quick", () -> 2))));
        started.await();

        await().atMost(LONG)
                .until(() -> launcher.workers.size() == 2
                        && launcher.workers.stream()
                                        .filter(worker -> worker.thread.isAlive())
                                        .count()
                                == 1);
        assertThat(run.isDone()).isFalse();
        goOn.countDown();
        assertThat(run.result()).containsExactly(1, 2);
    }

    @Test
    void aLauncherThatRefusesFailsTheRunWithItsMessage() {
        ThreadLauncher launcher = new ThreadLauncher() {
            @Override
            public void launch(LaunchOrder order) throws LaunchException {
                throw new LaunchException("there is no such cluster: start one", null, false);
            }
        };

        assertThatThrownBy(() -> new Place(launcher).nJobs(2).run(job("number", () -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no such cluster: start one");
    }

    @Test
    void aStartIsTriedAgainIfItsFailureMayBeChance() {
        ThreadLauncher launcher = new ThreadLauncher() {
            @Override
            public synchronized void launch(LaunchOrder order) throws IOException {
                orders.add(order);
                if (orders.size() < 3) {
                    throw new IOException("try again");
                }
                order.connected(link(order));
            }
        };

        assertThat(new Place(launcher).nJobs(1).run(job("number", () -> 1))).containsExactly(1);
    }

    /** Delivers what workers send by a thread that serves all of them. */
    private static final class PushingLauncher extends ThreadLauncher {

        @Override
        public void launch(LaunchOrder order) throws IOException {
            ThreadWorker worker = link(order);
            order.connected(new WorkerLink() {
                @Override
                public void receive(Inbox inbox) {
                    Thread delivery = new Thread(() -> {
                        try {
                            worker.receive(inbox);
                        } catch (IOException e) {
                            inbox.ended();
                        }
                    });
                    delivery.setDaemon(true);
                    delivery.start();
                }

                @Override
                public void write(byte[] source, int from, int length) throws IOException {
                    worker.write(source, from, length);
                }

                @Override
                public void kill(String why) {
                    worker.kill(why);
                }

                @Override
                public WorkerEnd awaitEnd() {
                    return worker.awaitEnd();
                }

                @Override
                public void close() {
                    worker.close();
                }
            });
        }
    }

    @Test
    void aLinkMayDeliverByThreadsOfItsOwn() {
        PushingLauncher launcher = new PushingLauncher();
        Place place = new Place(launcher);

        assertThat(place.nJobs(3).run(times(500, i -> job("number", () -> number(i)))))
                .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
        await().atMost(LONG)
                .until(() -> HostedWorkers.statistics(launcher::equals, place.settings())
                                .workersAlive()
                        == 0);
    }
}
