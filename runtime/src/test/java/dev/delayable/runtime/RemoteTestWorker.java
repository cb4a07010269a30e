package dev.delayable.runtime;

import dev.delayable.runtime.backend.RemoteWorkers.Loss;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One worker of a {@link RemoteTestBackend}: runs its batches one after another, and answers each. */
final class RemoteTestWorker {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "remote");
        thread.setDaemon(true);
        return thread;
    });

    private final RemoteTestBackend backend;
    private final int number;

    /** Guarded by this. */
    private final Deque<Sent> waiting = new ArrayDeque<>();

    /** Guarded by this. */
    private @Nullable Sent running;

    /** Guarded by this. */
    private boolean isStopped;

    RemoteTestWorker(RemoteTestBackend backend, int number) {
        this.backend = backend;
        this.number = number;
    }

    /** A batch at this worker; guarded by it. */
    private static final class Sent {
        final RemoteBatch batch;
        final Reply reply;
        int answered;

        /** The thread while a job runs. */
        @Nullable
        Thread thread;

        boolean isInterrupted;
        boolean isTimedOut;
        boolean isLost;
        long start;

        Sent(RemoteBatch batch, Reply reply) {
            this.batch = batch;
            this.reply = reply;
        }
    }

    synchronized int load() {
        return waiting.size() + (running == null ? 0 : 1);
    }

    synchronized void take(RemoteBatch batch, Reply reply) {
        waiting.add(new Sent(batch, reply));
        runNext();
    }

    private synchronized void runNext() {
        Sent next = running == null ? waiting.poll() : null;
        if (next != null) {
            running = next;
            backend.send(() -> next.reply.begins(number));
            THREADS.execute(() -> run(next));
        }
    }

    synchronized void stop() {
        isStopped = true;
        while (!waiting.isEmpty()) {
            answer(waiting.remove());
        }
        if (running != null && running.thread != null) {
            running.thread.interrupt();
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very same batch is meant
    synchronized void interrupt(RemoteBatch batch) {
        Sent sent = running;
        if (sent != null && sent.batch == batch) {
            sent.isInterrupted = true;
            if (sent.thread != null) {
                sent.thread.interrupt();
            }
        }
        for (Sent each : List.copyOf(waiting)) {
            if (each.batch == batch) {
                waiting.remove(each);
                answer(each);
            }
        }
    }

    /** What is running goes on as a thread without a trace. */
    @SuppressWarnings("ReferenceEquality") // the very same batch is meant
    synchronized void kill(RemoteBatch batch, String why) {
        Sent sent = running;
        if (sent != null && sent.batch == batch) {
            die(sent, true, new WorkerLostException("the worker was killed: " + why));
        }
    }

    private void run(Sent sent) {
        for (Job<?> job : sent.batch.jobs()) {
            boolean dies = backend.isTimeToDie();
            if (dies && !backend.diesInJobs()) {
                die(sent, false, new WorkerLostException("the worker died before " + job));
                return;
            }
            if (!begin(sent)) {
                break;
            }
            Object value = null;
            Throwable exception = null;
            try {
                value = job.call();
            } catch (Throwable e) {
                exception = e;
            }
            if (dies) {
                die(sent, true, new WorkerLostException("the worker died in " + job));
                return;
            }
            if (!end(sent, value, exception)) {
                return;
            }
        }
        synchronized (this) {
            running = null;
            answer(sent);
            runNext();
        }
    }

    private synchronized boolean begin(Sent sent) {
        if (isStopped || sent.isInterrupted || sent.isLost) {
            return false;
        }
        Thread.interrupted();
        sent.thread = Thread.currentThread();
        sent.start = System.nanoTime();
        sent.isTimedOut = false;
        Duration timeout = sent.batch.timeout();
        if (timeout != null) {
            int number = sent.answered;
            backend.after(TimeUnit.NANOSECONDS.convert(timeout), () -> timeIsUp(sent, number));
        }
        return true;
    }

    /** Tells what a job came to; {@code false} if the job was answered for already. */
    private synchronized boolean end(Sent sent, @Nullable Object value, @Nullable Throwable exception) {
        sent.thread = null;
        Thread.interrupted();
        if (sent.isLost) {
            return false;
        }
        sent.answered++;
        boolean isTimedOut = sent.isTimedOut;
        Result result = new Result(
                isTimedOut || exception != null ? null : value, exception, System.nanoTime() - sent.start, isTimedOut);
        backend.send(() -> sent.reply.results(List.of(result)));
        return true;
    }

    private synchronized void timeIsUp(Sent sent, int number) {
        if (sent.thread != null && sent.answered == number) {
            sent.isTimedOut = true;
            sent.thread.interrupt();
            backend.after(TimeUnit.NANOSECONDS.convert(sent.batch.grace()), () -> stuck(sent, number));
        }
    }

    private synchronized void stuck(Sent sent, int number) {
        if (sent.thread != null && !sent.isLost && sent.answered == number) {
            sent.reply.stuck(System.nanoTime() - sent.start);
        }
    }

    private synchronized void die(Sent sent, boolean isRunning, Throwable cause) {
        if (sent.isLost) {
            return;
        }
        sent.isLost = true;
        running = null;
        int answered = sent.answered;
        Loss loss = isRunning ? Loss.running(answered, answered + 1, cause) : Loss.waiting(cause);
        backend.send(() -> sent.reply.lost(loss));
        while (!waiting.isEmpty()) {
            answer(waiting.remove());
        }
    }

    private void answer(Sent sent) {
        backend.send(sent.reply::done);
    }
}
