package dev.delayable.runtime.remote.wire;

import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * A filter of a pattern, which need not name what this library itself sends. The pattern is read when the filter is first asked: the classes for it take a new JVM some 20 ms, for which a
 * worker does not wait that reads no object. Thread-safe.
 */
public final class PatternFilter implements ObjectInputFilter {

    private final String pattern;
    private volatile @Nullable ObjectInputFilter filter;

    /** A filter of a pattern of {@link java.io.ObjectInputFilter.Config#createFilter}. */
    public PatternFilter(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (SharedRef.class.equals(info.serialClass())) {
            return Status.ALLOWED;
        }
        ObjectInputFilter known = filter;
        if (known == null) {
            known = Config.createFilter(pattern);
            filter = known;
        }
        return known.checkInput(info);
    }
}
