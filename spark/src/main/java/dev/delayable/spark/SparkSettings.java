package dev.delayable.spark;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/**
 * What a backend was told. Runs with equal settings share their workers.
 *
 * @param context the context of the caller; null if one is made for the master
 * @param master the address of the master; null if there is a context
 * @param coresPerJob how many cores each worker holds
 * @param isIsolated whether each worker has an executor of its own
 * @param port where the driver listens; 0 for any
 * @param jars what executors get instead of the class path; null for the class path
 * @param isPlainSocket whether jobs may go in the clear although Spark's messages do not
 */
record SparkSettings(
        @Nullable SparkContext context,
        @Nullable String master,
        int coresPerJob,
        boolean isIsolated,
        int port,
        @Nullable List<Path> jars,
        boolean isPlainSocket) {

    /** An application of somebody else, or one that is made for a master. */
    static SparkSettings of(@Nullable SparkContext context, @Nullable String master) {
        return new SparkSettings(context, master, 1, false, 0, null, false);
    }

    SparkSettings withCoresPerJob(int changed) {
        return new SparkSettings(context, master, changed, isIsolated, port, jars, isPlainSocket);
    }

    SparkSettings isolated() {
        return new SparkSettings(context, master, coresPerJob, true, port, jars, isPlainSocket);
    }

    SparkSettings withPort(int changed) {
        return new SparkSettings(context, master, coresPerJob, isIsolated, changed, jars, isPlainSocket);
    }

    SparkSettings withJars(List<Path> changed) {
        return new SparkSettings(context, master, coresPerJob, isIsolated, port, changed, isPlainSocket);
    }

    SparkSettings plainSocket() {
        return new SparkSettings(context, master, coresPerJob, isIsolated, port, jars, true);
    }
}
