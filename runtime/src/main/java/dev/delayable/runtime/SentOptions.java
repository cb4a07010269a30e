package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@link Options} on their way to another JVM. What cannot be sent is left out: listeners, reports and carriers, a backend
 * that is none of {@link Backends}, and a retry whose test cannot be serialised. Null stands for what is not set there.
 *
 * @param nJobs how many jobs run at once
 * @param backend the name of the place where they run
 * @param timeout how long one job may run
 * @param deadline how long a run may take
 * @param grace how long interrupted jobs may take to end
 * @param retry which jobs are run again
 * @param preDispatch how many jobs may be taken and not yet be delivered
 * @param batchSize how many jobs are handed over at once
 * @param unordered whether a stream gives results in the order of completion
 */
record SentOptions(
        @Nullable Integer nJobs,
        @Nullable String backend,
        @Nullable Duration timeout,
        @Nullable Duration deadline,
        @Nullable Duration grace,
        @Nullable Retry retry,
        @Nullable Integer preDispatch,
        @Nullable Integer batchSize,
        @Nullable Boolean unordered)
        implements Serializable {

    static SentOptions of(Options options) {
        return new SentOptions(
                options.ifSet(Option.N_JOBS),
                nameOf(options.ifSet(Option.BACKEND)),
                options.get(Option.TIMEOUT).orElse(null),
                options.get(Option.DEADLINE).orElse(null),
                options.ifSet(Option.GRACE),
                sendable(options.ifSet(Option.RETRY)),
                options.ifSet(Option.PRE_DISPATCH),
                options.ifSet(Option.BATCH_SIZE),
                options.ifSet(Option.UNORDERED));
    }

    private static @Nullable String nameOf(@Nullable Backend backend) {
        return backend != null && Backends.named(backend.name()) != null ? backend.name() : null;
    }

    private static @Nullable Retry sendable(@Nullable Retry retry) {
        try (ObjectOutputStream trial = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            trial.writeObject(retry);
            return retry;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** The options here. */
    private Object readResolve() {
        Options options = Options.NONE;
        options = with(options, Option.N_JOBS, nJobs);
        options = with(options, Option.BACKEND, backend == null ? null : Backends.named(backend));
        options = with(options, Option.TIMEOUT, timeout == null ? null : Optional.of(timeout));
        options = with(options, Option.DEADLINE, deadline == null ? null : Optional.of(deadline));
        options = with(options, Option.GRACE, grace);
        options = with(options, Option.RETRY, retry);
        options = with(options, Option.PRE_DISPATCH, preDispatch);
        options = with(options, Option.BATCH_SIZE, batchSize);
        return with(options, Option.UNORDERED, unordered);
    }

    private static <V> Options with(Options options, Option<V> option, @Nullable V value) {
        return value == null ? options : options.with(option, value);
    }
}
