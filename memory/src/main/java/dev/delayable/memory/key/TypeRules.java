package dev.delayable.memory.key;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the rule of a class for which the user has given none. */
final class TypeRules {

    private TypeRules() {}

    static TypeRule of(Class<?> type, KeyRules rules) {
        TypeRule known = ValueRules.of(type);
        if (known != null) {
            return known;
        }
        if (type.isArray()) {
            return ArrayRules.of(type);
        }
        if (isLambda(type)) {
            return TypeRule.refused(
                    "a lambda or method reference, which has no name that survives an edit",
                    "give an enum constant, a record or a job in its place");
        }
        if (Enum.class.isAssignableFrom(type)) {
            return EnumRule.of(type, rules);
        }
        if (Job.class.isAssignableFrom(type)) {
            return JobRule::writeJob;
        }
        if (DelayedFunction.class.isAssignableFrom(type)) {
            return JobRule::writeFunction;
        }
        if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            return collection(type);
        }
        if (type.isRecord()) {
            return RecordRule.of(type, rules);
        }
        if (isOfJdk(type)) {
            return TypeRule.refused("a " + type.getName() + ", for which there is no rule", addRule(type));
        }
        return Serializable.class.isAssignableFrom(type)
                ? FieldsRule.of(type, rules)
                : TypeRule.refused(
                        "a " + type.getName()
                                + ", for which there is no rule because it is neither a record nor Serializable",
                        addRule(type));
    }

    private static TypeRule collection(Class<?> type) {
        if (List.class.isAssignableFrom(type)) {
            return CollectionRules::writeList;
        } else if (Set.class.isAssignableFrom(type)) {
            return CollectionRules.ofSet(type);
        } else if (Map.class.isAssignableFrom(type)) {
            return CollectionRules.ofMap(type);
        } else if (type == java.util.ArrayDeque.class) {
            return CollectionRules::writeDeque;
        }
        return TypeRule.refused(
                "a " + type.getName() + ", for which there is no rule because its order is not defined", addRule(type));
    }

    static String addRule(Class<?> type) {
        String name = type.getCanonicalName() == null ? type.getName() : type.getSimpleName();
        return "add Memory.rule(" + name + ".class, …)";
    }

    private static boolean isLambda(Class<?> type) {
        return type.isHidden() || (type.isSynthetic() && type.getName().contains("$$Lambda"));
    }

    /** Whether a class is one of the JDK's own modules: it may change with the JDK, and is closed to reflection. */
    static boolean isOfJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader.equals(ClassLoader.getPlatformClassLoader());
    }
}
