package dev.delayable.runtime.support;

import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.DelayedParameter.Kind;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fits arguments that are given as data to the parameters of a function, by Python's rules and with Python's messages.
 * Types are checked and converted by {@link ArgumentConversion}.
 */
final class ArgumentBinder {

    private final String function;
    private final DelayedParameter[] parameters;

    ArgumentBinder(String function, DelayedParameter[] parameters) {
        this.function = function;
        this.parameters = parameters;
    }

    @Nullable
    Object[] bind(List<? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> kwargs) {
        Map<String, @Nullable Object> byName = new HashMap<>(kwargs);
        @Nullable Object[] values = new @Nullable Object[parameters.length];
        List<DelayedParameter> missing = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < parameters.length; i++) {
            DelayedParameter parameter = parameters[i];
            String name = parameter.name();
            if (parameter.kind() == Kind.VARARGS) {
                values[i] = collect(parameter, args.subList(Math.min(next, args.size()), args.size()));
                next = args.size();
            } else if (parameter.kind() == Kind.POSITIONAL && next < args.size()) {
                if (byName.containsKey(name)) {
                    throw new IllegalArgumentException(function + "() got multiple values for argument '" + name + "'");
                }
                values[i] = convert(parameter, parameter.type(), args.get(next++));
            } else if (byName.containsKey(name)) {
                values[i] = convert(parameter, parameter.type(), byName.remove(name));
            } else if (parameter.isRequired()) {
                missing.add(parameter);
            } else {
                values[i] = parameter.defaultValue();
            }
        }
        rejectUnexpected(byName);
        rejectMissing(missing);
        rejectSurplus(args.size());
        return values;
    }

    private Object collect(DelayedParameter parameter, List<? extends @Nullable Object> rest) {
        Class<?> componentType = parameter.type().getComponentType();
        Object array = Array.newInstance(componentType, rest.size());
        for (int i = 0; i < rest.size(); i++) {
            Array.set(array, i, convert(parameter, componentType, rest.get(i)));
        }
        return array;
    }

    private @Nullable Object convert(DelayedParameter parameter, Class<?> type, @Nullable Object value) {
        try {
            return ArgumentConversion.convert(value, type);
        } catch (ClassCastException e) {
            String actual = value == null ? "null" : value.getClass().getTypeName();
            throw new IllegalArgumentException(
                    function + "() argument '" + parameter.name() + "' must be " + type.getTypeName() + ", not "
                            + actual,
                    e);
        }
    }

    private void rejectUnexpected(Map<String, @Nullable Object> left) {
        if (left.isEmpty()) {
            return;
        }
        String first = left.keySet().stream().min(String::compareTo).orElseThrow();
        String known = Arrays.stream(parameters)
                .filter(parameter -> parameter.kind() == Kind.KEYWORD)
                .map(DelayedParameter::name)
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(function + "() got an unexpected keyword argument '" + first + "'; "
                + (known.isEmpty() ? "it has no keywords" : "its keywords: " + known));
    }

    private void rejectMissing(List<DelayedParameter> missing) {
        if (missing.isEmpty()) {
            return;
        }
        // As Python, which speaks of positional ones first.
        boolean isPositional = missing.stream().anyMatch(parameter -> parameter.kind() == Kind.POSITIONAL);
        List<String> names = missing.stream()
                .filter(parameter -> (parameter.kind() == Kind.POSITIONAL) == isPositional)
                .map(parameter -> "'" + parameter.name() + "'")
                .toList();
        int count = names.size();
        String listed = count == 1
                ? names.get(0)
                : String.join(", ", names.subList(0, count - 1)) + " and " + names.get(count - 1);
        throw new IllegalArgumentException(
                function + "() missing " + count + " required " + (isPositional ? "positional" : "keyword-only")
                        + (count == 1 ? " argument: " : " arguments: ") + listed);
    }

    private void rejectSurplus(int given) {
        long accepted = count(Kind.POSITIONAL);
        if (given > accepted && count(Kind.VARARGS) == 0) {
            throw new IllegalArgumentException(function + "() takes " + accepted + " positional "
                    + (accepted == 1 ? "argument" : "arguments") + " but " + given + (given == 1 ? " was" : " were")
                    + " given");
        }
    }

    private long count(Kind kind) {
        return Arrays.stream(parameters)
                .filter(parameter -> parameter.kind() == kind)
                .count();
    }
}
