package dev.delayable.spark;

import dev.delayable.runtime.backend.hosting.LaunchException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.Range$;
import scala.concurrent.ExecutionContext;
import scala.concurrent.ExecutionContext$;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * Asks Spark for workers, by one thread: those that are wanted at the same time by one Spark job, with a task for each, which
 * costs little more than a Spark job for one. The same thread sees to it that nobody waits for ever. Thread-safe.
 */
final class WorkerDispatcher implements AutoCloseable {

    /** For how long others may join a worker that is wanted. */
    private static final long GATHER_MILLIS = 1;

    /** How often those that wait are looked at. */
    private static final long LOOK_MILLIS = 100;

    /** No Spark job has more tasks. */
    private static final int MAX_TASKS = 10_000;

    /** Spark's own threads call back; nothing blocks there. */
    private static final ExecutionContext DIRECT = ExecutionContext$.MODULE$.fromExecutor(Runnable::run);

    private final JavaSparkContext context;
    private final WorkerTask task;
    private final ClassShipping shipping;
    private final ExecutorPatience patience;
    private final BlockingQueue<WorkerRequest> wanted = new LinkedBlockingQueue<>();

    /** Those that wait for their worker, and since when, as the patience has it. */
    private final Set<WorkerRequest> waiting = ConcurrentHashMap.newKeySet();

    /** By the number of cores of a worker. Used by the thread. */
    private final Map<Integer, ResourceProfile> profiles = new HashMap<>();

    private volatile boolean isClosed;

    /** Asks an application for workers that call as the task says. */
    WorkerDispatcher(JavaSparkContext context, WorkerTask task, ClassShipping shipping, ExecutorPatience patience) {
        this.context = context;
        this.task = task;
        this.shipping = shipping;
        this.patience = patience;
    }

    void start() {
        // Its settings for Spark are its own: those of a caller, which threads inherit, are not changed.
        Thread thread = new Thread(null, this::dispatch, "delayable-spark-dispatcher", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    void ask(WorkerRequest request) {
        wanted.add(request);
    }

    @Override
    public void close() {
        isClosed = true;
    }

    private void dispatch() {
        List<WorkerRequest> early = new ArrayList<>();
        while (!isClosed) {
            Map<Integer, List<WorkerRequest>> byCores = new LinkedHashMap<>();
            List<WorkerRequest> all = gather(early.isEmpty() && waiting.isEmpty());
            all.addAll(early);
            early.clear();
            for (WorkerRequest each : all) {
                Integer cores = each.isOver() ? null : coresOf(each);
                if (cores != null) {
                    byCores.computeIfAbsent(cores, key -> new ArrayList<>()).add(each);
                } else if (!each.isOver()) {
                    early.add(each);
                }
            }
            byCores.forEach(this::submit);
            waiting.removeIf(each -> each.isOver() || each.link() != null);
            waiting.addAll(early);
            for (WorkerRequest each : waiting) {
                LaunchException why = patience.isOverWith(each);
                if (why != null) {
                    each.fails(why);
                }
            }
            if (waiting.isEmpty()) {
                patience.begin();
            }
        }
    }

    private List<WorkerRequest> gather(boolean isIdle) {
        List<WorkerRequest> all = new ArrayList<>();
        try {
            WorkerRequest next = wanted.poll(isIdle ? LOOK_MILLIS * 10 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (isIdle) {
                patience.begin();
            }
            while (next != null) {
                all.add(next);
                next = all.size() < MAX_TASKS ? wanted.poll(GATHER_MILLIS, TimeUnit.MILLISECONDS) : null;
            }
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt this thread.
        }
        return all;
    }

    /** How many cores Spark is told that a worker needs; 0 to tell it nothing, null if that is not known yet. */
    private @Nullable Integer coresOf(WorkerRequest request) {
        try {
            return patience.coresOf(request.settings());
        } catch (LaunchException e) {
            request.fails(e);
            return null;
        }
    }

    private void submit(int cores, List<WorkerRequest> requests) {
        try {
            for (WorkerRequest each : requests) {
                shipping.ship(each.classPath());
            }
            waiting.addAll(requests);
            int tasks = requests.size();
            context.setJobGroup("delayable", "Delayable: " + ExecutorWatch.counted(tasks, "worker"), true);
            JavaRDD<Ticket> tickets = context.parallelize(
                    requests.stream().map(WorkerRequest::ticket).toList(), tasks);
            if (cores > 0) {
                tickets = tickets.withResources(profiles.computeIfAbsent(cores, WorkerDispatcher::profile));
            }
            SimpleFutureAction<BoxedUnit> job = context.sc()
                    .submitJob(
                            tickets.rdd(),
                            task,
                            Range$.MODULE$.apply(0, tasks).toSeq(),
                            new TaskEnded(requests),
                            new NoResult());
            job.onComplete(new JobEnded(requests), DIRECT);
            AtomicInteger left = new AtomicInteger(tasks);
            for (WorkerRequest each : requests) {
                each.whenOver(() -> endIfNobodyIsLeft(job, left, requests));
            }
        } catch (IOException | LaunchException | RuntimeException | Error e) {
            fail(requests, e);
        }
    }

    private static ResourceProfile profile(int cores) {
        return new ResourceProfileBuilder()
                .require(new TaskResourceRequests().cpus(cores))
                .build();
    }

    /** Tasks that have not begun would come for nothing; the others end by themselves. */
    private static void endIfNobodyIsLeft(
            SimpleFutureAction<BoxedUnit> job, AtomicInteger left, List<WorkerRequest> requests) {
        if (left.decrementAndGet() == 0
                && !job.isCompleted()
                && requests.stream().anyMatch(each -> each.link() == null)) {
            job.cancel();
        }
    }

    private static void fail(List<WorkerRequest> requests, Throwable cause) {
        LaunchException why = cause instanceof LaunchException known
                ? known
                : new LaunchException("Spark could not start a worker: " + text(cause), cause, isChance(cause));
        for (WorkerRequest each : requests) {
            each.fails(why);
        }
    }

    /** The first lines, for others are the stack traces of executors. */
    private static String text(Throwable cause) {
        String text = String.valueOf(cause.getMessage()).lines().limit(2).collect(Collectors.joining(" "));
        boolean isMissing = text.contains("ClassNotFoundException") || text.contains("NoClassDefFoundError");
        boolean isOther = text.contains("InvalidClassException");
        return text
                + (isMissing
                        ? "; executors need the jars of this library and of the jobs: see SparkBackend.jars(...)"
                        : "")
                + (isOther ? "; do driver and executors have the same versions of Spark and of this library?" : "");
    }

    /** An executor may end while a task starts, and the next one will do. */
    private static boolean isChance(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("ExecutorLostFailure");
    }

    /** A task has ended; called by a thread of Spark. */
    private static final class TaskEnded extends AbstractFunction2<Object, String, BoxedUnit> {

        private final List<WorkerRequest> requests;

        TaskEnded(List<WorkerRequest> requests) {
            this.requests = requests;
        }

        @Override
        public BoxedUnit apply(Object index, String result) {
            WorkerRequest request = requests.get((Integer) index);
            if (result.equals(WorkerTask.DONE)) {
                request.taskEnded();
            } else if (!result.equals(WorkerTask.NOT_WANTED)) {
                request.fails(new LaunchException(result, null, false));
            }
            return BoxedUnit.UNIT;
        }
    }

    /** All tasks have ended, or no other will begin; called by a thread of Spark. */
    private static final class JobEnded extends AbstractFunction1<Try<BoxedUnit>, BoxedUnit> {

        private final List<WorkerRequest> requests;

        JobEnded(List<WorkerRequest> requests) {
            this.requests = requests;
        }

        @Override
        public BoxedUnit apply(Try<BoxedUnit> end) {
            if (end.isFailure()) {
                fail(requests, end.failed().get());
                requests.forEach(WorkerRequest::hangUp); // somebody has cancelled it, or Spark has given it up
            } else {
                fail(requests, new LaunchException("the worker has left before it was needed", null, true));
            }
            return BoxedUnit.UNIT;
        }
    }

    /** The result of a Spark job that has none. */
    private static final class NoResult extends AbstractFunction0<BoxedUnit> {

        @Override
        public BoxedUnit apply() {
            return BoxedUnit.UNIT;
        }
    }
}
