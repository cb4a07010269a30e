package dev.delayable.runtime;

import dev.delayable.runtime.engine.CallerContext;
import dev.delayable.runtime.engine.Engine;
import dev.delayable.runtime.engine.RunSettings;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The verbs of {@link Parallel} that give results while others are still computed. */
abstract class ParallelStreams {

    ParallelStreams() {}

    abstract RunSettings settings();

    /** What jobs see of the current thread. */
    CallerContext context() {
        return CallerContext.capture(settings().carriers());
    }

    /**
     * Runs jobs while their results are read; the first job starts when the stream is first read.
     * Jobs are taken from the iterable while others run, from a {@link Collection} too: it must not change until the stream is
     * closed or read to its end.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results, in the order of the jobs, or in that of completion if {@link Parallel#unordered unordered}. Reading
     *     throws what {@code run} throws. Close the stream if it is not read to its end: that ends the jobs that still run
     * @throws NullPointerException if {@code jobs} is null; reading the stream throws it if a job is
     */
    public <T extends @Nullable Object> Stream<T> stream(Iterable<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return stream(jobs.iterator());
    }

    /**
     * Runs jobs while their results are read; the first job starts when the stream is first read.
     * Jobs are taken from the iterator while others run.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results, in the order of the jobs, or in that of completion if {@link Parallel#unordered unordered}. Reading
     *     throws what {@code run} throws. Close the stream if it is not read to its end: that ends the jobs that still run
     * @throws NullPointerException if {@code jobs} is null; reading the stream throws it if a job is
     */
    public <T extends @Nullable Object> Stream<T> stream(Iterator<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return typed(Engine.stream(settings(), context(), jobs, false));
    }

    /**
     * Runs jobs while their results are read; the first job starts when the stream is first read.
     * Jobs are taken from the stream while others run, by one thread even if the stream is parallel; the stream is not closed.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the results, in the order of the jobs, or in that of completion if {@link Parallel#unordered unordered}. Reading
     *     throws what {@code run} throws. Close the stream if it is not read to its end: that ends the jobs that still run
     * @throws NullPointerException if {@code jobs} is null; reading the stream throws it if a job is
     */
    public <T extends @Nullable Object> Stream<T> stream(Stream<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return stream(jobs.sequential().iterator());
    }

    /**
     * Runs jobs while their outcomes are read; a failing job does not stop the others.
     * Jobs are taken from the iterable while others run, from a {@link Collection} too: it must not change until the stream is
     * closed or read to its end.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the outcomes, in the order of the jobs, or in that of completion if {@link Parallel#unordered unordered}. Close the
     *     stream if it is not read to its end: that ends the jobs that still run
     * @throws NullPointerException if {@code jobs} is null; reading the stream throws it if a job is
     */
    public <T extends @Nullable Object> Stream<Outcome<T>> streamOutcomes(Iterable<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return jobs instanceof Collection<? extends Job<? extends T>> all
                ? typed(Engine.stream(settings(), context(), all, true))
                : streamOutcomes(jobs.iterator());
    }

    /**
     * Runs jobs while their outcomes are read; a failing job does not stop the others.
     * Jobs are taken from the iterator while others run.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the outcomes, in the order of the jobs, or in that of completion if {@link Parallel#unordered unordered}. Close the
     *     stream if it is not read to its end: that ends the jobs that still run
     * @throws NullPointerException if {@code jobs} is null; reading the stream throws it if a job is
     */
    public <T extends @Nullable Object> Stream<Outcome<T>> streamOutcomes(Iterator<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return typed(Engine.stream(settings(), context(), jobs, true));
    }

    /**
     * Runs jobs while their outcomes are read; a failing job does not stop the others.
     * Jobs are taken from the stream while others run, by one thread even if the stream is parallel; the stream is not closed.
     *
     * @param <T> the type of the results
     * @param jobs the jobs
     * @return the outcomes, in the order of the jobs, or in that of completion if {@link Parallel#unordered unordered}. Close the
     *     stream if it is not read to its end: that ends the jobs that still run
     * @throws NullPointerException if {@code jobs} is null; reading the stream throws it if a job is
     */
    public <T extends @Nullable Object> Stream<Outcome<T>> streamOutcomes(Stream<? extends Job<? extends T>> jobs) {
        Objects.requireNonNull(jobs, "jobs");
        return streamOutcomes(jobs.sequential().iterator());
    }

    @SuppressWarnings("unchecked") // the engine returns what jobs with results of type T return, or their outcomes
    static <R extends @Nullable Object> List<R> typed(List<@Nullable Object> results) {
        return (List<R>) results;
    }

    @SuppressWarnings("unchecked") // as above
    private static <R extends @Nullable Object> Stream<R> typed(Stream<@Nullable Object> results) {
        return (Stream<R>) results;
    }
}
