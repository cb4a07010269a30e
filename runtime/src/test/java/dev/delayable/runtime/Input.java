package dev.delayable.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways of handing jobs to {@link Parallel}. */
enum Input {
    COLLECTION {
        @Override
        <T extends @Nullable Object> List<T> run(Parallel parallel, List<Job<T>> jobs) {
            return parallel.run(new ArrayList<>(jobs));
        }
    },
    ITERABLE {
        @Override
        <T extends @Nullable Object> List<T> run(Parallel parallel, List<Job<T>> jobs) {
            // A lambda is no Collection.
            Iterable<Job<T>> iterable = () -> jobs.iterator();
            return parallel.run(iterable);
        }
    },
    ITERATOR {
        @Override
        <T extends @Nullable Object> List<T> run(Parallel parallel, List<Job<T>> jobs) {
            return parallel.run(jobs.iterator());
        }
    },
    STREAM {
        @Override
        <T extends @Nullable Object> List<T> run(Parallel parallel, List<Job<T>> jobs) {
            return parallel.run(jobs.stream());
        }
    },
    PARALLEL_STREAM {
        @Override
        <T extends @Nullable Object> List<T> run(Parallel parallel, List<Job<T>> jobs) {
            return parallel.run(jobs.parallelStream());
        }
    },
    VARARGS {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
        <T extends @Nullable Object> List<T> run(Parallel parallel, List<Job<T>> jobs) {
            return parallel.run((Job<T>[]) jobs.toArray(new Job[0]));
        }
    };

    abstract <T extends @Nullable Object> List<T> run(Parallel parallel, List<Job<T>> jobs);
}
