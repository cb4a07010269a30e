package dev.delayable.runtime;

import dev.delayable.runtime.engine.Engine;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs in parallel and returns their results in the order of the jobs.
 *
 * <pre>{@code
 * List<Integer> results = Parallel.nJobs(5).run(IntStream.range(0, 20).mapToObj(SlowFunctionsDelayed::slowFunction));
 * }</pre>
 *
 * <p>For every run:
 *
 * <ul>
 *   <li>Result i belongs to job i.
 *   <li>No more than {@code nJobs} jobs run at once. With {@code nJobs(1)} they run one by one in the calling thread.
 *   <li>The first job that fails stops the run: no more jobs are taken from the input, jobs that are running are
 *       interrupted, and {@code run} throws when they have ended. When {@code run} returns or throws, none of its jobs is
 *       running, and none starts later. A job that ignores its interrupt for longer than the {@linkplain #grace grace} is
 *       given up: the exception names it as still running, and it is logged when it ends.
 *   <li>A {@link JobFailedException} names the call that failed, and has the exception of the job as its cause. An
 *       {@link Error} arrives as itself, with a {@link JobFailedException} among its suppressed exceptions.
 *   <li>An exception that the input throws reaches the caller as itself.
 *   <li>An interrupt of the caller stops the run too: {@code run} throws a {@link CancellationException}, with the
 *       interrupt flag set and the {@link InterruptedException} as its cause.
 *   <li>Jobs see the context class loader of the caller.
 * </ul>
 *
 * <p>A {@code Parallel} is an immutable value: it can be shared between threads and used any number of times, also
 * after a failure, and runs that go on at the same time do not disturb one another. Its threads are kept for later runs,
 * and end when they have been idle for some time; there is nothing to close.
 *
 * @since 0.1
 */
public final class Parallel {

    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    private final int nJobs;
    private final Duration grace;

    private Parallel(int nJobs, Duration grace) {
        this.nJobs = nJobs;
        this.grace = grace;
    }

    /**
     * Runs up to this many jobs at once.
     *
     * @param nJobs 1 for a plain loop in the calling thread; -1 for as many as there are {@linkplain #cpuCount() cores},
     *     -2 for one less, and so on, but at least one
     * @return a {@code Parallel} with that many workers
     * @throws IllegalArgumentException if {@code nJobs} is 0
     */
    public static Parallel nJobs(int nJobs) {
        effectiveNJobs(nJobs);
        return new Parallel(nJobs, DEFAULT_GRACE);
    }

    /**
     * How many cores this process may use: the quota of a container and the affinity of the process are respected.
     *
     * @return 1 or more
     */
    public static int cpuCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * How many jobs run at once with {@code nJobs(-1)}.
     *
     * @return 1 or more
     */
    public static int effectiveNJobs() {
        return effectiveNJobs(-1);
    }

    /**
     * How many jobs run at once with {@code nJobs(nJobs)}.
     *
     * @param nJobs as for {@link #nJobs(int)}
     * @return {@code nJobs} itself if it is positive; else the number of cores less {@code -nJobs - 1}, but at least 1
     * @throws IllegalArgumentException if {@code nJobs} is 0
     */
    public static int effectiveNJobs(int nJobs) {
        if (nJobs == 0) {
            throw new IllegalArgumentException("nJobs must not be 0: use 1 for a plain loop in the calling thread, "
                    + "a positive number for that many jobs at once, or -1 for as many as there are cores");
        }
        return nJobs > 0 ? nJobs : Math.max(1, cpuCount() + 1 + nJobs);
    }

    /**
     * Sets how long an interrupted job may take to end, after a failure or an interrupt of the caller, before it is given
     * up.
     *
     * @param grace the time; zero gives up at once
     * @return a new {@code Parallel} with that grace; the default is 5 seconds
     * @throws IllegalArgumentException if {@code grace} is negative
     */
    public Parallel grace(Duration grace) {
        Objects.requireNonNull(grace, "grace");
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace must not be negative, but is " + grace
                    + ": use Duration.ZERO to give up jobs that do not end at once");
        }
        return new Parallel(nJobs, grace);
    }

    /**
     * Runs jobs and waits for them. The elements of a {@link Collection} are taken and checked before any job starts; any
     * other {@code Iterable} is read while jobs run, by the calling thread alone.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results in the order of the jobs, as an unmodifiable list, which may hold nulls
     * @throws NullPointerException if {@code jobs} or one of the jobs is null
     * @throws JobFailedException if a job fails
     * @throws CancellationException if the calling thread is interrupted
     */
    public <T extends @Nullable Object> List<T> run(Iterable<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return jobs instanceof Collection<? extends Job<? extends T>> all
                ? typed(Engine.run(all, effectiveNJobs(nJobs), grace))
                : run(jobs.iterator());
    }

    /**
     * Runs jobs and waits for them. The jobs are read while others run, by the calling thread alone, and only a little
     * ahead of them. An iterator that is used up gives an empty list.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results in the order of the jobs, as an unmodifiable list, which may hold nulls
     * @throws NullPointerException if {@code jobs} is null, or a job is; jobs before it may have been run
     * @throws JobFailedException if a job fails
     * @throws CancellationException if the calling thread is interrupted
     */
    public <T extends @Nullable Object> List<T> run(Iterator<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return typed(Engine.run(jobs, effectiveNJobs(nJobs), grace));
    }

    /**
     * Runs jobs and waits for them. The stream is read while jobs run, by the calling thread alone, even if it is a
     * parallel one; it is not closed.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results in the order of the jobs, as an unmodifiable list, which may hold nulls
     * @throws NullPointerException if {@code jobs} is null, or a job is; jobs before it may have been run
     * @throws JobFailedException if a job fails
     * @throws CancellationException if the calling thread is interrupted
     */
    public <T extends @Nullable Object> List<T> run(Stream<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return run(jobs.sequential().iterator());
    }

    /**
     * Runs jobs and waits for them.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results in the order of the jobs, as an unmodifiable list, which may hold nulls
     * @throws NullPointerException if {@code jobs} or one of the jobs is null; no job is started then
     * @throws JobFailedException if a job fails
     * @throws CancellationException if the calling thread is interrupted
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T extends @Nullable Object> List<T> run(Job<? extends T>... jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return run(Arrays.asList(jobs));
    }

    @SuppressWarnings("unchecked") // the engine returns what jobs with results of type T have returned
    private static <T extends @Nullable Object> List<T> typed(List<@Nullable Object> results) {
        return (List<T>) results;
    }

    /** Reads {@code Parallel(nJobs=5, backend=threads)}. */
    @Override
    public String toString() {
        return "Parallel(nJobs=" + nJobs + ", backend=threads)";
    }
}
