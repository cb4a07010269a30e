package dev.delayable.runtime.backend;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.hosting.HostedWorkers;
import dev.delayable.runtime.backend.hosting.WorkerSettings;
import dev.delayable.runtime.process.ProcessLauncher;
import dev.delayable.runtime.process.ProcessSettings;
import java.io.ObjectInputFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
 * primitives, or of such arrays, of more than 1 MB through a file that all workers read. Jobs that run in the same worker then have the same
 * object: they must not change it, and neither must the caller while the run goes on.
 *
 * <p>What jobs print appears here, line by line. Their standard input is empty. The workers have the default
 * locale, time zone and encodings of this JVM, its assertions, and what it was opened for; other system properties of this JVM are
 * not theirs: {@link #jvmArgs} sets them. A backend is an immutable value, and backends with equal settings share their
 * workers.
 *
 * @since 0.1
 */
public final class ProcessBackend implements Backend {

    /** What a batch of quick jobs is sized for: some ten times what it costs to send one and to wake a process for it. */
    private static final Duration BATCH_TIME = Duration.ofMillis(1);

    /** More than any machine has processes for; a run starts no more of them than it has jobs. */
    private static final int MAX_WORKERS = 0x7fff;

    private static final ProcessBackend DEFAULT =
            new ProcessBackend(ProcessSettings.standard(), WorkerSettings.standard(), Integer.MAX_VALUE);

    /** What processes have beyond what workers of all places have. */
    private final ProcessSettings processes;

    private final WorkerSettings settings;
    private final int maxWorkers;

    private ProcessBackend(ProcessSettings processes, WorkerSettings settings, int maxWorkers) {
        this.processes = processes;
        this.settings = settings;
        this.maxWorkers = maxWorkers;
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
     * @throws IllegalArgumentException if one of them is not an option, or replaces the program or its class path
     */
    public ProcessBackend jvmArgs(String... jvmArgs) {
        return with(
                new ProcessSettings(WorkerOptions.jvmArgs(jvmArgs), processes.environment(), processes.directory()));
    }

    /**
     * Adds a variable to the environment of each worker, which is otherwise that of this process.
     *
     * @param name the name of the variable
     * @param value its value
     * @return a new backend
     * @throws IllegalArgumentException if no variable can have that name or value
     */
    public ProcessBackend environment(String name, String value) {
        Map<String, String> environment = new TreeMap<>(processes.environment());
        environment.put(
                WorkerOptions.variable(Objects.requireNonNull(name, "name")),
                WorkerOptions.value(Objects.requireNonNull(value, "value")));
        return with(new ProcessSettings(processes.jvmArgs(), Map.copyOf(environment), processes.directory()));
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
            throw new IllegalArgumentException(directory + " is not a directory: create it first");
        }
        return with(new ProcessSettings(processes.jvmArgs(), processes.environment(), directory.toAbsolutePath()));
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
            throw new IllegalArgumentException(
                    "maxJobsPerWorker must be 1 or more, but is " + maxJobs + ": leave it out for no limit");
        }
        return with(settings.withMaxJobs(maxJobs));
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
        return with(settings.withInitializer(initializer));
    }

    /**
     * What turns jobs and results into bytes, if not Java's own serialisation.
     *
     * @param codec a public class with a public constructor without parameters, which workers can load too
     * @return a new backend
     */
    public ProcessBackend codec(Class<? extends Codec> codec) {
        Objects.requireNonNull(codec, "codec");
        return with(settings.withCodec(codec));
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
        return with(settings.withFilter(pattern));
    }

    /**
     * For how long a worker stays without work; a minute if it is not set.
     *
     * @param idleTimeout zero or more
     * @return a new backend
     * @throws IllegalArgumentException if it is negative
     */
    public ProcessBackend idleTimeout(Duration idleTimeout) {
        return with(settings.withIdleTimeout(idleTimeout));
    }

    /**
     * Bounds the number of workers of all runs together. Runs with equal backends share these workers fairly: in turn, for
     * about a millisecond or one batch each. A run that finds no free worker waits, and holds none meanwhile. Without this
     * bound each run has as many workers as it asks for, and runs do not wait for one another.
     *
     * @param maxWorkers 1 or more
     * @return a new backend
     * @throws IllegalArgumentException if {@code maxWorkers} is less than 1
     */
    public ProcessBackend maxWorkers(int maxWorkers) {
        return new ProcessBackend(processes, settings, MaxWorkers.checked(maxWorkers));
    }

    @Override
    public int maxWorkers() {
        return maxWorkers;
    }

    private ProcessBackend with(ProcessSettings changed) {
        return new ProcessBackend(changed, settings, maxWorkers);
    }

    private ProcessBackend with(WorkerSettings changed) {
        return new ProcessBackend(processes, changed, maxWorkers);
    }

    /**
     * What has been done by the workers with these settings, of all runs in this JVM. With an initializer or a codec of the
     * program, the counts last as long as the workers, and then as long as the backend of their last runs is in use.
     *
     * @return the counts up to now
     */
    public ProcessStatistics statistics() {
        return HostedWorkers.statistics(new ProcessLauncher.With(processes), settings);
    }

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public int workers(int nJobs) {
        return Math.min(Math.min(nJobs, maxWorkers), MAX_WORKERS);
    }

    /** Jobs are isolated from the caller also where there is one worker. */
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
    public Workers open(int workers) {
        return HostedWorkers.open(ProcessLauncher.of(processes), settings, workers);
    }

    /**
     * Ends the workers that are idle, and returns when their processes have ended. A process that takes longer than 15 seconds is
     * killed; if the calling thread is interrupted, all of them are, and the interrupt flag stays set. Workers of a run go on,
     * and are kept afterwards as others are. Later runs with this backend start new workers.
     */
    @Override
    public void close() {
        HostedWorkers.endIdle(new ProcessLauncher.With(processes), settings);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProcessBackend backend
                && backend.maxWorkers == maxWorkers
                && backend.settings.equals(settings)
                && backend.processes.equals(processes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                processes.jvmArgs(), processes.environment(), maxWorkers); // not the initializer, a user's object
    }

    /** Returns, for example, {@code processes} or {@code processes(maxWorkers=8)}. */
    @Override
    public String toString() {
        return MaxWorkers.text(this);
    }
}
