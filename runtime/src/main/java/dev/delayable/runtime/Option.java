package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.progress.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be set of a {@link Parallel}. Each is itself and equal to no other. */
final class Option<V> {

    static final Option<Integer> N_JOBS = new Option<>(-1);
    static final Option<Backend> BACKEND = new Option<>(Backends.threads());
    static final Option<Optional<Duration>> TIMEOUT = new Option<>(Optional.empty());
    static final Option<Optional<Duration>> DEADLINE = new Option<>(Optional.empty());
    static final Option<Duration> GRACE = new Option<>(Duration.ofSeconds(5));
    static final Option<Retry> RETRY = new Option<>(Retry.none());
    static final Option<Integer> PRE_DISPATCH = new Option<>(0);
    static final Option<Integer> BATCH_SIZE = new Option<>(0);
    static final Option<Boolean> UNORDERED = new Option<>(false);
    static final Option<List<RunListener>> LISTENERS = new Option<>(List.of());
    static final Option<Optional<Report>> VERBOSE = new Option<>(Optional.empty());
    static final Option<Optional<Report>> PROGRESS = new Option<>(Optional.empty());
    static final Option<List<ContextCarrier<?>>> CARRIERS = new Option<>(List.of());

    /** What holds if the option is not set. */
    private final V initial;

    private Option(V initial) {
        this.initial = initial;
    }

    V initial() {
        return initial;
    }
}
