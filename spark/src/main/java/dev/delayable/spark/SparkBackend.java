package dev.delayable.spark;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.Workers;
import dev.delayable.runtime.backend.hosting.HostedWorkers;
import dev.delayable.runtime.backend.hosting.WorkerSettings;
import java.io.ObjectInputFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * An Apache Spark cluster as the place of jobs. Arguments and results are copied.
 *
 * <pre>{@code
 * Parallel.nJobs(100)
 *         .backend(SparkBackend.on("spark://host:7077"))
 *         .run(jobs);
 * }</pre>
 *
 * <p>A worker is a Spark task: it calls the driver, stays for the run, and is sent batches of jobs. So jobs cost much less than
 * Spark tasks, and results come as they end. Without {@link #coresPerJob} a worker holds as many cores as Spark gives a task. A
 * run that asks for more workers than there are free slots begins with those that are free. Workers end with their run, so that
 * other Spark jobs find their slots free; see {@link #keepWorkers}.
 *
 * <p>If an executor dies, the jobs that it was running fail with a {@link dev.delayable.runtime.WorkerLostException}; each may
 * have run, so none is run again unless a {@link dev.delayable.runtime.Retry} says so. All other jobs run elsewhere. Where
 * there is no executor, or the application has ended, the run fails with an {@link IllegalStateException} that says what was
 * asked and offered.
 *
 * <p>The jars and class folders of this JVM are brought to the executors, apart from Spark's own; see {@link #jars}. An array of
 * primitives of more than 1 MB is broadcast once in a run, and jobs in the same executor have the same object: they must not
 * change it. What jobs print stays in the logs of the executors.
 *
 * <p>A backend is an immutable value, and thread-safe. Backends with equal settings share their workers.
 *
 * @since 0.1
 */
public final class SparkBackend implements Backend {

    /** What a batch of quick jobs is sized for: some ten times what it costs to send one over a network. */
    private static final Duration BATCH_TIME = Duration.ofMillis(2);

    private static final int MAX_PORT = 0xffff;

    private final SparkSettings spark;
    private final WorkerSettings workers;

    private SparkBackend(SparkSettings spark, WorkerSettings workers) {
        this.spark = spark;
        this.workers = workers;
    }

    /**
     * The Spark application of a context, which this library does not stop.
     *
     * @param context the context
     * @return a backend
     */
    public static SparkBackend on(JavaSparkContext context) {
        return of(SparkSettings.of(context.sc(), null));
    }

    /**
     * A Spark application of its own, which starts with the first run and ends with {@link #close} or with this JVM. Its
     * settings are the system properties {@code spark.*}, as for each Spark program: {@code -Dspark.executor.memory=4g}. Spark
     * permits one application in a JVM.
     *
     * @param master the address of the cluster, for example {@code spark://host:7077}
     * @return a backend
     */
    public static SparkBackend on(String master) {
        Objects.requireNonNull(master, "master");
        return of(SparkSettings.of(null, master));
    }

    /**
     * Spark in this JVM, with a slot for each core: to try it without a cluster. It isolates nothing: a job that ends the JVM
     * ends this one.
     *
     * @return a backend
     */
    public static SparkBackend local() {
        return on("local[*]");
    }

    private static SparkBackend of(SparkSettings spark) {
        return new SparkBackend(
                spark, WorkerSettings.standard().withIdleTimeout(Duration.ZERO).withStartTimeout(null));
    }

    /**
     * How many cores of its executor each worker holds, for jobs with threads of their own; 1 if it is not set. Not for {@code
     * local[...]}.
     *
     * @param coresPerJob 1 or more; a run fails if no executor has as many
     * @return a new backend
     * @throws IllegalArgumentException if it is less than 1
     */
    public SparkBackend coresPerJob(int coresPerJob) {
        if (coresPerJob < 1) {
            throw new IllegalArgumentException("coresPerJob must be 1 or more, but is " + coresPerJob);
        }
        return with(spark.withCoresPerJob(coresPerJob));
    }

    /**
     * Gives each worker an executor of its own: a job that takes its JVM down takes no other job along, and its memory is all that
     * of the executor. Not for {@code local[...]}.
     *
     * @return a new backend
     */
    public SparkBackend isolated() {
        return with(spark.isolated());
    }

    /**
     * For how long a worker stays after its run, for the next one, which then starts sooner. It holds its slot all the time, and
     * Spark cannot take it back: other Spark jobs wait for it. Zero if it is not set: workers end with their run.
     *
     * @param keepWorkers zero or more
     * @return a new backend
     * @throws IllegalArgumentException if it is negative
     */
    public SparkBackend keepWorkers(Duration keepWorkers) {
        if (keepWorkers.isNegative()) {
            throw new IllegalArgumentException("keepWorkers must not be negative, but is " + keepWorkers);
        }
        return new SparkBackend(spark, workers.withIdleTimeout(keepWorkers));
    }

    /**
     * The port of the driver that workers call, for firewalls; any free one if it is not set. The driver listens at {@code
     * spark.driver.bindAddress}, and workers call {@code spark.driver.host}.
     *
     * @param port a port that nothing else uses; 0 for any
     * @return a new backend
     * @throws IllegalArgumentException if it is no port
     */
    public SparkBackend port(int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be between 0 and 65535, but is " + port);
        }
        return with(spark.withPort(port));
    }

    /**
     * What is brought to the executors, instead of the jars and class folders of this JVM. Without arguments nothing is: they have
     * this library and the classes of the jobs already.
     *
     * @param jars jars, and folders of class files
     * @return a new backend
     * @throws IllegalArgumentException if one is not there; Spark would only log that
     */
    public SparkBackend jars(Path... jars) {
        List<Path> absolute = new ArrayList<>();
        for (Path jar : jars) {
            if (!Files.isReadable(jar)) {
                throw new IllegalArgumentException("the jar " + jar + " is not there, or cannot be read");
            }
            absolute.add(jar.toAbsolutePath().normalize());
        }
        return with(spark.withJars(List.copyOf(absolute)));
    }

    /**
     * Allows jobs and results to go in the clear where Spark is told to encrypt its own messages; without it, a run fails there.
     * Workers are authenticated in any case: each shows a secret of 32 bytes that came with its task.
     *
     * @return a new backend
     */
    public SparkBackend plainSocket() {
        return with(spark.plainSocket());
    }

    /**
     * What turns jobs and results into bytes, if not Java's own serialisation.
     *
     * @param codec a public class with a public constructor without parameters, which executors can load too
     * @return a new backend
     */
    public SparkBackend codec(Class<? extends Codec> codec) {
        return new SparkBackend(spark, workers.withCodec(Objects.requireNonNull(codec, "codec")));
    }

    /**
     * Which classes may be read, in this JVM as results and in executors as jobs and their arguments. Without it, all but those
     * of remote references.
     *
     * @param pattern a pattern as that of the system property {@code jdk.serialFilter}
     * @return a new backend
     * @throws IllegalArgumentException if it is no pattern
     * @see ObjectInputFilter.Config#createFilter
     */
    public SparkBackend filter(String pattern) {
        return new SparkBackend(spark, workers.withFilter(pattern));
    }

    private SparkBackend with(SparkSettings changed) {
        return new SparkBackend(changed, workers);
    }

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public int workers(int nJobs) {
        return nJobs;
    }

    /** A cluster is another machine also where there is one worker. */
    @Override
    public boolean runsSingleInCaller() {
        return false;
    }

    @Override
    public boolean sharesMemory() {
        return false;
    }

    @Override
    public Duration batchTime() {
        return BATCH_TIME;
    }

    @Override
    public Workers open(int nWorkers) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? ClassLoader.getSystemClassLoader() : context;
        return new SparkWorkers(HostedWorkers.open(new SparkLauncher(spark, loader), workers, nWorkers));
    }

    /**
     * Ends the workers that are kept idle, and the Spark application if it is one that {@link #on(String)} has started: now, or
     * when its last run has ended, for which this method waits some seconds. A later run starts another one.
     */
    @Override
    public void close() {
        HostedWorkers.endIdle(
                launcher -> launcher instanceof SparkLauncher ours
                        && ours.settings().equals(spark),
                workers);
        if (spark.master() != null) {
            SparkPlace.endWhenIdle(spark.master());
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SparkBackend backend && backend.spark.equals(spark) && backend.workers.equals(workers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(spark, workers.idleTimeout());
    }

    /** Returns, for example, {@code spark(spark://host:7077)}. */
    @Override
    public String toString() {
        return "spark("
                + (spark.context() == null ? spark.master() : spark.context().master()) + ")";
    }
}
