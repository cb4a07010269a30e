package dev.delayable.spark;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.status.api.v1.ExecutorSummary;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Knows which executors a Spark application has, and how others have ended. Thread-safe. */
final class ExecutorWatch extends SparkListener {

    /** The driver, which Spark lists among its executors. */
    private static final String DRIVER = "driver";

    private static final int MAX_ENDS = 1000;

    /** Told of an executor that has ended, and of the end of the application. */
    private final Consumer<String> executorEnded;

    private final Runnable applicationEnded;

    // Guarded by this.

    /** The cores of each executor. */
    private final Map<String, Integer> cores = new HashMap<>();

    /** Why executors have ended; the oldest are forgotten. */
    private final Map<String, String> ends = new LinkedHashMap<>();

    private @Nullable String lastEnd;

    private ExecutorWatch(Consumer<String> executorEnded, Runnable applicationEnded) {
        this.executorEnded = executorEnded;
        this.applicationEnded = applicationEnded;
    }

    /**
     * Watches an application.
     *
     * @param context its context
     * @param executorEnded told of each executor that has ended
     * @param applicationEnded told of the end of the application
     */
    static ExecutorWatch of(SparkContext context, Consumer<String> executorEnded, Runnable applicationEnded) {
        ExecutorWatch watch = new ExecutorWatch(executorEnded, applicationEnded);
        context.addSparkListener(watch);
        watch.addThoseBefore(context);
        return watch;
    }

    /** Executors that have come before; Spark has no other way to learn of their cores than the one that its own pages use. */
    private void addThoseBefore(SparkContext context) {
        for (ExecutorSummary executor :
                CollectionConverters.asJava(context.statusStore().executorList(true))) {
            if (!executor.id().equals(DRIVER)) {
                added(executor.id(), executor.totalCores());
            }
        }
    }

    private synchronized void added(String executor, int itsCores) {
        if (!ends.containsKey(executor)) {
            cores.put(executor, itsCores);
        }
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        if (!event.executorId().equals(DRIVER)) {
            added(event.executorId(), event.executorInfo().totalCores());
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        String executor = event.executorId();
        synchronized (this) {
            cores.remove(executor);
            ends.put(executor, event.reason());
            lastEnd = event.reason();
            if (ends.size() > MAX_ENDS) {
                ends.remove(ends.keySet().iterator().next());
            }
            notifyAll();
        }
        executorEnded.accept(executor);
    }

    @Override
    public void onApplicationEnd(SparkListenerApplicationEnd event) {
        applicationEnded.run();
    }

    /** Waits some time for the end of an executor; returns how it has ended, or null if Spark does not say. */
    synchronized @Nullable String awaitEnd(String executor, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean interrupted = false;
        while (!ends.containsKey(executor)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return ends.get(executor);
    }

    /** How an executor has ended; null if it has not, or Spark does not say. */
    synchronized @Nullable String end(String executor) {
        return ends.get(executor);
    }

    /** How many executors there are. */
    synchronized int executors() {
        return cores.size();
    }

    /** How many cores the largest executor has; 0 if there is none. */
    synchronized int mostCores() {
        return cores.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** What the cluster gives, for messages: {@code 2 executors of 5 cores}, or {@code none}. */
    synchronized String offered() {
        if (cores.isEmpty()) {
            return "none" + (lastEnd == null ? "" : "; the last one has ended: " + lastEnd);
        }
        Map<Integer, Long> counts = cores.values().stream()
                .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> counted(each.getValue(), "executor") + " of " + counted(each.getKey(), "core"))
                .collect(Collectors.joining(", "));
    }

    static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
