package dev.delayable.runtime.process;

import java.io.ObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * A filter of a pattern that is read when the filter is first asked: the classes for it take a new JVM some 20 ms, for which a
 * worker does not wait that reads no object. Thread-safe.
 */
final class PatternFilter implements ObjectInputFilter {

    private final String pattern;
    private volatile @Nullable ObjectInputFilter filter;

    /** A filter of a pattern of {@link java.io.ObjectInputFilter.Config#createFilter}. */
    PatternFilter(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        ObjectInputFilter known = filter;
        if (known == null) {
            known = Config.createFilter(pattern);
            filter = known;
        }
        return known.checkInput(info);
    }
}
