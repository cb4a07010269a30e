package dev.delayable.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The methods of a user, for which {@link SampleFunctionsDelayed} is the factory. */
final class SampleFunctions {

    private SampleFunctions() {}

    static int slowFunction(int value) {
        return value * value;
    }

    static int slowFunction2(int v1, int v2, String operation, int... args) {
        int combined = switch (operation) {
            case "*" -> v1 * v2;
            case "-" -> v1 - v2;
            case "/" -> v1 / v2;
            default -> throw new IllegalArgumentException("unknown operation " + operation);
        };
        return combined + Arrays.stream(args).sum();
    }

    static int now() {
        return 0;
    }

    static int concat(String... parts) {
        return String.join("", parts).length();
    }

    static int label(Object value, @Nullable String prefix, int times) {
        return (prefix + value).length() * times;
    }

    static int show(@Nullable Object value) {
        return String.valueOf(value).length();
    }
}
