package dev.delayable.memory.key;

import dev.delayable.memory.KeyRule;
import java.io.Serial;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules and names that a user has given, and those of this package. Immutable; thread-safe. Can be sent to another JVM if the rules
 * can.
 */
public final class KeyRules implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // the maps that are used can be serialised
    private final Map<Class<?>, KeyRule<?>> rules;

    @SuppressWarnings("serial")
    private final Map<Class<?>, String> names;

    /** What was found out for each class; holds no class in memory. */
    private final transient ClassValue<TypeRule> found = new ClassValue<>() {
        @Override
        protected TypeRule computeValue(Class<?> type) {
            return find(type);
        }
    };

    private KeyRules(Map<Class<?>, KeyRule<?>> rules, Map<Class<?>, String> names) {
        this.rules = rules;
        this.names = names;
    }

    /** Finds the rules anew. */
    @Serial
    private Object readResolve() {
        return new KeyRules(rules, names);
    }

    /** No rules but those of this package. */
    public static KeyRules none() {
        return new KeyRules(Map.of(), Map.of());
    }

    /** With one more rule, for all objects of a type; it takes the place of an earlier one for that type. */
    public <T> KeyRules with(Class<T> type, KeyRule<? super T> rule) {
        Map<Class<?>, KeyRule<?>> more = new HashMap<>(rules);
        more.put(type, rule);
        return new KeyRules(Map.copyOf(more), names);
    }

    /** With a name for a class, which holds when the class is renamed. */
    public KeyRules named(Class<?> type, String name) {
        Map<Class<?>, String> more = new HashMap<>(names);
        for (Map.Entry<Class<?>, String> other : names.entrySet()) {
            if (other.getValue().equals(name) && other.getKey() != type) {
                throw new IllegalArgumentException("'" + name + "' already names "
                        + other.getKey().getName() + "; give " + type.getName() + " a name of its own");
            }
        }
        more.put(type, name);
        return new KeyRules(rules, Map.copyOf(more));
    }

    TypeRule of(Class<?> type) {
        return found.get(type);
    }

    /** The name of a class in keys. A name that a user gave cannot be that of another class: it starts with a character that no class name has. */
    String name(Class<?> type) {
        String given = names.get(type);
        return given == null ? type.getName() : "=" + given;
    }

    private TypeRule find(Class<?> type) {
        TypeRule given = given(type);
        return given != null ? given : TypeRules.of(type, this);
    }

    /** The rule of the class or of the nearest class above it; else of an interface. */
    private @Nullable TypeRule given(Class<?> type) {
        if (rules.isEmpty()) {
            return null;
        }
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            KeyRule<?> rule = rules.get(c);
            if (rule != null) {
                return new GivenRule(name(c), rule);
            }
        }
        // The order of the rules is no order of theirs: of several interfaces the one that extends the others counts.
        Class<?> nearest = null;
        for (Class<?> each : rules.keySet()) {
            if (each.isInterface() && each.isAssignableFrom(type)) {
                if (nearest == null || nearest.isAssignableFrom(each)) {
                    nearest = each;
                } else if (!each.isAssignableFrom(nearest)) {
                    String both = nearest.getName() + " and " + each.getName();
                    return TypeRule.refused(
                            "a " + type.getName() + ", to which the rules of " + both + " apply",
                            "give a rule for " + type.getName() + " itself");
                }
            }
        }
        return nearest == null ? null : new GivenRule(name(nearest), Objects.requireNonNull(rules.get(nearest)));
    }
}
