package dev.delayable.runtime;

import dev.delayable.runtime.engine.CallerContext;
import dev.delayable.runtime.engine.Engine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of {@link Parallel} that give all results at once, for jobs in an {@code Iterable}, an {@code Iterator} or a {@code
 * Stream}. Those that take jobs one by one are in {@link Parallel} itself: they are final, and final methods of a class that is
 * not public cannot be called by reflection.
 */
abstract class ParallelVerbs extends ParallelStreams {

    ParallelVerbs() {}

    /**
     * Runs jobs, waits for them, and returns their results.
     * The elements of a {@link Collection} are copied and checked before any job starts. Any other {@code Iterable} is read
     * while jobs run.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results in the order of the jobs, as an unmodifiable list, which may hold nulls
     * @throws NullPointerException if {@code jobs} or one of the jobs is null
     * @throws JobFailedException if a job fails
     * @throws RunInterruptedException if the calling thread is interrupted
     * @throws DeadlineExceededException if the deadline passes
     */
    public <T extends @Nullable Object> List<T> run(Iterable<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return jobs instanceof Collection<? extends Job<? extends T>> all
                ? typed(Engine.list(settings(), context(), all, false))
                : run(jobs.iterator());
    }

    /**
     * Runs jobs, waits for them, and returns their results.
     * Jobs are taken from the iterator while others run.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results in the order of the jobs, as an unmodifiable list, which may hold nulls
     * @throws NullPointerException if {@code jobs} is null, or a job is; jobs before it may have been run
     * @throws JobFailedException if a job fails
     * @throws RunInterruptedException if the calling thread is interrupted
     * @throws DeadlineExceededException if the deadline passes
     */
    public <T extends @Nullable Object> List<T> run(Iterator<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return typed(Engine.list(settings(), context(), jobs, false));
    }

    /**
     * Runs jobs, waits for them, and returns their results.
     * Jobs are taken from the stream while others run, by one thread even if the stream is parallel; the stream is not closed.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results in the order of the jobs, as an unmodifiable list, which may hold nulls
     * @throws NullPointerException if {@code jobs} is null, or a job is; jobs before it may have been run
     * @throws JobFailedException if a job fails
     * @throws RunInterruptedException if the calling thread is interrupted
     * @throws DeadlineExceededException if the deadline passes
     */
    public <T extends @Nullable Object> List<T> run(Stream<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return run(jobs.sequential().iterator());
    }

    /**
     * Runs jobs and waits for them; a failing job does not stop the others.
     * The elements of a {@link Collection} are copied and checked before any job starts. Any other {@code Iterable} is read
     * while jobs run.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return one outcome for each job, in the order of the jobs, as an unmodifiable list
     * @throws NullPointerException if {@code jobs} or one of the jobs is null
     * @throws RunInterruptedException if the calling thread is interrupted
     */
    public <T extends @Nullable Object> List<Outcome<T>> outcomes(Iterable<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return jobs instanceof Collection<? extends Job<? extends T>> all
                ? typed(Engine.list(settings(), context(), all, true))
                : outcomes(jobs.iterator());
    }

    /**
     * Runs jobs and waits for them; a failing job does not stop the others.
     * Jobs are taken from the iterator while others run.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return one outcome for each job, in the order of the jobs, as an unmodifiable list
     * @throws NullPointerException if {@code jobs} is null, or a job is; jobs before it may have been run
     * @throws RunInterruptedException if the calling thread is interrupted
     */
    public <T extends @Nullable Object> List<Outcome<T>> outcomes(Iterator<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return typed(Engine.list(settings(), context(), jobs, true));
    }

    /**
     * Runs jobs and waits for them; a failing job does not stop the others.
     * Jobs are taken from the stream while others run, by one thread even if the stream is parallel; the stream is not closed.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return one outcome for each job, in the order of the jobs, as an unmodifiable list
     * @throws NullPointerException if {@code jobs} is null, or a job is; jobs before it may have been run
     * @throws RunInterruptedException if the calling thread is interrupted
     */
    public <T extends @Nullable Object> List<Outcome<T>> outcomes(Stream<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return outcomes(jobs.sequential().iterator());
    }

    /**
     * Runs jobs on another thread, which reads the input, and returns at once.
     * That thread copies and checks the elements of a {@link Collection} before any job starts, so the collection must not change
     * until the future is done. Any other {@code Iterable} is read while jobs run.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return completes with the results in the order of the jobs, or with what {@code run} throws. Cancelling it ends the run as an
     *     interrupt does, without waiting for jobs that still run
     * @throws NullPointerException if {@code jobs} is null; the future completes with it if a job is
     */
    public <T extends @Nullable Object> CompletableFuture<List<T>> runAsync(Iterable<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        if (!(jobs instanceof Collection<? extends Job<? extends T>> all)) {
            return runAsync(jobs.iterator());
        }
        CallerContext context = context();
        return AsyncRun.start(() -> typed(Engine.list(settings(), context, all, false)));
    }

    /**
     * Runs jobs on another thread, which reads the input, and returns at once.
     * Jobs are taken from the iterator while others run.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return completes with the results in the order of the jobs, or with what {@code run} throws. Cancelling it ends the run as an
     *     interrupt does, without waiting for jobs that still run
     * @throws NullPointerException if {@code jobs} is null; the future completes with it if a job is
     */
    public <T extends @Nullable Object> CompletableFuture<List<T>> runAsync(Iterator<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        CallerContext context = context();
        return AsyncRun.start(() -> typed(Engine.list(settings(), context, jobs, false)));
    }

    /**
     * Runs jobs on another thread, which reads the input, and returns at once.
     * Jobs are taken from the stream while others run, by one thread even if the stream is parallel; the stream is not closed.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return completes with the results in the order of the jobs, or with what {@code run} throws. Cancelling it ends the run as an
     *     interrupt does, without waiting for jobs that still run
     * @throws NullPointerException if {@code jobs} is null; the future completes with it if a job is
     */
    public <T extends @Nullable Object> CompletableFuture<List<T>> runAsync(Stream<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return runAsync(jobs.sequential().iterator());
    }

    /**
     * Applies a function to each input, in parallel, and returns the results: {@code run} with one job for each input, without
     * the annotation processor.
     *
     * <pre>{@code
     * List<Image> small = Parallel.nJobs(4).map(files, file -> resize(file));
     * }</pre>
     *
     * <p>Everything that {@code run} promises holds. Messages name the input: {@code job 17, map(cat.png) failed: ...}. Backends
     * with other JVMs need inputs and a function that are serialisable, {@code (ThrowingFunction<Path, Image> & Serializable)
     * file -> resize(file)}.
     *
     * @param <A> the type of the inputs
     * @param <R> the type of the results
     * @param inputs the inputs, which may be null; a {@link Collection} is copied before the first of them is worked on, any
     *     other {@code Iterable} is read while others are
     * @param function the function, called by several threads at once; it may throw
     * @return the results in the order of the inputs, as an unmodifiable list, which may hold nulls
     * @throws NullPointerException if {@code inputs} or {@code function} is null
     * @throws JobFailedException if the function throws
     * @throws RunInterruptedException if the calling thread is interrupted
     * @throws DeadlineExceededException if the deadline passes
     */
    public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
            Iterable<? extends A> inputs, ThrowingFunction<? super A, ? extends R> function) {
        Objects.requireNonNull(inputs, "inputs");
        return inputs instanceof Collection<? extends A> all
                ? typed(Engine.map(settings(), context(), all, Objects.requireNonNull(function, "function")))
                : map(inputs.iterator(), function);
    }

    /**
     * Applies a function to each input, in parallel, and returns the results. Inputs are taken from the iterator while others
     * are worked on. All else is as for {@link #map(Iterable, ThrowingFunction)}.
     *
     * @param <A> the type of the inputs
     * @param <R> the type of the results
     * @param inputs the inputs, which may be null
     * @param function the function, called by several threads at once; it may throw
     * @return the results in the order of the inputs, as an unmodifiable list, which may hold nulls
     * @throws NullPointerException if {@code inputs} or {@code function} is null
     * @throws JobFailedException if the function throws
     */
    public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
            Iterator<? extends A> inputs, ThrowingFunction<? super A, ? extends R> function) {
        return run(new MappedInput<A, R>(inputs, function));
    }

    /**
     * Applies a function to each input, in parallel, and returns the results. Inputs are taken from the stream while others are
     * worked on, by the calling thread even if the stream is parallel; the stream is not closed. All else is as for {@link
     * #map(Iterable, ThrowingFunction)}.
     *
     * @param <A> the type of the inputs
     * @param <R> the type of the results
     * @param inputs the inputs, which may be null
     * @param function the function, called by several threads at once; it may throw
     * @return the results in the order of the inputs, as an unmodifiable list, which may hold nulls
     * @throws NullPointerException if {@code inputs} or {@code function} is null
     * @throws JobFailedException if the function throws
     */
    public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
            Stream<? extends A> inputs, ThrowingFunction<? super A, ? extends R> function) {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(function, "function");
        return map(inputs.sequential().iterator(), function);
    }

    /**
     * The same as {@code run} at the end of a stream of jobs: {@code jobs.collect(parallel.collector())}. All jobs are collected
     * before the first one starts; to start them earlier, pass the stream to {@code run}.
     *
     * @param <T> the type of the results
     * @return a collector that runs the jobs, and gives their results in the order of the jobs; it fails as {@code run} does
     */
    public <T extends @Nullable Object> Collector<Job<? extends T>, ?, List<T>> collector() {
        return Collector.<Job<? extends T>, List<Job<? extends T>>, List<T>>of(
                ArrayList::new,
                List::add,
                (first, second) -> {
                    first.addAll(second);
                    return first;
                },
                this::run);
    }
}
