package dev.delayable.runtime.backend;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.process.ProcessSettings;
import dev.delayable.runtime.process.ProcessWorkers;
import java.io.ObjectInputFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * JVMs of this machine, each with the class path, or the module path, of this one. Arguments and results are copied.
 *
 * <pre>{@code
 * Parallel.nJobs(4)
 *         .backend(Backends.processes().jvmArgs("-Xmx2g").maxJobsPerWorker(1000))
 *         .run(jobs);
 * }</pre>
 *
 * <p>A worker process is started when a run has a job for it, and kept for later runs with the same settings; it ends when it
 * has been idle for {@link #idleTimeout}, and with this JVM, however that ends. A job that takes its process down, by
 * {@link System#exit}, by using up its memory or by a crash of native code, fails with a
 * {@link dev.delayable.runtime.WorkerLostException}; all other jobs are run, in another process if need be.
 *
 * <p>An argument of more than 32 KB is sent to each worker once in a run, however many jobs have it; and an array of
 * primitives of more than 1 MB through a file that all workers map. Jobs that run in the same worker then have the same
 * object: they must not change it, and neither must the caller while the run goes on.
 *
 * <p>What jobs print appears here, line by line. Their standard input is empty. System properties of this JVM are not those of
 * the workers: {@link #jvmArgs} sets them. A backend is an immutable value, and backends with equal settings share their
 * workers.
 *
 * @since 0.1
 */
public final class ProcessBackend implements Backend {

    /** What a batch of quick jobs is sized for: some ten times what it costs to send one and to wake a process for it. */
    private static final Duration BATCH_TIME = Duration.ofMillis(1);

    private static final ProcessBackend DEFAULT = new ProcessBackend(ProcessSettings.standard());

    private final ProcessSettings settings;

    private ProcessBackend(ProcessSettings settings) {
        this.settings = settings;
    }

    /**
     * Workers as they are if nothing is set.
     *
     * @return the backend
     */
    public static ProcessBackend standard() {
        return DEFAULT;
    }

    /**
     * Arguments for the JVM of each worker, instead of those that were set before. Without any, a worker has a serial
     * garbage collector, ends when it is out of memory, and may use as much memory as this machine's JVMs do by default, a
     * quarter of it.
     *
     * @param jvmArgs for example {@code -Xmx2g}, {@code -Dkey=value}
     * @return a new backend
     */
    public ProcessBackend jvmArgs(String... jvmArgs) {
        ProcessSettings.Draft draft = settings.draft();
        draft.jvmArgs = List.of(jvmArgs);
        return with(draft);
    }

    /**
     * Adds a variable to the environment of each worker, which is that of this process else.
     *
     * @param name the name of the variable
     * @param value its value
     * @return a new backend
     */
    public ProcessBackend environment(String name, String value) {
        Map<String, String> environment = new TreeMap<>(settings.environment());
        environment.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        ProcessSettings.Draft draft = settings.draft();
        draft.environment = Map.copyOf(environment);
        return with(draft);
    }

    /**
     * The working directory of each worker; that of this process if it is not set.
     *
     * @param directory the directory
     * @return a new backend
     * @throws IllegalArgumentException if it is not there
     */
    public ProcessBackend workingDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(directory + " is no directory");
        }
        ProcessSettings.Draft draft = settings.draft();
        draft.directory = directory.toAbsolutePath();
        return with(draft);
    }

    /**
     * How many jobs a worker runs before another one takes its place: for functions that leave something behind.
     *
     * @param maxJobs 1 or more; there is no limit if this is not set
     * @return a new backend
     * @throws IllegalArgumentException if it is less than 1
     */
    public ProcessBackend maxJobsPerWorker(int maxJobs) {
        if (maxJobs < 1) {
            throw new IllegalArgumentException("maxJobsPerWorker must be 1 or more, but is " + maxJobs);
        }
        ProcessSettings.Draft draft = settings.draft();
        draft.maxJobs = maxJobs;
        return with(draft);
    }

    /**
     * What each worker runs first. If it fails, no job is run, and the run throws an {@link IllegalStateException} with what
     * the initializer threw as its cause.
     *
     * @param initializer a job, whose result is not used
     * @return a new backend
     */
    public ProcessBackend initializer(Job<?> initializer) {
        Objects.requireNonNull(initializer, "initializer");
        ProcessSettings.Draft draft = settings.draft();
        draft.initializer = initializer;
        return with(draft);
    }

    /**
     * What turns jobs and results into bytes, if not Java's own serialisation.
     *
     * @param codec a public class with a public constructor without parameters, which workers can load too
     * @return a new backend
     */
    public ProcessBackend codec(Class<? extends Codec> codec) {
        Objects.requireNonNull(codec, "codec");
        ProcessSettings.Draft draft = settings.draft();
        draft.codec = codec;
        return with(draft);
    }

    /**
     * Which classes may be read, in this JVM as results and in the workers as jobs and their arguments. Without it, all but
     * those of remote references. The filter of the JVM, if it has one, holds as well, for what is deserialised; without a
     * filter here, calls of static methods with numbers, short texts and short arrays of primitives are not.
     *
     * @param pattern a pattern as that of the system property {@code jdk.serialFilter}
     * @return a new backend
     * @throws IllegalArgumentException if it is no pattern
     * @see ObjectInputFilter.Config#createFilter
     */
    public ProcessBackend filter(String pattern) {
        ObjectInputFilter.Config.createFilter(pattern);
        ProcessSettings.Draft draft = settings.draft();
        draft.filter = pattern;
        return with(draft);
    }

    /**
     * For how long a worker stays without work; a minute if it is not set.
     *
     * @param idleTimeout zero or more
     * @return a new backend
     * @throws IllegalArgumentException if it is negative
     */
    public ProcessBackend idleTimeout(Duration idleTimeout) {
        if (idleTimeout.isNegative()) {
            throw new IllegalArgumentException("idleTimeout must not be negative, but is " + idleTimeout);
        }
        ProcessSettings.Draft draft = settings.draft();
        draft.idleTimeout = idleTimeout;
        return with(draft);
    }

    private static ProcessBackend with(ProcessSettings.Draft draft) {
        return new ProcessBackend(draft.settings());
    }

    /**
     * What has been done by the workers with these settings, of all runs in this JVM.
     *
     * @return the counts up to now
     */
    public ProcessStatistics statistics() {
        return ProcessWorkers.statistics(settings);
    }

    @Override
    public String name() {
        return "processes";
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
    public Duration batchTime() {
        return BATCH_TIME;
    }

    @Override
    public Workers open(int workers) {
        return ProcessWorkers.open(settings, workers);
    }

    /** Ends the workers that are idle. Those that work for a run go on, and are kept afterwards as others are. */
    @Override
    public void close() {
        ProcessWorkers.endIdle(settings);
    }
}
