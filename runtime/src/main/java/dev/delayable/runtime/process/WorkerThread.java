package dev.delayable.runtime.process;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.CallerState;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.SequentialBackend;
import dev.delayable.runtime.engine.HostedRun;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The thread of a worker process that runs the jobs: it takes batches one after another, and sends their results. */
final class WorkerThread extends Thread {

    private final Wire wire;
    private final ProgressMark mark;
    private final WorkerOutput out;
    private final WorkerOutput err;
    private final Codec codec;
    private final Codec.Arrival arrival;

    /** Not this thread, at which others may wait for its end. */
    private final Object lock = new Object();

    /** What waits for its turn. Guarded by the lock: an interrupt is for all that waits and for what runs, and misses nothing between. */
    private final Deque<Task> tasks = new ArrayDeque<>();

    /** What the batches of the run have in common. Used by this thread. */
    private int worker;

    private @Nullable Duration timeout;
    private Duration grace = Duration.ZERO;

    /** Null if it cannot be read: no job is run then. */
    private @Nullable CallerState caller;

    /** Guarded by the lock. */
    private @Nullable Task current;

    /** What waits for its turn; whether it was interrupted, and its run, are guarded by the lock of the thread. */
    private static final class Task {
        final @Nullable Arrived message;
        final @Nullable Runnable action;
        boolean isInterrupted;

        @Nullable
        HostedRun run;

        Task(@Nullable Arrived message, @Nullable Runnable action) {
            this.message = message;
            this.action = action;
        }
    }

    WorkerThread(Wire wire, ProgressMark mark, WorkerOutput out, WorkerOutput err, Codec codec, Codec.Arrival arrival) {
        super("delayable-1");
        setDaemon(true);
        setContextClassLoader(ClassLoader.getSystemClassLoader());
        this.wire = wire;
        this.mark = mark;
        this.out = out;
        this.err = err;
        this.codec = codec;
        this.arrival = arrival;
    }

    /** Takes a message; called by the thread that reads. */
    void take(Arrived message) {
        add(new Task(message, null));
    }

    /** Takes something to be done when it is its turn; called by the thread that reads. */
    void take(Runnable action) {
        add(new Task(null, action));
    }

    private void add(Task task) {
        synchronized (lock) {
            tasks.add(task);
            lock.notifyAll();
        }
    }

    /** Interrupts what runs, and what waits; called by the thread that reads. */
    void interruptJobs() {
        HostedRun running = null;
        synchronized (lock) {
            for (Task waiting : tasks) {
                waiting.isInterrupted = true;
            }
            if (current != null) {
                current.isInterrupted = true;
                running = current.run;
            }
        }
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public void run() {
        try {
            while (true) {
                perform(next());
            }
        } catch (Throwable e) {
            // Without this thread the process is of no use; its parent sends the jobs to another one.
            e.printStackTrace();
            Runtime.getRuntime().halt(3);
        }
    }

    private Task next() {
        synchronized (lock) {
            while (tasks.isEmpty()) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    // A job's leftover: nobody else interrupts this thread between jobs.
                }
            }
            Task next = tasks.remove();
            current = next;
            return next;
        }
    }

    private void perform(Task task) throws IOException {
        Arrived message = task.message;
        if (task.action != null) {
            task.action.run();
        } else if (message != null && message.kind() == FrameKind.RUN) {
            beginRun(message);
        } else if (message != null) {
            runBatch(task, message);
        }
        synchronized (lock) {
            current = null;
        }
    }

    private void beginRun(Arrived message) throws IOException {
        worker = message.getInt();
        long timeoutNanos = message.getLong();
        timeout = timeoutNanos < 0 ? null : Duration.ofNanos(timeoutNanos);
        grace = Duration.ofNanos(message.getLong());
        caller = null;
        try {
            caller = CallerStates.read(message, arrival);
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | StackOverflowError e) {
            Frame unfit = new Frame(FrameKind.UNFIT);
            ExceptionParts.write(e, unfit);
            wire.send(unfit);
        }
    }

    private void runBatch(Task task, Arrived message) throws IOException {
        setContextClassLoader(arrival.loader()); // a job of the batch before may have set another
        int id = message.getInt();
        long firstIndex = message.getLong();
        int attempt = message.getInt();
        int count = message.getInt();
        ResultSender results = new ResultSender(wire, codec, mark, id, count);
        List<Job<?>> jobs = new ArrayList<>(count);
        Throwable unreadable = read(message, id, count, jobs);
        CallerState seen = caller;
        if (!jobs.isEmpty() && seen != null && !isInterrupted(task)) {
            RemoteBatch batch = new RemoteBatch(firstIndex, jobs, attempt, timeout, grace, seen);
            HostedRun run = new HostedRun(batch, worker, new SequentialBackend(), results);
            synchronized (lock) {
                task.run = run;
            }
            if (isInterrupted(task)) {
                run.interrupt();
            }
            run.run();
            synchronized (lock) {
                task.run = null;
            }
        }
        if (unreadable != null && results.count() == jobs.size()) {
            results.unreadable(unreadable);
        }
        out.endLine();
        err.endLine();
        mark.idle();
        results.finish();
    }

    private boolean isInterrupted(Task task) {
        synchronized (lock) {
            return task.isInterrupted;
        }
    }

    /** Reads jobs, up to the first that cannot be read; returns why that cannot. */
    private @Nullable Throwable read(Arrived message, int id, int count, List<Job<?>> jobs) {
        try {
            Codec.Reader reader = message.kind() == FrameKind.PLAIN_BATCH
                    ? new PlainJobs.Reader(message, arrival.loader())
                    : codec.reader(message.rest(), arrival);
            for (int place = 0; place < count; place++) {
                mark.busy(id, place);
                jobs.add((Job<?>) Objects.requireNonNull(reader.next()));
            }
            return null;
        } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError | StackOverflowError e) {
            return e;
        }
    }
}
