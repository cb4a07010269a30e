package dev.delayable.runtime.support;

import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.DelayedParameter.Kind;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a {@link GeneratedJob} is made of: a function, and the arguments of a call of it. */
public final class JobParts {

    final GeneratedFunction<?> function;

    /** One for each parameter, in the order of the source. */
    final @Nullable Object[] arguments;

    JobParts(GeneratedFunction<?> function, @Nullable Object[] arguments) {
        this.function = function;
        this.arguments = arguments;
    }

    List<@Nullable Object> args() {
        List<@Nullable Object> args = new ArrayList<>(arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            switch (parameter(i).kind()) {
                case POSITIONAL -> args.add(arguments[i]);
                case VARARGS -> addElements(Objects.requireNonNull(arguments[i]), args);
                case KEYWORD -> {}
            }
        }
        return Collections.unmodifiableList(args);
    }

    private static void addElements(Object array, List<@Nullable Object> target) {
        int length = Array.getLength(array);
        for (int i = 0; i < length; i++) {
            target.add(Array.get(array, i));
        }
    }

    Map<String, @Nullable Object> kwargs() {
        Map<String, @Nullable Object> kwargs = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (parameter(i).kind() == Kind.KEYWORD) {
                kwargs.put(parameter(i).name(), arguments[i]);
            }
        }
        return Collections.unmodifiableMap(kwargs);
    }

    private DelayedParameter parameter(int index) {
        return function.parameter(index);
    }
}
