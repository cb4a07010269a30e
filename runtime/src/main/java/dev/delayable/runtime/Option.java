package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.progress.Display;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be set of a {@link Parallel}. Each option is itself and equal to no other. An option that has a name here is sent to
 * other JVMs together with the scope that sets it, if its value can be; the others belong to this JVM.
 */
final class Option<V> {

    /** Those that are sent. Before the options, which enter themselves. */
    private static final Map<String, Option<?>> SENT = new LinkedHashMap<>();

    static final Option<Integer> N_JOBS = new Option<>(-1, "nJobs");
    static final Option<Backend> BACKEND = new Option<>(Backends.threads(), "backend");
    static final Option<Optional<Duration>> TIMEOUT = new Option<>(Optional.empty(), "timeout");
    static final Option<Optional<Duration>> DEADLINE = new Option<>(Optional.empty(), "deadline");
    static final Option<Duration> GRACE = new Option<>(Duration.ofSeconds(5), "grace");
    static final Option<Retry> RETRY = new Option<>(Retry.none(), "retry");
    static final Option<Integer> PRE_DISPATCH = new Option<>(0, "preDispatch");
    static final Option<Integer> BATCH_SIZE = new Option<>(0, "batchSize");
    static final Option<Boolean> UNORDERED = new Option<>(false, "unordered");
    static final Option<List<RunListener>> LISTENERS = new Option<>(List.of());
    static final Option<Optional<Display>> VERBOSE = new Option<>(Optional.empty());
    static final Option<Optional<Display>> PROGRESS = new Option<>(Optional.empty());
    static final Option<Optional<Report>> REPORT = new Option<>(Optional.empty());
    static final Option<Optional<ResultMemory>> MEMORY = new Option<>(Optional.empty(), "memory");
    static final Option<List<ContextCarrier<?>>> CARRIERS = new Option<>(List.of());

    /** What holds if the option is not set. */
    private final V initial;

    /** Under which the option is sent; null if it is not. */
    private final @Nullable String name;

    private Option(V initial) {
        this.initial = initial;
        this.name = null;
    }

    private Option(V initial, String name) {
        this.initial = initial;
        this.name = name;
        SENT.put(name, this);
    }

    V initial() {
        return initial;
    }

    @Nullable
    String name() {
        return name;
    }

    /** The option that is sent under a name; null if this version has none. */
    static @Nullable Option<?> named(String name) {
        return SENT.get(name);
    }

    /** What is sent of a value; null if nothing can be. A backend is sent as its name, if that is one of {@link Backends}. */
    static @Nullable Object toSent(Object value) {
        Object content = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (content instanceof Backend backend) {
            return Backends.named(backend.name()) == null ? null : backend.name();
        }
        if (content instanceof Retry || content instanceof ResultMemory) {
            return canBeSent(content) ? content : null;
        }
        return content;
    }

    /** A retry cannot, if a user's test of exceptions cannot; a memory, if it belongs to this JVM. */
    private static boolean canBeSent(Object content) {
        try (ObjectOutputStream trial = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            trial.writeObject(content);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** The value of which this was sent; null if this JVM has no such backend. */
    @Nullable
    Object fromSent(Object sent) {
        if (initial instanceof Optional) {
            return Optional.of(sent);
        }
        return initial instanceof Backend ? Backends.named((String) sent) : sent;
    }
}
