package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.engine.RunSettings;
import dev.delayable.runtime.progress.Progress;
import dev.delayable.runtime.progress.VerboseLines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
 *   <li>No more than {@code nJobs} jobs of the run run at once; several runs at the same time each have that many. With {@code
 *       nJobs(1)} jobs run one by one: in the calling thread, unless the backend isolates jobs or bounds the workers of all runs.
 *   <li>The first job that fails stops the run: no more jobs are taken from the input, running jobs are interrupted, and
 *       {@code run} throws after they have ended. When {@code run} returns or throws, none of its jobs is running, and none
 *       starts later. A job that ignores its interrupt for longer than the {@linkplain #grace grace} is abandoned: the
 *       exception names it as still running, and a log message reports its end.
 *   <li>A {@link JobFailedException} names the call that failed, and has the exception of the job as its cause. An
 *       {@link Error} is thrown itself, with a {@link JobFailedException} among its suppressed exceptions.
 *   <li>An exception that the input throws reaches the caller as itself.
 *   <li>An interrupt of the caller stops the run too: {@code run} throws a {@link RunInterruptedException}, with the
 *       interrupt flag set and the {@link InterruptedException} as its cause.
 *   <li>Jobs see the context class loader of the caller.
 *   <li>A run inside a job shares the workers of the outer run, and needs no threads of its own.
 * </ul>
 *
 * <p>A {@code Parallel} is an immutable value: it can be shared between threads and used any number of times, also
 * after a failure, and concurrent runs do not disturb one another. Threads are kept for later runs and end after some idle
 * time; there is nothing to close.
 *
 * <p>Null arguments are refused with a {@link NullPointerException} that names the parameter.
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
     * The options of the innermost {@link ParallelConfig} scope of this thread; as many jobs at once as there are cores, on
     * threads, if there is none. A library that runs jobs for others should use this.
     *
     * @return what holds here and now; it does not change when the scope ends
     */
    public static Parallel defaults() {
        return new Parallel(ParallelConfig.current());
    }

    /**
     * A {@code Parallel} that runs up to this many jobs at once in each of its runs. All other options are those of the
     * {@link ParallelConfig} scope of this thread if there is one, as in joblib, and otherwise their defaults.
     *
     * <p>This is a static factory. On an existing {@code Parallel}, {@code parallel.nJobs(8)} compiles and drops all options of
     * {@code parallel}; javac's lint {@code static} warns of it. To change the number of workers, call {@link #workers(int)}.
     *
     * @param nJobs 1 for one job at a time, in the calling thread where the backend allows it; -1 for as many as there are
     *     {@linkplain #cpuCount() cores}, -2 for one less, and so on, but at least one
     * @return a {@code Parallel} with that many workers
     * @throws IllegalArgumentException if {@code nJobs} is 0
     */
    public static Parallel nJobs(int nJobs) {
        checked(nJobs, "nJobs");
        return defaults().workers(nJobs);
    }

    /**
     * Sets how many jobs run at once, and keeps all other options.
     *
     * <pre>{@code
     * Parallel base = Parallel.nJobs(2).backend(Backends.processes()).timeout(Duration.ofSeconds(1));
     * base.workers(8)                   // 8 jobs at once, in processes, one second each
     * Parallel.defaults().workers(8)    // 8 jobs at once, all else as the scope has it
     * }</pre>
     *
     * @param workers the number, as for {@link #nJobs(int)}: 1 for one job at a time, -1 for as many as there are cores
     * @return a new {@code Parallel} with that many workers
     * @throws IllegalArgumentException if {@code workers} is 0
     */
    public Parallel workers(int workers) {
        checked(workers, "workers");
        return with(Option.N_JOBS, workers);
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
        checked(nJobs, "nJobs");
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
     * Sets how long one job may run. A job that runs longer is interrupted and fails with a
     * {@link JobTimeoutException}; if it ignores the interrupt for longer than the {@linkplain #grace grace}, it is abandoned.
     * Only running time counts, not the wait for a worker. Each attempt has its own limit.
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
     * {@link DeadlineExceededException} whose cause is a {@link java.util.concurrent.TimeoutException}. The verbs that return
     * outcomes throw nothing: jobs that have not ended are failures with a {@code DeadlineExceededException}, and jobs that
     * were not taken from an iterator or a stream by then have no outcome.
     *
     * @param deadline the limit
     * @return a new {@code Parallel} with that limit; there is none if it is not set
     * @throws IllegalArgumentException if {@code deadline} is zero or negative
     */
    public Parallel deadline(Duration deadline) {
        return with(Option.DEADLINE, Optional.of(positive(deadline, "deadline")));
    }

    /**
     * Sets how long an interrupted job may take to end, after a failure or an interrupt of the caller, before it is
     * abandoned.
     *
     * @param grace the time; zero abandons such jobs at once
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
     * Sets how many jobs may be taken from a lazy input and not yet be delivered. A job of a stream is delivered when its result
     * has left the stream, a job of a list when it has finished. The default is 64 jobs or 16 for each worker, and more for quick
     * jobs; set a lower number for jobs with large arguments.
     *
     * @param jobs the number; less than {@code nJobs} leaves workers idle
     * @return a new {@code Parallel} with that limit; the default is chosen by the engine if it is not set
     * @throws IllegalArgumentException if {@code jobs} is less than 1
     */
    public Parallel preDispatch(int jobs) {
        return with(Option.PRE_DISPATCH, atLeastOne(jobs, "preDispatch"));
    }

    /**
     * Sets how many jobs a worker claims at once. Results, failures and time limits are per job regardless.
     *
     * @param jobs the number; with 1, no job ever waits behind another one at a worker
     * @return a new {@code Parallel} with that size; if it is not set, the engine measures the jobs, and slow jobs are
     *     claimed one by one
     * @throws IllegalArgumentException if {@code jobs} is less than 1
     */
    public Parallel batchSize(int jobs) {
        return with(Option.BATCH_SIZE, atLeastOne(jobs, "batchSize"));
    }

    /**
     * Lets streams deliver results in the order of completion. Lists keep the order of the jobs.
     *
     * @return a new {@code Parallel} with unordered streams
     */
    public Parallel unordered() {
        return with(Option.UNORDERED, true);
    }

    /**
     * Keeps the results of jobs, and does not run jobs whose result is kept. Such a result is an outcome with {@link
     * Outcome.Success#fromMemory()}, and is told to listeners as {@link RunListener#recalled recalled}. Of jobs in one run that call
     * the same function with equal arguments one runs, and each has a result of its own. A result is kept before it is delivered;
     * failures are not kept.
     *
     * <pre>{@code
     * Parallel.nJobs(8).memory(Memory.in(Path.of("results"))).run(jobs);
     * }</pre>
     *
     * <p>Results are looked up and kept in this JVM, wherever the jobs run. Runs inside jobs have the memory of a {@link
     * ParallelConfig} around them; in worker processes, if it is {@link java.io.Serializable}.
     *
     * @param memory where results are kept, for example {@code dev.delayable.memory.Memory}
     * @return a new {@code Parallel} with that memory; there is none if it is not set
     * @since 0.1
     */
    public Parallel memory(ResultMemory memory) {
        return with(Option.MEMORY, Optional.of(Objects.requireNonNull(memory, "memory")));
    }

    /**
     * Adds a listener, which receives the events of each run.
     *
     * @param listener the listener, beside those that were added before
     * @return a new {@code Parallel} with one more listener
     */
    public Parallel listener(RunListener listener) {
        return with(
                Option.LISTENERS, added(options.get(Option.LISTENERS), Objects.requireNonNull(listener, "listener")));
    }

    /**
     * Lets runs print their progress, in the lines of joblib:
     *
     * <pre>
     * [Parallel(n_jobs=5)]: Using backend threads with 5 concurrent workers.
     * [Parallel(n_jobs=5)]: Done  10 out of  20 | elapsed:    2.0s remaining:    2.0s
     * [Parallel(n_jobs=5)]: Done  20 out of  20 | elapsed:    4.0s finished
     * </pre>
     *
     * <p>The higher the level, the more lines there are. Each level has a line at the start and one at the end, which also
     * reports whether the run was stopped and how many jobs failed; and in between:
     *
     * <ul>
     *   <li>1 to 10: where the number of jobs is known, at most as many lines as the level says, in even steps; otherwise ever
     *       more seldom, line number k after about k² · (11 − level)² / 2 jobs.
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
     * Lets runs show their progress, with rate, elapsed and remaining time, on the standard error stream: as a bar in a terminal,
     * and otherwise, for example in a log file, as a line every five seconds and one at the end. The JVM is in a terminal if
     * {@link System#console()} says so and the environment variable {@code TERM} is not {@code dumb}; a JVM cannot detect that
     * only its error stream is redirected.
     *
     * <p>The library {@code me.tongfei:progressbar} draws the bar. It is an optional dependency: add it to your project, and in a
     * modular program require the module {@code me.tongfei.progressbar}.
     *
     * @return a new {@code Parallel} that shows its progress
     * @throws IllegalStateException if the library is missing
     * @since 0.1
     */
    public Parallel progress() {
        return with(Option.PROGRESS, Optional.of(Progress.report()));
    }

    /**
     * Writes a page of each run that shows where the time went: which worker ran which job when, what failed, and what the end
     * of the run cost. The file is rewritten as a whole while the run goes on, so a complete page is there however the run
     * ends. It holds the texts of jobs, and so values of their arguments.
     *
     * @param path where to write it; {@code %n} stands for the number of the run
     * @return a new {@code Parallel} with that report, in place of one that was set before
     * @see Report#to(Path)
     * @since 0.1
     */
    public Parallel report(Path path) {
        return report(Report.to(path));
    }

    /**
     * Makes reports of each run. Runs inside its jobs are part of them, and have none of their own.
     *
     * @param report which
     * @return a new {@code Parallel} with that report, in place of one that was set before
     * @since 0.1
     */
    public Parallel report(Report report) {
        return with(Option.REPORT, Optional.of(Objects.requireNonNull(report, "report")));
    }

    /**
     * Adds a carrier, which carries context of the caller's thread into the jobs.
     *
     * @param carrier the carrier, beside those that were added before; carriers are opened in this order and closed in reverse
     * @return a new {@code Parallel} with one more carrier
     */
    public Parallel context(ContextCarrier<?> carrier) {
        return with(Option.CARRIERS, added(options.get(Option.CARRIERS), Objects.requireNonNull(carrier, "carrier")));
    }

    /**
     * Runs jobs, waits for them, and returns their results.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results in the order of the jobs, as an unmodifiable list, which may hold nulls
     * @throws NullPointerException if {@code jobs} or one of the jobs is null; no job is started then
     * @throws JobFailedException if a job fails
     * @throws RunInterruptedException if the calling thread is interrupted
     * @throws DeadlineExceededException if the deadline passes
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T extends @Nullable Object> List<T> run(Job<? extends T>... jobs) {
        return run(checked(jobs));
    }

    /**
     * Runs jobs and waits for them; a failing job does not stop the others.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return one outcome for each job, in the order of the jobs, as an unmodifiable list
     * @throws NullPointerException if {@code jobs} or one of the jobs is null; no job is started then
     * @throws RunInterruptedException if the calling thread is interrupted
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T extends @Nullable Object> List<Outcome<T>> outcomes(Job<? extends T>... jobs) {
        return outcomes(checked(jobs));
    }

    /**
     * Runs jobs while their results are read.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results, as of {@link #stream(Iterable)}
     * @throws NullPointerException if {@code jobs} or one of the jobs is null; no job is started then
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T extends @Nullable Object> Stream<T> stream(Job<? extends T>... jobs) {
        return stream(checked(jobs));
    }

    /**
     * Runs jobs while their outcomes are read; a failing job does not stop the others.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the outcomes, as of {@link #streamOutcomes(Iterable)}
     * @throws NullPointerException if {@code jobs} or one of the jobs is null; no job is started then
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T extends @Nullable Object> Stream<Outcome<T>> streamOutcomes(Job<? extends T>... jobs) {
        return streamOutcomes(checked(jobs));
    }

    /**
     * Runs jobs on another thread, and returns at once.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the future results, as of {@link #runAsync(Iterable)}
     * @throws NullPointerException if {@code jobs} or one of the jobs is null; no job is started then
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T extends @Nullable Object> CompletableFuture<List<T>> runAsync(Job<? extends T>... jobs) {
        return runAsync(checked(jobs));
    }

    /** Nulls among jobs that are given one by one are found before anything starts, whatever is done with the jobs. */
    private static <J> List<J> checked(J[] jobs) {
        Objects.requireNonNull(jobs, "jobs");
        for (int i = 0; i < jobs.length; i++) {
            if (jobs[i] == null) {
                throw new NullPointerException("jobs: job " + i + " is null");
            }
        }
        return Arrays.asList(jobs);
    }

    private static void checked(int nJobs, String name) {
        if (nJobs == 0) {
            throw new IllegalArgumentException(name + " must not be 0: use 1 for a plain loop in the calling thread, "
                    + "a positive number for that many jobs at once, or -1 for as many as there are cores");
        }
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

    /** Returns, for example, {@code Parallel(nJobs=5, backend=threads)}. */
    @Override
    public String toString() {
        return "Parallel(nJobs=" + options.get(Option.N_JOBS) + ", backend="
                + options.get(Option.BACKEND).name() + ")";
    }
}
