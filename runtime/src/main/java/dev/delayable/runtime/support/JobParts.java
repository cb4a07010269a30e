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

    /** The parts to be shown: in place of each sensitive argument stands another object, once for all varargs. */
    JobParts with(Object hidden) {
        @Nullable Object[] shown = arguments.clone();
        for (int i = 0; i < shown.length; i++) {
            if (parameter(i).isSensitive()) {
                shown[i] = parameter(i).kind() == Kind.VARARGS ? new Object[] {hidden} : hidden;
            }
        }
        return new JobParts(function, shown);
    }

    /**
     * The function of the job.
     *
     * @return the function, bound to an object where it is an instance method
     */
    public GeneratedFunction<?> function() {
        return function;
    }

    /**
     * How many arguments there are.
     *
     * @return as many as the function has parameters; those of a varargs parameter count as one
     */
    public int size() {
        return arguments.length;
    }

    /**
     * An argument.
     *
     * @param index the position of its parameter in the source
     * @return the argument, boxed if it is primitive; the array of the job itself for a varargs parameter
     */
    public @Nullable Object argument(int index) {
        return arguments[index];
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
