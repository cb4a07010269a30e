package dev.delayable.runtime;

import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
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

    /** Guarded by this. */
    private final Deque<Sent> waiting = new ArrayDeque<>();

    /** Guarded by this. */
    private @Nullable Sent running;

    RemoteTestWorker(RemoteTestBackend backend) {
        this.backend = backend;
    }

    /** A batch at this worker; guarded by it. */
    private static final class Sent {
        final RemoteBatch batch;
        final Reply reply;
        final List<Result> results = new ArrayList<>();

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

    synchronized void take(RemoteBatch batch, Reply reply) {
        waiting.add(new Sent(batch, reply));
        runNext();
    }

    private synchronized void runNext() {
        Sent next = running == null ? waiting.poll() : null;
        if (next != null) {
            running = next;
            THREADS.execute(() -> run(next));
        }
    }

    synchronized void interrupt() {
        while (!waiting.isEmpty()) {
            answer(waiting.remove());
        }
        Sent sent = running;
        if (sent != null) {
            sent.isInterrupted = true;
            if (sent.thread != null) {
                sent.thread.interrupt();
                killAfterGrace(sent);
            }
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
            if (!end(sent, job, value, exception)) {
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
        if (sent.isInterrupted) {
            return false;
        }
        Thread.interrupted();
        sent.thread = Thread.currentThread();
        sent.start = System.nanoTime();
        sent.isTimedOut = false;
        Duration timeout = sent.batch.timeout();
        if (timeout != null) {
            int number = sent.results.size();
            backend.after(timeout.toNanos(), () -> timeIsUp(sent, number));
        }
        return true;
    }

    /** Keeps what a job came to; {@code false} if the job was answered for already. */
    private synchronized boolean end(Sent sent, Job<?> job, @Nullable Object value, @Nullable Throwable exception) {
        sent.thread = null;
        Thread.interrupted();
        if (sent.isLost) {
            return false;
        }
        Throwable failure = sent.isTimedOut ? timeout(sent, job, exception) : exception;
        sent.results.add(new Result(failure == null ? value : null, failure, System.nanoTime() - sent.start));
        return true;
    }

    private static JobTimeoutException timeout(Sent sent, Job<?> job, @Nullable Throwable cause) {
        int index = (int) sent.batch.firstIndex() + sent.results.size();
        Duration limit = sent.batch.timeout() == null ? Duration.ZERO : sent.batch.timeout();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - sent.start);
        String message = "job " + index + ", " + job + " failed: it ran for " + elapsed.toMillis()
                + " ms, longer than its time limit of " + limit.toMillis() + " ms";
        return new JobTimeoutException(message, job, index, sent.batch.attempt(), limit, elapsed, cause);
    }

    private synchronized void timeIsUp(Sent sent, int number) {
        if (sent.thread != null && sent.results.size() == number) {
            sent.isTimedOut = true;
            sent.thread.interrupt();
            killAfterGrace(sent);
        }
    }

    private void killAfterGrace(Sent sent) {
        int number = sent.results.size();
        backend.after(TimeUnit.NANOSECONDS.convert(sent.batch.grace()), () -> kill(sent, number));
    }

    private synchronized void kill(Sent sent, int number) {
        if (sent.thread != null && !sent.isLost && sent.results.size() == number) {
            Job<?> job = sent.batch.jobs().get(number);
            WorkerLostException cause = new WorkerLostException("the worker was killed in " + job);
            die(sent, true, sent.isTimedOut ? timeout(sent, job, cause) : cause);
        }
    }

    private synchronized void die(Sent sent, boolean isRunning, Throwable cause) {
        if (sent.isLost) {
            return;
        }
        sent.isLost = true;
        running = null;
        List<Result> results = List.copyOf(sent.results);
        backend.send(() -> sent.reply.lost(results, isRunning ? results.size() : -1, cause));
        while (!waiting.isEmpty()) {
            Sent lost = waiting.remove();
            backend.send(() -> lost.reply.done(List.of()));
        }
    }

    private void answer(Sent sent) {
        List<Result> results = List.copyOf(sent.results);
        backend.send(() -> sent.reply.done(results));
    }
}
