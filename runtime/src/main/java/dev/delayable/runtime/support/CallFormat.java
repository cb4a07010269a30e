package dev.delayable.runtime.support;

import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.DelayedParameter.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints a call or a signature, {@code slowFunction2(0, 20, 3, operation="-")}; values by {@link ValueFormat}. */
final class CallFormat {

    /** A call with more positional arguments than this is shortened: it is to fit into a line of an error message. */
    private static final int MAX_POSITIONAL = 32;

    /** What stands for the argument of a sensitive parameter; also for varargs, whose number may tell something too. */
    private static final Object HIDDEN = new Object() {
        @Override
        public String toString() {
            return "***";
        }
    };

    private CallFormat() {}

    static String call(String name, JobParts job) {
        JobParts shown = job.with(HIDDEN);
        List<@Nullable Object> args = shown.args();
        List<String> parts = new ArrayList<>();
        for (Object arg : args.subList(0, Math.min(args.size(), MAX_POSITIONAL))) {
            parts.add(ValueFormat.format(arg));
        }
        if (args.size() > MAX_POSITIONAL) {
            parts.add("… " + (args.size() - MAX_POSITIONAL) + " more");
        }
        shown.kwargs().forEach((keyword, value) -> parts.add(keyword + "=" + ValueFormat.format(value)));
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
        return parameter + "=" + ValueFormat.format(parameter.isSensitive() ? HIDDEN : parameter.defaultValue());
    }
}
