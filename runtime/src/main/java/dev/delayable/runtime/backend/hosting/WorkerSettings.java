package dev.delayable.runtime.backend.hosting;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import java.io.ObjectInputFilter;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of all places have in common. Workers are shared by all runs with equal settings and an equal launcher.
 *
 * @param codec turns jobs and results into bytes: a public class with a public constructor without parameters
 * @param filter which classes may be read, as a pattern of {@link java.io.ObjectInputFilter.Config#createFilter}
 * @param initializer what a worker runs first, if anything
 * @param maxJobs how many jobs a worker runs before another takes its place; 0 for no limit
 * @param idleTimeout for how long a worker stays without work after its run, for the next one; with zero it ends with its run
 * @param startTimeout how long the start of a worker may take, before its initializer; {@code null} if its launcher decides that
 * @since 0.1
 */
public record WorkerSettings(
        Class<? extends Codec> codec,
        String filter,
        @Nullable Job<?> initializer,
        int maxJobs,
        Duration idleTimeout,
        @Nullable Duration startTimeout) {

    /**
     * Remote references, which make the reader of a stream connect to others, are not for the arguments of jobs; and a nesting
     * that deep only exhausts the stack.
     */
    private static final String DEFAULT_FILTER = "maxdepth=5000;!java.rmi.**;!sun.rmi.**;!javax.management.remote.**";

    private static final WorkerSettings STANDARD =
            new WorkerSettings(JavaCodec.class, DEFAULT_FILTER, null, 0, Duration.ofSeconds(60), Duration.ofMinutes(2));

    /**
     * Checks the settings, except the pattern of the filter.
     *
     * @param codec see the settings, as for all others
     * @param filter which classes may be read
     * @param initializer what a worker runs first, if anything
     * @param maxJobs 0 or more
     * @param idleTimeout zero or more
     * @param startTimeout how long a start may take; {@code null} if the launcher decides that
     * @throws IllegalArgumentException if a number or a duration is negative
     */
    public WorkerSettings {
        Objects.requireNonNull(codec, "codec");
        Objects.requireNonNull(filter, "filter");
        if (maxJobs < 0) {
            throw new IllegalArgumentException(
                    "maxJobs must not be negative, but is " + maxJobs + ": use 0 for no limit");
        }
        if (Objects.requireNonNull(idleTimeout, "idleTimeout").isNegative()) {
            throw new IllegalArgumentException("idleTimeout must not be negative, but is " + idleTimeout
                    + ": use Duration.ZERO to end workers with their run");
        }
        if (startTimeout != null && startTimeout.isNegative()) {
            throw new IllegalArgumentException("startTimeout must not be negative, but is " + startTimeout
                    + ": use null to let the launcher decide");
        }
    }

    /**
     * Settings as they are if nothing is set: Java's serialisation without remote references, no initializer, no limit of
     * jobs, a minute for idle workers and two for starts.
     *
     * @return the settings
     */
    public static WorkerSettings standard() {
        return STANDARD;
    }

    /**
     * Whether jobs may go another way than by the codec: nobody has chosen it, or filters what it reads.
     *
     * @return whether both are as in {@link #standard}
     */
    public boolean hasStandardCodec() {
        return codec.equals(JavaCodec.class) && filter.equals(DEFAULT_FILTER);
    }

    /**
     * Sets the codec.
     *
     * @param changed see the component
     * @return new settings
     */
    public WorkerSettings withCodec(Class<? extends Codec> changed) {
        return new WorkerSettings(changed, filter, initializer, maxJobs, idleTimeout, startTimeout);
    }

    /**
     * Sets the filter.
     *
     * @param changed see the component
     * @return new settings
     * @throws IllegalArgumentException if it is no pattern
     */
    public WorkerSettings withFilter(String changed) {
        checkFilter(changed);
        return new WorkerSettings(codec, changed, initializer, maxJobs, idleTimeout, startTimeout);
    }

    private static void checkFilter(String pattern) {
        ObjectInputFilter filter;
        try {
            filter = ObjectInputFilter.Config.createFilter(pattern);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + pattern + "\" is not a pattern of a filter: " + e.getMessage()
                            + "; write it as in \"com.acme.**;java.base/*;!*\"",
                    e);
        }
        if (filter == null) {
            throw new IllegalArgumentException(
                    "the pattern of a filter must not be empty: leave the filter out, or name what it allows, as in "
                            + "\"com.acme.**;java.base/*;!*\"");
        }
    }

    /**
     * Sets the initializer.
     *
     * @param changed see the component
     * @return new settings
     */
    public WorkerSettings withInitializer(@Nullable Job<?> changed) {
        return new WorkerSettings(codec, filter, changed, maxJobs, idleTimeout, startTimeout);
    }

    /**
     * Sets how many jobs a worker runs.
     *
     * @param changed see the component
     * @return new settings
     * @throws IllegalArgumentException if it is negative
     */
    public WorkerSettings withMaxJobs(int changed) {
        return new WorkerSettings(codec, filter, initializer, changed, idleTimeout, startTimeout);
    }

    /**
     * Sets for how long a worker stays without work.
     *
     * @param changed see the component
     * @return new settings
     * @throws IllegalArgumentException if it is negative
     */
    public WorkerSettings withIdleTimeout(Duration changed) {
        return new WorkerSettings(codec, filter, initializer, maxJobs, changed, startTimeout);
    }

    /**
     * Sets how long a start may take.
     *
     * @param changed see the component
     * @return new settings
     * @throws IllegalArgumentException if it is negative
     */
    public WorkerSettings withStartTimeout(@Nullable Duration changed) {
        return new WorkerSettings(codec, filter, initializer, maxJobs, idleTimeout, changed);
    }
}
