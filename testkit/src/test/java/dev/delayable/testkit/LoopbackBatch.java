package dev.delayable.testkit;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.CallerState;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import dev.delayable.runtime.backend.RemoteWorkers.Loss;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import dev.delayable.runtime.backend.hosting.BatchHost;
import dev.delayable.runtime.backend.hosting.CallerStates;
import dev.delayable.runtime.backend.hosting.ExceptionParts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A batch at a loopback worker. */
final class LoopbackBatch implements BatchHost.Observer {

    private static final Codec.Arrival HERE =
            new Codec.Arrival(LoopbackBatch.class.getClassLoader(), info -> Status.UNDECIDED, UnaryOperator.identity());

    private final RemoteBatch batch;
    private final Reply reply;
    private final BooleanSupplier isTimeToDie;

    // Guarded by this; calls of the reply come one after another.

    private int number;
    private int ended;
    private boolean isOver;
    private boolean isInterrupted;
    private @Nullable BatchHost host;

    LoopbackBatch(RemoteBatch batch, Reply reply, BooleanSupplier isTimeToDie) {
        this.batch = batch;
        this.reply = reply;
        this.isTimeToDie = isTimeToDie;
    }

    RemoteBatch batch() {
        return batch;
    }

    synchronized int number() {
        return number;
    }

    /** Runs it in the thread of the worker. */
    void run(int worker) {
        Thread.currentThread().setContextClassLoader(HERE.loader()); // which the host gives to each job
        BatchHost hosting;
        try {
            CallerState caller =
                    CallerStates.read(new ByteArrayInputStream(CallerStates.toBytes(batch.caller())), HERE);
            List<Job<?>> jobs = new ArrayList<>();
            boolean isDoomed = false;
            for (Job<?> job : batch.jobs()) {
                boolean dies = !isDoomed && isTimeToDie.getAsBoolean();
                isDoomed |= dies;
                jobs.add(dies ? new Missing(job, new DeathBefore()) : arrived(job));
            }
            hosting = new BatchHost(
                    new RemoteBatch(
                            batch.firstIndex(),
                            jobs,
                            batch.attempt(),
                            batch.timeout(),
                            batch.grace(),
                            caller,
                            batch.isAlone()),
                    worker,
                    this);
        } catch (Exception e) {
            end(() -> reply.failed(e));
            return;
        }
        synchronized (this) {
            number = worker;
            host = hosting;
            if (isInterrupted) {
                hosting.interrupt();
            }
        }
        reply.begins(worker);
        hosting.run();
        doNotRun();
    }

    /** What has no result has not run. */
    void doNotRun() {
        end(reply::done);
    }

    private void end(Runnable answer) {
        synchronized (this) {
            if (isOver) {
                return;
            }
            isOver = true;
        }
        answer.run();
    }

    synchronized void interrupt() {
        isInterrupted = true;
        if (host != null) {
            host.interrupt();
        }
    }

    /** The worker has died, whatever its thread still does. */
    void die(WorkerLostException cause) {
        int place;
        synchronized (this) {
            place = ended;
        }
        end(() -> reply.lost(Loss.running(place, place + 1, cause)));
        interrupt();
    }

    @Override
    public void starts(int place) {}

    @Override
    public void ended(int place, Result result) {
        if (result.exception() instanceof LoopbackBackend.Death) {
            die(new WorkerLostException("the loopback worker died"));
            return;
        }
        if (result.exception() instanceof DeathBefore) {
            end(() -> reply.lost(Loss.waiting(new WorkerLostException("the loopback worker died before a job"))));
            interrupt();
            return;
        }
        Result arrived = arrived(result);
        synchronized (this) {
            if (isOver) {
                return;
            }
            ended++;
        }
        reply.results(List.of(arrived));
    }

    @Override
    public void doesNotEnd(int place, long nanos) {
        reply.stuck(nanos);
    }

    private static @Nullable Object copy(@Nullable Object object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JavaCodec().writer(bytes, UnaryOperator.identity()).write(object);
        return new JavaCodec()
                .reader(new ByteArrayInputStream(bytes.toByteArray()), HERE)
                .next();
    }

    private static Result arrived(Result result) {
        Throwable exception = result.exception();
        try {
            if (exception == null) {
                return new Result(
                        copy(result.value()),
                        null,
                        result.nanos(),
                        result.isTimeout(),
                        result.startNanos(),
                        result.nestedRuns());
            }
            exception = ExceptionParts.of(exception).toThrowable(HERE.loader(), HERE.filter());
        } catch (Exception e) {
            exception = e;
        } catch (LinkageError e) {
            exception = new IllegalStateException(e);
        }
        return new Result(
                null, exception, result.nanos(), result.isTimeout(), result.startNanos(), result.nestedRuns());
    }

    /** A job that does not arrive is replaced by one that fails with what has kept it. */
    private static Job<?> arrived(Job<?> job) {
        try {
            return copy(job) instanceof Job<?> copy ? copy : job;
        } catch (Exception e) {
            return new Missing(job, e);
        } catch (LinkageError e) {
            return new Missing(job, new IllegalStateException(e));
        }
    }

    /** What a job is replaced by whose worker dies before it. */
    private static final class DeathBefore extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private record Missing(Job<?> job, Exception cause) implements Job<@Nullable Object> {
        @Override
        @SuppressWarnings("unchecked")
        public DelayedFunction<@Nullable Object> function() {
            return (DelayedFunction<@Nullable Object>) job.function();
        }

        @Override
        public List<@Nullable Object> args() {
            return List.of();
        }

        @Override
        public @Nullable Object call() throws Exception {
            throw cause;
        }
    }
}
