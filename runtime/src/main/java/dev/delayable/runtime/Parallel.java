package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.engine.RunSettings;
import dev.delayable.runtime.progress.Progress;
import dev.delayable.runtime.progress.VerboseLines;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

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
 *   <li>A run inside a job shares the workers of the outer run, and needs no threads of its own.
 * </ul>
 *
 * <p>A {@code Parallel} is an immutable value: it can be shared between threads and used any number of times, also
 * after a failure, and runs that go on at the same time do not disturb one another. Its threads are kept for later runs,
 * and end when they have been idle for some time; there is nothing to close.
 *
 * @since 0.1
 */
public final class Parallel extends ParallelVerbs {

    private final Options options;
    private final RunSettings settings;

    private Parallel(Options options) {
        this.options = options;
        this.settings = options.toSettings();
    }

    /**
     * What the innermost {@link ParallelConfig} of this thread has set; as many jobs at once as there are cores, on threads,
     * if there is none. This is what a library should use that runs jobs for others.
     *
     * @return what holds here and now
     */
    public static Parallel defaults() {
        return new Parallel(ParallelConfig.current());
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
        return new Parallel(Options.NONE.with(Option.N_JOBS, nJobs));
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
     * Sets where the jobs run.
     *
     * @param backend one of {@link Backends}, or your own; {@link Backends#threads()} if it is not set
     * @return a new {@code Parallel} with that backend
     */
    public Parallel backend(Backend backend) {
        return with(Option.BACKEND, Objects.requireNonNull(backend, "backend"));
    }

    /**
     * Makes sure that jobs see the caller's own objects: a backend that would copy arguments and results is replaced by
     * {@link Backends#threads()}.
     *
     * @return a new {@code Parallel}, or this one if its backend shares memory
     */
    public Parallel requireSharedMemory() {
        return options.get(Option.BACKEND).sharesMemory() ? this : backend(Backends.threads());
    }

    /**
     * Sets how long one job may run. A job that runs for longer is interrupted, and fails with a
     * {@link JobTimeoutException}; if it ignores the interrupt for longer than the {@linkplain #grace grace}, it is given up.
     * Only running time counts, not the wait for a worker; each attempt has its own.
     *
     * @param timeout the limit
     * @return a new {@code Parallel} with that limit; there is none if it is not set
     * @throws IllegalArgumentException if {@code timeout} is zero or negative
     */
    public Parallel timeout(Duration timeout) {
        return with(Option.TIMEOUT, Optional.of(positive(timeout, "timeout")));
    }

    /**
     * Sets how long a whole run may take. A run that takes longer is stopped, as by a failure, and throws a
     * {@link java.util.concurrent.CancellationException} whose cause is a {@link java.util.concurrent.TimeoutException}. Where
     * outcomes are asked for, nothing is thrown: jobs that have not ended are failures with a {@code CancellationException}. Jobs
     * that were not taken from an iterator or a stream by then have no outcome.
     *
     * @param deadline the limit
     * @return a new {@code Parallel} with that limit; there is none if it is not set
     * @throws IllegalArgumentException if {@code deadline} is zero or negative
     */
    public Parallel deadline(Duration deadline) {
        return with(Option.DEADLINE, Optional.of(positive(deadline, "deadline")));
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
        if (Objects.requireNonNull(grace, "grace").isNegative()) {
            throw new IllegalArgumentException("grace must not be negative, but is " + grace
                    + ": use Duration.ZERO to give up jobs that do not end at once");
        }
        return with(Option.GRACE, grace);
    }

    /**
     * Sets which jobs that fail are run again.
     *
     * @param retry how often, after how long, and after which exceptions
     * @return a new {@code Parallel} with that retry; no job is run again if it is not set
     */
    public Parallel retry(Retry retry) {
        return with(Option.RETRY, Objects.requireNonNull(retry, "retry"));
    }

    /**
     * Sets how far a run may be ahead: how many jobs may be taken from a lazy input and not yet be delivered. A job is
     * delivered when the stream has passed its result, and where a list is asked for, when it has finished.
     *
     * @param jobs the number; less than {@code nJobs} leaves workers idle
     * @return a new {@code Parallel} with that limit; if it is not set, there is one that lets a slow job be some way behind
     * @throws IllegalArgumentException if {@code jobs} is less than 1
     */
    public Parallel preDispatch(int jobs) {
        return with(Option.PRE_DISPATCH, atLeastOne(jobs, "preDispatch"));
    }

    /**
     * Sets how many jobs a worker claims at once. They are results and failures of their own all the same.
     *
     * @param jobs the number; with 1, no job ever stands behind another at a worker
     * @return a new {@code Parallel} with that size; if it is not set, it is measured, and slow jobs go one by one
     * @throws IllegalArgumentException if {@code jobs} is less than 1
     */
    public Parallel batchSize(int jobs) {
        return with(Option.BATCH_SIZE, atLeastOne(jobs, "batchSize"));
    }

    /**
     * Lets streams give results in the order in which the jobs finish. Lists keep the order of the jobs.
     *
     * @return a new {@code Parallel} that does
     */
    public Parallel unordered() {
        return with(Option.UNORDERED, true);
    }

    /**
     * Adds a listener, which is told what happens in each run.
     *
     * @param listener the listener, beside those that were added before
     * @return a new {@code Parallel} with one more listener
     */
    public Parallel listener(RunListener listener) {
        return with(
                Option.LISTENERS, added(options.get(Option.LISTENERS), Objects.requireNonNull(listener, "listener")));
    }

    /**
     * Lets runs print how far they are, in the lines of joblib:
     *
     * <pre>
     * [Parallel(n_jobs=5)]: Using backend threads with 5 concurrent workers.
     * [Parallel(n_jobs=5)]: Done  10 out of  20 | elapsed:    2.0s remaining:    2.0s
     * [Parallel(n_jobs=5)]: Done  20 out of  20 | elapsed:    4.0s finished
     * </pre>
     *
     * <p>The higher the level, the more lines there are. Each level has a line at the start and one at the end, which also says
     * whether the run was stopped and how many jobs have failed; and in between:
     *
     * <ul>
     *   <li>1 to 10: where the number of jobs is known, at most as many lines as the level says, in even steps; else ever
     *       fewer of them, line number k after about k² · (11 − level)² / 2 jobs.
     *   <li>11 and more: a line for each job.
     * </ul>
     *
     * <p>Below 50 the lines go to the standard error stream, from 50 on to the standard output.
     *
     * @param level 0 for no lines, in place of a level that was set before
     * @return a new {@code Parallel} with that level; it is 0 if it is not set
     * @throws IllegalArgumentException if {@code level} is negative
     * @since 0.1
     */
    public Parallel verbose(int level) {
        if (level < 0) {
            throw new IllegalArgumentException(
                    "verbose must not be negative, but is " + level + ": use 0 to print nothing");
        }
        return with(Option.VERBOSE, level == 0 ? Optional.empty() : Optional.of(VerboseLines.of(level)));
    }

    /**
     * Lets runs show how far they are, with rate, elapsed and remaining time, on the standard error stream: as a bar in a
     * terminal; else, in a log file for example, as a line every five seconds and one at the end. A terminal is what {@link
     * System#console()} says is one, unless the environment variable {@code TERM} is {@code dumb}: a JVM cannot see that
     * only its error stream is redirected.
     *
     * <p>The bar is drawn by the library {@code me.tongfei:progressbar}, which must be among the dependencies; it is not
     * brought by this one. In a modular program the module {@code me.tongfei.progressbar} must be required too.
     *
     * @return a new {@code Parallel} that shows its progress
     * @throws IllegalStateException if the library is missing
     * @since 0.1
     */
    public Parallel progress() {
        return with(Option.PROGRESS, Optional.of(Progress.report()));
    }

    /**
     * Adds a carrier, which takes what belongs to the caller's thread into the jobs.
     *
     * @param carrier the carrier, beside those that were added before; opened in this order, and closed the other way round
     * @return a new {@code Parallel} with one more carrier
     */
    public Parallel context(ContextCarrier<?> carrier) {
        return with(Option.CARRIERS, added(options.get(Option.CARRIERS), Objects.requireNonNull(carrier, "carrier")));
    }

    private <V> Parallel with(Option<V> option, V value) {
        return new Parallel(options.with(option, value));
    }

    private static <E> List<E> added(List<E> list, E element) {
        return Stream.concat(list.stream(), Stream.of(element)).toList();
    }

    private static Duration positive(Duration duration, String name) {
        if (Objects.requireNonNull(duration, name).isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    name + " must be positive, but is " + duration + ": leave it out for no limit");
        }
        return duration;
    }

    private static int atLeastOne(int jobs, String name) {
        if (jobs < 1) {
            throw new IllegalArgumentException(
                    name + " must be 1 or more, but is " + jobs + ": leave it out to let the engine choose");
        }
        return jobs;
    }

    Options options() {
        return options;
    }

    @Override
    RunSettings settings() {
        return settings;
    }

    /** Reads {@code Parallel(nJobs=5, backend=threads)}. */
    @Override
    public String toString() {
        return "Parallel(nJobs=" + options.get(Option.N_JOBS) + ", backend="
                + options.get(Option.BACKEND).name() + ")";
    }
}
