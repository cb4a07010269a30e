package dev.delayable.runtime.faults;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways to run jobs. */
enum Way {
    RUN {
        @Override
        void deliver(Parallel parallel, Iterable<Job<Object>> jobs, List<Delivered> delivered, Closing closing) {
            addAll(delivered, parallel.run(jobs));
        }
    },
    RUN_LAZILY {
        @Override
        void deliver(Parallel parallel, Iterable<Job<Object>> jobs, List<Delivered> delivered, Closing closing) {
            addAll(delivered, parallel.run(jobs.iterator()));
        }
    },
    OUTCOMES {
        @Override
        void deliver(Parallel parallel, Iterable<Job<Object>> jobs, List<Delivered> delivered, Closing closing) {
            parallel.outcomes(jobs).forEach(outcome -> delivered.add(Delivered.of(outcome)));
        }
    },
    RUN_ASYNC {
        @Override
        void deliver(Parallel parallel, Iterable<Job<Object>> jobs, List<Delivered> delivered, Closing closing) {
            CompletableFuture<List<Object>> future = parallel.runAsync(jobs);
            closing.set(() -> {
                boolean unused = future.cancel(true);
            });
            try {
                addAll(delivered, future.get());
            } catch (InterruptedException e) {
                boolean unused = future.cancel(true);
                throw new IllegalStateException(e);
            } catch (java.util.concurrent.ExecutionException e) {
                throw new CompletionException(e.getCause());
            }
        }
    },
    STREAM {
        @Override
        void deliver(Parallel parallel, Iterable<Job<Object>> jobs, List<Delivered> delivered, Closing closing) {
            try (Stream<Object> results = parallel.stream(jobs)) {
                closing.set(results);
                results.forEach(result -> delivered.add(new Delivered(delivered.size(), result, null)));
            }
        }
    },
    STREAM_UNORDERED {
        @Override
        void deliver(Parallel parallel, Iterable<Job<Object>> jobs, List<Delivered> delivered, Closing closing) {
            try (Stream<Outcome<Object>> outcomes = parallel.unordered().streamOutcomes(jobs)) {
                closing.set(outcomes);
                outcomes.forEach(outcome -> delivered.add(Delivered.of(outcome)));
            }
        }
    },
    STREAM_OUTCOMES {
        @Override
        void deliver(Parallel parallel, Iterable<Job<Object>> jobs, List<Delivered> delivered, Closing closing) {
            try (Stream<Outcome<Object>> outcomes = parallel.streamOutcomes(jobs)) {
                closing.set(outcomes);
                outcomes.forEach(outcome -> delivered.add(Delivered.of(outcome)));
            }
        }
    };

    /** What a run has delivered for a job. */
    record Delivered(
            long index, @Nullable Object value, @Nullable Throwable failure) {

        static Delivered of(Outcome<Object> outcome) {
            return outcome.isSuccess()
                    ? new Delivered(outcome.index(), outcome.value(), null)
                    : new Delivered(outcome.index(), null, outcome.exception());
        }
    }

    /** How a run has ended. */
    record End(List<Delivered> delivered, @Nullable Throwable thrown) {}

    /** Takes what ends the run early. */
    interface Closing {
        void set(AutoCloseable closeable);
    }

    abstract void deliver(Parallel parallel, Iterable<Job<Object>> jobs, List<Delivered> delivered, Closing closing);

    /** Whether somebody else can end it without an interrupt. */
    boolean isCloseable() {
        return compareTo(RUN_ASYNC) >= 0;
    }

    End run(Parallel parallel, Iterable<Job<Object>> jobs, AtomicReference<@Nullable AutoCloseable> closeable) {
        List<Delivered> delivered = new ArrayList<>();
        try {
            deliver(parallel, jobs, delivered, closeable::set);
            return new End(delivered, null);
        } catch (CompletionException e) {
            return new End(delivered, e.getCause());
        } catch (Throwable e) {
            return new End(delivered, e);
        }
    }

    private static void addAll(List<Delivered> delivered, List<Object> results) {
        results.forEach(result -> delivered.add(new Delivered(delivered.size(), result, null)));
    }
}
