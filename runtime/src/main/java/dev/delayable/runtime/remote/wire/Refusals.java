package dev.delayable.runtime.remote.wire;

import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * A filter that records which class it has refused, because the exception of Java's serialisation does not name it. Used
 * for one object at a time; not thread-safe.
 */
public final class Refusals implements ObjectInputFilter {

    private final ObjectInputFilter filter;
    private @Nullable Class<?> refused;

    public Refusals(ObjectInputFilter filter) {
        this.filter = filter;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        Status status = filter.checkInput(info);
        if (status == Status.REJECTED && info.serialClass() != null) {
            refused = info.serialClass();
        }
        return status;
    }

    /** A failure to read an object, with the class that was refused, if that is why. */
    public Throwable named(Throwable failure) {
        return refused == null ? failure : new IllegalStateException(failure + text(), failure);
    }

    /** What a message says of the class that was refused; nothing if there is none. */
    public String text() {
        return refused == null
                ? ""
                : ": the filter of the backend refuses " + refused.getTypeName()
                        + "; add it to the pattern of filter(...)";
    }
}
