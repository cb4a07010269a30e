package dev.delayable.processor;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the methods of random classes were last called with: they say so themselves. */
public final class Calls {

    private static @Nullable String last;

    private Calls() {}

    /** Called first in the body of each method, under a name that no other method has. */
    public static synchronized void seen$(String method, @Nullable Object @Nullable ... arguments) {
        last = method + Arrays.deepToString(arguments);
    }

    /** The last call; it is forgotten. */
    static synchronized String take() {
        String taken = Objects.requireNonNull(last, "no method was called");
        last = null;
        return taken;
    }
}
