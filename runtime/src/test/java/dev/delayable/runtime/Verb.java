package dev.delayable.runtime;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@link Parallel} can do with jobs, for tests of what holds whatever it is. */
public enum Verb {
    RUN {
        @Override
        public <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            return parallel.run(jobs);
        }
    },
    RUN_LAZILY {
        @Override
        public <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            return parallel.run(jobs.iterator());
        }
    },
    STREAM {
        @Override
        public <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            try (Stream<T> results = parallel.stream(jobs)) {
                return results.toList();
            }
        }
    },
    RUN_ASYNC {
        @Override
        public <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
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
        public <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            return jobs.stream().collect(parallel.<T>collector());
        }
    },
    OUTCOMES {
        @Override
        public <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            return Verb.<T>values(parallel.<T>outcomes(jobs));
        }
    },
    STREAM_OUTCOMES {
        @Override
        public <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs) {
            try (Stream<Outcome<T>> outcomes = parallel.<T>streamOutcomes(jobs)) {
                return Verb.<T>values(outcomes.toList());
            }
        }
    };

    /** Runs jobs; what ends a run is thrown, where the verb throws it. */
    public abstract <T extends @Nullable Object> List<T> results(Parallel parallel, List<Job<T>> jobs);

    /** Those that throw what a job has thrown. */
    public static List<Verb> thatThrow() {
        return List.of(RUN, RUN_LAZILY, STREAM, RUN_ASYNC, COLLECT);
    }

    private static <T extends @Nullable Object> List<T> values(List<Outcome<T>> outcomes) {
        return outcomes.stream()
                .map(outcome -> ((Outcome.Success<T>) outcome).value())
                .toList();
    }
}
