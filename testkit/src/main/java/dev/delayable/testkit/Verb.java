package dev.delayable.testkit;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@link Parallel} can do with jobs. */
enum Verb {
    RUN {
        @Override
        <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            return parallel.run(jobs);
        }
    },
    RUN_LAZILY {
        @Override
        <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            return parallel.run(jobs.iterator());
        }
    },
    STREAM {
        @Override
        <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            try (Stream<T> results = parallel.stream(jobs)) {
                return results.toList();
            }
        }
    },
    RUN_ASYNC {
        @Override
        <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            try {
                return parallel.<T>runAsync(jobs).join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            } catch (CancellationException e) {
                // Newer JDKs throw one of their own around that of the run.
                throw e.getCause() instanceof CancellationException cause ? cause : e;
            }
        }
    },
    COLLECT {
        @Override
        <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            return jobs.stream().collect(parallel.<T>collector());
        }
    },
    OUTCOMES {
        @Override
        <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            return Verb.<T>values(parallel.<T>outcomes(jobs));
        }
    },
    STREAM_OUTCOMES {
        @Override
        <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            try (Stream<Outcome<T>> outcomes = parallel.<T>streamOutcomes(jobs)) {
                return Verb.<T>values(outcomes.toList());
            }
        }
    };

    /** Runs jobs; what ends a run is thrown, where the verb throws it. */
    abstract <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs);

    /** Those that throw what a job has thrown. */
    static List<Verb> thatThrow() {
        return List.of(RUN, RUN_LAZILY, STREAM, RUN_ASYNC, COLLECT);
    }

    /** Those that run in the thread that calls them. */
    static List<Verb> thatBlock() {
        return List.of(RUN, RUN_LAZILY, STREAM, COLLECT, OUTCOMES, STREAM_OUTCOMES);
    }

    private static <T extends @Nullable Object> List<T> values(List<Outcome<T>> outcomes) {
        return outcomes.stream()
                .map(outcome -> ((Outcome.Success<T>) outcome).value())
                .toList();
    }
}
