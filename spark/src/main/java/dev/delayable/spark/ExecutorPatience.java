package dev.delayable.spark;

import dev.delayable.runtime.backend.hosting.LaunchException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Decides for how long to wait for workers: however long all slots are taken, but not long if there is no executor, or none that
 * is large enough, where Spark itself would wait for ever. Used by one thread.
 */
final class ExecutorPatience {

    private static final String TIMEOUT = "spark.delayable.executorTimeout";

    /** For how long executors that are too small may be all that there are. */
    private static final long TOO_SMALL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final SparkContext context;
    private final ExecutorWatch watch;
    private final long executorNanos;

    /** When there was an executor last; or since when somebody waits. */
    private long lastExecutor = System.nanoTime();

    ExecutorPatience(SparkContext context, ExecutorWatch watch) {
        this.context = context;
        this.watch = watch;
        executorNanos = TimeUnit.MILLISECONDS.toNanos(context.getConf().getTimeAsMs(TIMEOUT, "60s"));
    }

    /** Nobody waits yet. */
    void begin() {
        lastExecutor = System.nanoTime();
    }

    /** How many cores Spark is told that a worker needs; 0 to tell it nothing, null if that is not known yet. */
    @Nullable
    Integer coresOf(SparkSettings settings) throws LaunchException {
        if (settings.coresPerJob() == 1 && !settings.isIsolated()) {
            return 0;
        }
        if (context.isLocal()) {
            throw new LaunchException(
                    "coresPerJob(...) and isolated() need executors of their own, and all jobs of " + context.master()
                            + " run in this JVM: use a cluster, or local-cluster[EXECUTORS,CORES,MEGABYTES]",
                    null,
                    false);
        }
        if (watch.executors() == 0) {
            return null;
        }
        if (!settings.isIsolated()) {
            return settings.coresPerJob();
        }
        // No executor has room for two of them, and smaller ones have room for one.
        return Math.max(settings.coresPerJob(), watch.mostCores() / 2 + 1);
    }

    /** Why it makes no sense to wait longer; null if it does. */
    @Nullable
    LaunchException isOverWith(WorkerRequest request) {
        if (context.isStopped()) {
            return ended(context);
        }
        if (context.isLocal()) {
            return null;
        }
        long now = System.nanoTime();
        if (watch.executors() > 0) {
            lastExecutor = now;
        }
        int cores = request.settings().coresPerJob();
        if (now - lastExecutor > executorNanos) {
            return new LaunchException(
                    "the Spark application " + context.applicationId() + " has had no executor for "
                            + TimeUnit.NANOSECONDS.toSeconds(executorNanos) + " s (" + TIMEOUT + "); it asks "
                            + context.master() + " for executors with " + asked() + ", and has " + watch.offered()
                            + ": does the cluster have workers of that size, and do they live?",
                    null,
                    false);
        }
        if (request.misfitNanos(watch.executors() == 0 || watch.mostCores() >= cores) > TOO_SMALL_NANOS) {
            return new LaunchException(
                    "a worker is to have " + cores + " cores, and the Spark application has "
                            + watch.offered()
                            + ": lower coresPerJob(...), or ask for larger executors by spark.executor.cores",
                    null,
                    false);
        }
        return null;
    }

    private String asked() {
        SparkConf conf = context.getConf();
        return conf.get("spark.executor.memory", "1g") + " of memory (spark.executor.memory) and "
                + conf.get("spark.executor.cores", "all") + " cores (spark.executor.cores)";
    }

    /** The application is no place for workers any more. */
    static LaunchException ended(SparkContext context) {
        return new LaunchException(
                "the Spark application " + context.applicationId() + " has ended: start another one", null, false);
    }
}
