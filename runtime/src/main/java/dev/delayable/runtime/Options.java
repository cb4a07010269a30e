package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.engine.RunSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The options of a {@link Parallel} that were set; an immutable value. */
final class Options {

    static final Options NONE = new Options(Map.of());

    private final Map<Option<?>, Object> set;

    private Options(Map<Option<?>, Object> set) {
        this.set = set;
    }

    <V> Options with(Option<V> option, V value) {
        Map<Option<?>, Object> copy = new LinkedHashMap<>(set);
        copy.put(option, value);
        return new Options(copy);
    }

    @SuppressWarnings("unchecked") // only with() writes, and its types fit
    <V> V get(Option<V> option) {
        Object value = set.get(option);
        return value == null ? option.initial() : (V) value;
    }

    /** These options, and of others those that are not set here. */
    Options over(Options others) {
        Map<Option<?>, Object> all = new LinkedHashMap<>(others.set);
        all.putAll(set);
        return new Options(all);
    }

    private List<RunListener> listeners() {
        int nJobs = get(Option.N_JOBS);
        Backend backend = get(Option.BACKEND);
        Stream<RunListener> reports = Stream.of(get(Option.VERBOSE), get(Option.PROGRESS))
                .flatMap(Optional::stream)
                .map(report -> report.listener(nJobs, backend.name()));
        return Stream.concat(get(Option.LISTENERS).stream(), reports).toList();
    }

    RunSettings toSettings() {
        return new RunSettings(
                Parallel.effectiveNJobs(get(Option.N_JOBS)),
                get(Option.BACKEND),
                get(Option.TIMEOUT).orElse(null),
                get(Option.DEADLINE).orElse(null),
                get(Option.GRACE),
                get(Option.RETRY),
                get(Option.PRE_DISPATCH),
                get(Option.BATCH_SIZE),
                get(Option.UNORDERED),
                listeners(),
                get(Option.CARRIERS));
    }
}
