package dev.delayable.runtime.support;

import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.DelayedParameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints a call or a signature, {@code slowFunction2(0, 20, 3, operation="-")}; values by {@link ValueFormat}. */
final class CallFormat {

    /** A call with more positional arguments than this is shortened: it is to fit into a line of an error message. */
    private static final int MAX_POSITIONAL = 32;

    private CallFormat() {}

    static String call(String name, List<? extends @Nullable Object> args, Map<String, ?> kwargs) {
        List<String> parts = new ArrayList<>();
        for (Object arg : args.subList(0, Math.min(args.size(), MAX_POSITIONAL))) {
            parts.add(ValueFormat.format(arg));
        }
        if (args.size() > MAX_POSITIONAL) {
            parts.add("… " + (args.size() - MAX_POSITIONAL) + " more");
        }
        kwargs.forEach((keyword, value) -> parts.add(keyword + "=" + ValueFormat.format(value)));
        return name + "(" + String.join(", ", parts) + ")";
    }

    /** As Python orders a signature: positional parameters, varargs, then keywords with their defaults. */
    static String signature(String name, DelayedParameter[] parameters) {
        List<String> parts = new ArrayList<>();
        for (DelayedParameter parameter : parameters) {
            if (parameter.kind() != Kind.KEYWORD) {
                parts.add(parameter.toString());
            }
        }
        for (DelayedParameter parameter : parameters) {
            if (parameter.kind() == Kind.KEYWORD) {
                parts.add(parameter.isRequired() ? parameter.toString() : withDefault(parameter));
            }
        }
        return name + "(" + String.join(", ", parts) + ")";
    }

    private static String withDefault(DelayedParameter parameter) {
        return parameter + "=" + ValueFormat.format(parameter.defaultValue());
    }
}
