package dev.delayable.runtime;

import dev.delayable.runtime.engine.CallerContext;
import dev.delayable.runtime.engine.Engine;
import dev.delayable.runtime.engine.RunSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collector;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of {@link Parallel}: each for jobs as an {@code Iterable}, an {@code Iterator}, a {@code Stream}, or one by one.
 */
abstract class ParallelVerbs {

    ParallelVerbs() {}

    abstract RunSettings settings();

    /** What jobs see of the current thread. */
    private CallerContext context() {
        return CallerContext.capture(settings().carriers());
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
     * @throws CancellationException if the calling thread is interrupted, or the deadline passes
     */
    public <T extends @Nullable Object> List<T> run(Iterable<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return jobs instanceof Collection<? extends Job<? extends T>> all
                ? typed(Engine.list(settings(), context(), all, false))
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
     * @throws CancellationException if the calling thread is interrupted, or the deadline passes
     */
    public <T extends @Nullable Object> List<T> run(Iterator<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return typed(Engine.list(settings(), context(), jobs, false));
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
     * @throws CancellationException if the calling thread is interrupted, or the deadline passes
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
     * @throws CancellationException if the calling thread is interrupted, or the deadline passes
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T extends @Nullable Object> List<T> run(Job<? extends T>... jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return run(checked(jobs));
    }

    /**
     * Runs jobs and waits for them, whatever becomes of them: a job that fails stops no other. The elements of a {@link Collection} are taken and checked before any job starts; any
     * other {@code Iterable} is read while jobs run, by the calling thread alone.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return what became of each job, in the order of the jobs, as an unmodifiable list
     * @throws NullPointerException if {@code jobs} or one of the jobs is null
     * @throws CancellationException if the calling thread is interrupted
     */
    public <T extends @Nullable Object> List<Outcome<T>> outcomes(Iterable<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return jobs instanceof Collection<? extends Job<? extends T>> all
                ? typed(Engine.list(settings(), context(), all, true))
                : outcomes(jobs.iterator());
    }

    /**
     * Runs jobs and waits for them, whatever becomes of them: a job that fails stops no other. The jobs are read while others run, by the calling thread alone, and only a little
     * ahead of them. An iterator that is used up gives an empty list.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return what became of each job, in the order of the jobs, as an unmodifiable list
     * @throws NullPointerException if {@code jobs} is null, or a job is; jobs before it may have been run
     * @throws CancellationException if the calling thread is interrupted
     */
    public <T extends @Nullable Object> List<Outcome<T>> outcomes(Iterator<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return typed(Engine.list(settings(), context(), jobs, true));
    }

    /**
     * Runs jobs and waits for them, whatever becomes of them: a job that fails stops no other. The stream is read while jobs run, by the calling thread alone, even if it is a
     * parallel one; it is not closed.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return what became of each job, in the order of the jobs, as an unmodifiable list
     * @throws NullPointerException if {@code jobs} is null, or a job is; jobs before it may have been run
     * @throws CancellationException if the calling thread is interrupted
     */
    public <T extends @Nullable Object> List<Outcome<T>> outcomes(Stream<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return outcomes(jobs.sequential().iterator());
    }

    /**
     * Runs jobs and waits for them, whatever becomes of them: a job that fails stops no other.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return what became of each job, in the order of the jobs, as an unmodifiable list
     * @throws NullPointerException if {@code jobs} or one of the jobs is null; no job is started then
     * @throws CancellationException if the calling thread is interrupted
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T extends @Nullable Object> List<Outcome<T>> outcomes(Job<? extends T>... jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return outcomes(checked(jobs));
    }

    /**
     * Runs jobs as their results are asked for. The first job starts when the stream is read. The elements are read while jobs run, by the thread that reads the results
     * alone, and only a little ahead of them.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results, while later jobs still run; in the order of the jobs, or of completion if {@link Parallel#unordered}. Reading
     *     throws what {@code run} throws. Close it if it is not read to its end: that ends what still runs
     * @throws NullPointerException if {@code jobs} is null; reading throws it if a job is
     */
    public <T extends @Nullable Object> Stream<T> stream(Iterable<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return stream(jobs.iterator());
    }

    /**
     * Runs jobs as their results are asked for. The first job starts when the stream is read. The jobs are read while others run, by the thread that reads the results alone, and only a little
     * ahead of them. An iterator that is used up gives an empty stream.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results, while later jobs still run; in the order of the jobs, or of completion if {@link Parallel#unordered}. Reading
     *     throws what {@code run} throws. Close it if it is not read to its end: that ends what still runs
     * @throws NullPointerException if {@code jobs} is null; reading throws it if a job is
     */
    public <T extends @Nullable Object> Stream<T> stream(Iterator<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return typed(Engine.stream(settings(), context(), jobs, false));
    }

    /**
     * Runs jobs as their results are asked for. The first job starts when the stream is read. The stream is read while jobs run, by the thread that reads the results alone, even if it is a
     * parallel one; it is not closed.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results, while later jobs still run; in the order of the jobs, or of completion if {@link Parallel#unordered}. Reading
     *     throws what {@code run} throws. Close it if it is not read to its end: that ends what still runs
     * @throws NullPointerException if {@code jobs} is null; reading throws it if a job is
     */
    public <T extends @Nullable Object> Stream<T> stream(Stream<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return stream(jobs.sequential().iterator());
    }

    /**
     * Runs jobs as their results are asked for. The first job starts when the stream is read.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results, while later jobs still run; in the order of the jobs, or of completion if {@link Parallel#unordered}. Reading
     *     throws what {@code run} throws. Close it if it is not read to its end: that ends what still runs
     * @throws NullPointerException if {@code jobs} or one of the jobs is null; no job is started then
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T extends @Nullable Object> Stream<T> stream(Job<? extends T>... jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return stream(checked(jobs));
    }

    /**
     * Runs jobs as their outcomes are asked for; a job that fails stops no other. The elements are read while jobs run, by the thread that reads the outcomes
     * alone, and only a little ahead of them.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return what became of each job, while later jobs still run; else as for {@code stream}
     * @throws NullPointerException if {@code jobs} is null; reading throws it if a job is
     */
    public <T extends @Nullable Object> Stream<Outcome<T>> streamOutcomes(Iterable<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return jobs instanceof Collection<? extends Job<? extends T>> all
                ? typed(Engine.stream(settings(), context(), all, true))
                : streamOutcomes(jobs.iterator());
    }

    /**
     * Runs jobs as their outcomes are asked for; a job that fails stops no other. The jobs are read while others run, by the thread that reads the outcomes alone, and only a little
     * ahead of them. An iterator that is used up gives an empty stream.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return what became of each job, while later jobs still run; else as for {@code stream}
     * @throws NullPointerException if {@code jobs} is null; reading throws it if a job is
     */
    public <T extends @Nullable Object> Stream<Outcome<T>> streamOutcomes(Iterator<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return typed(Engine.stream(settings(), context(), jobs, true));
    }

    /**
     * Runs jobs as their outcomes are asked for; a job that fails stops no other. The stream is read while jobs run, by the thread that reads the outcomes alone, even if it is a
     * parallel one; it is not closed.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return what became of each job, while later jobs still run; else as for {@code stream}
     * @throws NullPointerException if {@code jobs} is null; reading throws it if a job is
     */
    public <T extends @Nullable Object> Stream<Outcome<T>> streamOutcomes(Stream<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return streamOutcomes(jobs.sequential().iterator());
    }

    /**
     * Runs jobs as their outcomes are asked for; a job that fails stops no other.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return what became of each job, while later jobs still run; else as for {@code stream}
     * @throws NullPointerException if {@code jobs} or one of the jobs is null; no job is started then
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T extends @Nullable Object> Stream<Outcome<T>> streamOutcomes(Job<? extends T>... jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return streamOutcomes(checked(jobs));
    }

    /**
     * Runs jobs while the calling thread goes on; a thread of the run takes its place. The elements of a {@link Collection} are taken and checked before any job starts; any
     * other {@code Iterable} is read while jobs run, by the thread of the run alone.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return completes with the results, in the order of the jobs, or with what {@code run} throws. Cancelling it ends the run as an
     *     interrupt does, without waiting for jobs that still run
     * @throws NullPointerException if {@code jobs} or one of the jobs is null
     */
    public <T extends @Nullable Object> CompletableFuture<List<T>> runAsync(Iterable<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        CallerContext context = context();
        return jobs instanceof Collection<? extends Job<? extends T>> all
                ? AsyncRun.start(() -> typed(Engine.list(settings(), context, all, false)))
                : runAsync(jobs.iterator());
    }

    /**
     * Runs jobs while the calling thread goes on; a thread of the run takes its place. The jobs are read while others run, by the thread of the run alone, and only a little
     * ahead of them. An iterator that is used up gives an empty list.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return completes with the results, in the order of the jobs, or with what {@code run} throws. Cancelling it ends the run as an
     *     interrupt does, without waiting for jobs that still run
     * @throws NullPointerException if {@code jobs} is null, or a job is; jobs before it may have been run
     */
    public <T extends @Nullable Object> CompletableFuture<List<T>> runAsync(Iterator<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        CallerContext context = context();
        return AsyncRun.start(() -> typed(Engine.list(settings(), context, jobs, false)));
    }

    /**
     * Runs jobs while the calling thread goes on; a thread of the run takes its place. The stream is read while jobs run, by the thread of the run alone, even if it is a
     * parallel one; it is not closed.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return completes with the results, in the order of the jobs, or with what {@code run} throws. Cancelling it ends the run as an
     *     interrupt does, without waiting for jobs that still run
     * @throws NullPointerException if {@code jobs} is null, or a job is; jobs before it may have been run
     */
    public <T extends @Nullable Object> CompletableFuture<List<T>> runAsync(Stream<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return runAsync(jobs.sequential().iterator());
    }

    /**
     * Runs jobs while the calling thread goes on; a thread of the run takes its place.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return completes with the results, in the order of the jobs, or with what {@code run} throws. Cancelling it ends the run as an
     *     interrupt does, without waiting for jobs that still run
     * @throws NullPointerException if {@code jobs} or one of the jobs is null; no job is started then
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T extends @Nullable Object> CompletableFuture<List<T>> runAsync(Job<? extends T>... jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return runAsync(checked(jobs));
    }

    /**
     * The same as {@code run} at the end of a stream of jobs: {@code jobs.collect(parallel.collector())}. The jobs are gathered
     * before the first of them starts; where they should start earlier, hand the stream to {@code run}.
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

    /** Nulls among jobs that are given one by one are found before anything starts, whatever is done with them. */
    private static <J> List<J> checked(J[] jobs) {
        for (int i = 0; i < jobs.length; i++) {
            if (jobs[i] == null) {
                throw new NullPointerException("jobs: job " + i + " is null");
            }
        }
        return Arrays.asList(jobs);
    }

    @SuppressWarnings(
            "unchecked") // the engine returns what jobs with results of type T have returned, or their outcomes
    private static <R extends @Nullable Object> List<R> typed(List<@Nullable Object> results) {
        return (List<R>) results;
    }

    @SuppressWarnings("unchecked") // as above
    private static <R extends @Nullable Object> Stream<R> typed(Stream<@Nullable Object> results) {
        return (Stream<R>) results;
    }
}
