package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.engine.RunSettings;
import dev.delayable.runtime.progress.Report;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of a {@link Parallel} that were set; an immutable value. It is sent as {@link SentOptions}. */
final class Options implements Serializable {

    private static final long serialVersionUID = 1L;

    static final Options NONE = new Options(Map.of());

    private final transient Map<Option<?>, Object> set;

    private Options(Map<Option<?>, Object> set) {
        this.set = set;
    }

    <V> Options with(Option<V> option, V value) {
        Map<Option<?>, Object> copy = new LinkedHashMap<>(set);
        copy.put(option, value);
        return new Options(copy);
    }

    <V> V get(Option<V> option) {
        V value = ifSet(option);
        return value == null ? option.initial() : value;
    }

    /** The value of an option, or null if it is not set. */
    @SuppressWarnings("unchecked") // only with() writes, and its types fit
    <V> @Nullable V ifSet(Option<V> option) {
        return (V) set.get(option);
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
        List<RunListener> listeners = new ArrayList<>(get(Option.LISTENERS));
        for (Optional<Report> report : List.of(get(Option.VERBOSE), get(Option.PROGRESS))) {
            if (report.isPresent()) {
                listeners.add(report.get().listener(nJobs, backend.name()));
            }
        }
        return listeners;
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

    private Object writeReplace() {
        return SentOptions.of(this);
    }

    private void readObject(ObjectInputStream source) throws InvalidObjectException {
        throw new InvalidObjectException("options are sent in another form");
    }
}
