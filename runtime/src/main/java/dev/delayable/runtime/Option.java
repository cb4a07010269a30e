package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What can be set of a {@link Parallel}.
 *
 * @param name what messages and {@code toString()} call it
 * @param initial what holds if it is not set
 */
record Option<V>(String name, V initial) {

    static final Option<Integer> N_JOBS = new Option<>("nJobs", -1);
    static final Option<Backend> BACKEND = new Option<>("backend", Backends.threads());
    static final Option<Optional<Duration>> TIMEOUT = new Option<>("timeout", Optional.empty());
    static final Option<Optional<Duration>> DEADLINE = new Option<>("deadline", Optional.empty());
    static final Option<Duration> GRACE = new Option<>("grace", Duration.ofSeconds(5));
    static final Option<Retry> RETRY = new Option<>("retry", Retry.none());
    static final Option<Integer> PRE_DISPATCH = new Option<>("preDispatch", 0);
    static final Option<Integer> BATCH_SIZE = new Option<>("batchSize", 0);
    static final Option<Boolean> UNORDERED = new Option<>("unordered", false);
    static final Option<List<RunListener>> LISTENERS = new Option<>("listeners", List.of());
    static final Option<List<ContextCarrier<?>>> CARRIERS = new Option<>("carriers", List.of());
}
