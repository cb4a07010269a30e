package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.Workers;
import java.util.List;
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

    /** Dies before every fifth job. */
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
    private final AtomicInteger jobs = new AtomicInteger();

    /**
     * A backend whose workers die.
     *
     * @param name what it is called
     * @param jobsPerLife after how many jobs of all workers one of them dies; 0 for never
     * @param diesInJobs whether it dies when it has run a job and not answered yet; else just before the job
     * @param ahead how many batches may wait at a worker
     */
    RemoteTestBackend(String name, int jobsPerLife, boolean diesInJobs, int ahead) {
        this.name = name;
        this.jobsPerLife = jobsPerLife;
        this.diesInJobs = diesInJobs;
        this.ahead = ahead;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int workers(int nJobs) {
        return nJobs;
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
        return jobsPerLife > 0 && jobs.incrementAndGet() % jobsPerLife == 0;
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

        Connection(int count) {
            workers = IntStream.range(0, count)
                    .mapToObj(i -> new RemoteTestWorker(RemoteTestBackend.this))
                    .toList();
        }

        @Override
        public int ahead() {
            return ahead;
        }

        @Override
        public void submit(int worker, RemoteBatch batch, Reply reply) {
            send(() -> workers.get(worker).take(batch, reply));
        }

        @Override
        public void interrupt(int worker) {
            send(() -> workers.get(worker).interrupt());
        }

        @Override
        public void close() {}
    }
}
