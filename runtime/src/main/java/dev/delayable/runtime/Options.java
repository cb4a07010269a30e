package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.engine.RunSettings;
import dev.delayable.runtime.progress.Display;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of a {@link Parallel} that were set; an immutable value. It is sent as {@link Sent}. */
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
        for (Optional<Display> display : List.of(get(Option.VERBOSE), get(Option.PROGRESS))) {
            if (display.isPresent()) {
                listeners.add(display.get().listener(nJobs, backend.name()));
            }
        }
        return listeners;
    }

    RunSettings toSettings() {
        // No lambda: the first one costs a new JVM 10 ms.
        Optional<Report> report = get(Option.REPORT);
        ResultMemory memory = get(Option.MEMORY).orElse(null);
        return new RunSettings(
                Parallel.effectiveNJobs(get(Option.N_JOBS)),
                get(Option.BACKEND),
                get(Option.TIMEOUT).orElse(null),
                get(Option.DEADLINE).orElse(null),
                get(Option.GRACE),
                get(Option.RETRY).policy(),
                get(Option.PRE_DISPATCH),
                get(Option.BATCH_SIZE),
                get(Option.UNORDERED),
                listeners(),
                get(Option.CARRIERS),
                report.isPresent() ? report.get().settings() : null,
                memory == null || memory.keepsNothing() ? null : memory);
    }

    /**
     * The options on their way to another JVM. Listeners, reports and carriers stay behind, and so does what cannot be sent.
     *
     * @param values what is sent of each value, by the name of its option
     */
    @SuppressWarnings("serial") // the map that is used can be serialised
    private record Sent(Map<String, Object> values) implements Serializable {

        /** The options here. */
        @Serial
        private Object readResolve() {
            Map<Option<?>, Object> set = new LinkedHashMap<>();
            for (Map.Entry<String, Object> sent : values.entrySet()) {
                Option<?> option = Option.named(sent.getKey());
                Object value = option == null ? null : option.fromSent(sent.getValue());
                if (option != null && value != null) {
                    set.put(option, value);
                }
            }
            return new Options(set);
        }
    }

    @Serial
    private Object writeReplace() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<Option<?>, Object> entry : set.entrySet()) {
            String name = entry.getKey().name();
            Object sent = name == null ? null : Option.toSent(entry.getValue());
            if (name != null && sent != null) {
                values.put(name, sent);
            }
        }
        return new Sent(values);
    }

    @Serial
    private void readObject(ObjectInputStream source) throws InvalidObjectException {
        throw new InvalidObjectException("options are sent in another form");
    }
}
