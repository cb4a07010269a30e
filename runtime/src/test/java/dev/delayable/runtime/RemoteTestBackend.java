package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.Workers;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Workers that are reached as if they were far away: what is sent to them, and what they answer, takes its time. They are
 * threads of this JVM, and jobs are not copied, so that tests can look into them. Some die now and then.
 */
final class RemoteTestBackend implements Backend {

    /** Never dies. */
    static final Backend RELIABLE = new RemoteTestBackend("remote", 0, false, 1);

    /** Dies before one job in five, by a rule that looks like chance. */
    static final Backend DYING = new RemoteTestBackend("dyingRemote", 5, false, 1);

    private static final long LATENCY_MICROS = 100;

    /** One thread, so that things arrive in the order in which they were sent. */
    private static final ScheduledExecutorService NETWORK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "network");
        thread.setDaemon(true);
        return thread;
    });

    private final String name;
    private final int jobsPerLife;
    private final boolean diesInJobs;
    private final int ahead;
    private final int maxWorkers;
    private final AtomicInteger jobs = new AtomicInteger();

    /**
     * A backend whose workers die.
     *
     * @param name what it is called
     * @param jobsPerLife after how many jobs of all workers one of them dies, on average; 0 for never
     * @param diesInJobs whether it dies when it has run a job and not answered yet; else just before the job
     * @param ahead how many batches may wait at a worker
     */
    RemoteTestBackend(String name, int jobsPerLife, boolean diesInJobs, int ahead) {
        this(name, jobsPerLife, diesInJobs, ahead, Integer.MAX_VALUE);
    }

    private RemoteTestBackend(String name, int jobsPerLife, boolean diesInJobs, int ahead, int maxWorkers) {
        this.name = name;
        this.jobsPerLife = jobsPerLife;
        this.diesInJobs = diesInJobs;
        this.ahead = ahead;
        this.maxWorkers = maxWorkers;
    }

    /** Never dies, and has no more workers than that for all runs together. */
    static Backend atMost(int maxWorkers) {
        return new RemoteTestBackend("boundedRemote", 0, false, 1, maxWorkers);
    }

    @Override
    public int maxWorkers() {
        return maxWorkers;
    }

    @Override
    public boolean runsSingleInCaller() {
        return maxWorkers == Integer.MAX_VALUE;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof RemoteTestBackend backend
                        && maxWorkers != Integer.MAX_VALUE
                        && backend.maxWorkers == maxWorkers);
    }

    @Override
    public int hashCode() {
        return maxWorkers;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int workers(int nJobs) {
        return Math.min(nJobs, maxWorkers);
    }

    @Override
    public boolean sharesMemory() {
        return false;
    }

    @Override
    public Workers open(int workers) {
        return new Connection(workers);
    }

    boolean isTimeToDie() {
        if (jobsPerLife == 0) {
            return false;
        }
        int job = jobs.incrementAndGet();
        // Not every fifth: two workers in step would meet the same job again and again.
        return diesInJobs ? job % jobsPerLife == 0 : new SplittableRandom(job).nextInt(jobsPerLife) == 0;
    }

    boolean diesInJobs() {
        return diesInJobs;
    }

    /** Lets something travel. */
    void send(Runnable arrival) {
        after(TimeUnit.MICROSECONDS.toNanos(LATENCY_MICROS), arrival);
    }

    void after(long nanos, Runnable action) {
        Future<?> unused = NETWORK.schedule(action, nanos, TimeUnit.NANOSECONDS);
    }

    private final class Connection implements RemoteWorkers {

        private final List<RemoteTestWorker> workers;
        private volatile int allowed;

        Connection(int count) {
            allowed = count;
            workers = IntStream.range(0, count)
                    .mapToObj(i -> new RemoteTestWorker(RemoteTestBackend.this, i))
                    .toList();
        }

        @Override
        public int ahead() {
            return ahead;
        }

        /** The worker that holds the fewest batches. Used by the network. */
        private RemoteTestWorker leastLoaded() {
            List<RemoteTestWorker> busy =
                    workers.stream().filter(worker -> worker.load() > 0).toList();
            return (busy.size() >= allowed && !busy.isEmpty() ? busy : workers)
                    .stream()
                            .min(Comparator.comparingInt(RemoteTestWorker::load))
                            .orElseThrow();
        }

        @Override
        public void resize(int allowedWorkers) {
            allowed = allowedWorkers;
        }

        @Override
        public void submit(RemoteBatch batch, Reply reply) {
            send(() -> leastLoaded().take(batch, reply));
        }

        @Override
        public void stop() {
            send(() -> workers.forEach(RemoteTestWorker::stop));
        }

        @Override
        public void interrupt(RemoteBatch batch) {
            send(() -> workers.forEach(worker -> worker.interrupt(batch)));
        }

        @Override
        public void kill(RemoteBatch batch, String why) {
            send(() -> workers.forEach(worker -> worker.kill(batch, why)));
        }

        @Override
        public void close() {}
    }
}
