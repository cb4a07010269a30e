package dev.delayable.memory;

import dev.delayable.memory.key.KeyRules;
import dev.delayable.runtime.backend.Codec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be set of a {@link Memory}. Each option is itself and equal to no other. */
final class MemoryOption<V> {

    /** Before the options, which enter themselves. */
    private static final Map<String, MemoryOption<?>> ALL = new LinkedHashMap<>();

    static final MemoryOption<Long> MAX_BYTES = new MemoryOption<>("maxBytes", Long.MAX_VALUE, false);
    static final MemoryOption<Duration> MAX_AGE = new MemoryOption<>("maxAge", null, false);
    static final MemoryOption<Boolean> READ_ONLY = new MemoryOption<>("readOnly", false, false);
    static final MemoryOption<Boolean> REFRESH = new MemoryOption<>("refresh", false, false);
    static final MemoryOption<Duration> EXCLUSIVE = new MemoryOption<>("exclusive", null, false);
    static final MemoryOption<Unkeyable> UNKEYABLE = new MemoryOption<>("unkeyable", Unkeyable.FAIL, false);
    static final MemoryOption<Durability> DURABLE = new MemoryOption<>("durable", Durability.EVERY_SECOND, false);
    static final MemoryOption<Boolean> STRICT = new MemoryOption<>("strict", false, false);

    static final MemoryOption<KeyRules> RULES = new MemoryOption<>("rules", KeyRules.none(), true);
    static final MemoryOption<List<String>> CODE = new MemoryOption<>("code", List.of(), true);
    static final MemoryOption<Set<String>> WITHOUT = new MemoryOption<>("without", Set.of(), true);
    static final MemoryOption<Map<String, Set<String>>> IGNORING = new MemoryOption<>("ignoring", Map.of(), true);
    static final MemoryOption<Class<? extends Codec>> CODEC = new MemoryOption<>("codec", null, true);
    static final MemoryOption<List<Class<?>>> RESULT_TYPES = new MemoryOption<>("resultTypes", List.of(), true);

    private final String name;

    /** What holds if the option is not set; null for nothing. */
    private final @Nullable V initial;

    /** Whether it decides which function a job calls, what its key is, or what its results are. */
    private final boolean isOfFunctions;

    private MemoryOption(String name, @Nullable V initial, boolean isOfFunctions) {
        this.name = name;
        this.initial = initial;
        this.isOfFunctions = isOfFunctions;
        ALL.put(name, this);
    }

    String name() {
        return name;
    }

    @Nullable
    V initial() {
        return initial;
    }

    boolean isOfFunctions() {
        return isOfFunctions;
    }

    /** The option with a name; null if this version has none. */
    static @Nullable MemoryOption<?> named(String name) {
        return ALL.get(name);
    }
}
