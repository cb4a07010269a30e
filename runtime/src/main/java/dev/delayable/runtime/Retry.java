package dev.delayable.runtime;

import dev.delayable.runtime.engine.RetryPolicy;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * When a job that failed is run again, and after how long. Instances are immutable.
 *
 * <pre>{@code
 * Parallel.nJobs(8).retry(Retry.attempts(3).backoff(Duration.ofMillis(50)).on(IOException.class))
 * }</pre>
 *
 * <p>The wait doubles from one attempt to the next, up to {@linkplain #maxBackoff a bound}, and each wait is reduced by a
 * random amount, at most half, so that jobs that failed together are not retried together ("equal jitter", as in the AWS
 * Architecture Blog, <i>Exponential Backoff And Jitter</i>). A job that waits holds no worker. Without {@link #on}, a job is
 * tried again after every {@link Exception}, but not after an {@link Error}.
 *
 * @since 0.1
 */
public final class Retry implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Duration DEFAULT_MAX_BACKOFF = Duration.ofMinutes(1);

    private static final Retry NONE = attempts(1);

    /** How many there are, the first included. */
    private final int attempts;

    /** The longest wait before the second attempt. */
    private final Duration backoff;

    /** The longest wait before any. */
    private final Duration maxBackoff;

    /** Says after which exceptions; it can be serialised if the user's test can. */
    @SuppressWarnings("serial")
    private final Predicate<? super Throwable> retried;

    private Retry(int attempts, Duration backoff, Duration maxBackoff, Predicate<? super Throwable> retried) {
        this.attempts = attempts;
        this.backoff = backoff;
        this.maxBackoff = maxBackoff;
        this.retried = retried;
    }

    /**
     * No second attempt: the default.
     *
     * @return the same as {@code attempts(1)}
     */
    public static Retry none() {
        return NONE;
    }

    /**
     * Runs a job up to this many times.
     *
     * @param attempts the number of attempts, the first included
     * @return a retry without a wait between attempts, after every {@link Exception}, but not after an {@link Error}
     * @throws IllegalArgumentException if {@code attempts} is less than 1
     */
    public static Retry attempts(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more, the first attempt included, but is "
                    + attempts + ": use Retry.none() to try no job again");
        }
        return new Retry(attempts, Duration.ZERO, DEFAULT_MAX_BACKOFF, new OneOf(List.of(Exception.class)));
    }

    /**
     * Sets the wait before the second attempt; it doubles for each further one.
     *
     * @param backoff the longest such wait; half of it is the shortest
     * @return a new retry
     * @throws IllegalArgumentException if {@code backoff} is negative
     */
    public Retry backoff(Duration backoff) {
        return new Retry(attempts, nonNegative(backoff, "backoff"), maxBackoff, retried);
    }

    /**
     * Bounds the wait before an attempt.
     *
     * @param maxBackoff the bound; 1 minute if it is not set
     * @return a new retry
     * @throws IllegalArgumentException if {@code maxBackoff} is negative
     */
    public Retry maxBackoff(Duration maxBackoff) {
        return new Retry(attempts, backoff, nonNegative(maxBackoff, "maxBackoff"), retried);
    }

    /**
     * Tries again only after exceptions of these types.
     *
     * @param types the types, their subtypes included
     * @return a new retry
     * @throws IllegalArgumentException if there is no type
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is copied
    public final Retry on(Class<? extends Throwable>... types) {
        if (types.length == 0) {
            throw new IllegalArgumentException("types must not be empty: name the exceptions that are tried again");
        }
        for (int i = 0; i < types.length; i++) {
            if (types[i] == null) {
                throw new NullPointerException("types: type " + i + " is null");
            }
        }
        return on(new OneOf(List.of(types)));
    }

    /**
     * Tries again only after exceptions that pass a test.
     *
     * @param retried the test, called by the worker on which the job failed; if the test throws, its exception is added to the
     *     failure as a suppressed one, and the job is not tried again
     * @return a new retry
     */
    public Retry on(Predicate<? super Throwable> retried) {
        return new Retry(attempts, backoff, maxBackoff, Objects.requireNonNull(retried, "retried"));
    }

    /**
     * Whether an exception is of one of some types.
     *
     * @param types the types
     */
    @SuppressWarnings("serial") // the lists that are used can be serialised
    private record OneOf(List<Class<? extends Throwable>> types) implements Predicate<Throwable>, Serializable {

        @Override
        public boolean test(Throwable exception) {
            return types.stream().anyMatch(type -> type.isInstance(exception));
        }
    }

    /** The same for the engine, which decides by it. */
    RetryPolicy policy() {
        return new Policy(this);
    }

    /**
     * Hands the decisions of a retry to the engine, and keeps them out of the public API.
     *
     * @param retry the retry
     */
    private record Policy(Retry retry) implements RetryPolicy {

        @Override
        public boolean isRetried(int attempt, Throwable exception) {
            return retry.isRetried(attempt, exception);
        }

        @Override
        public Duration delayAfter(int attempt) {
            return retry.delayAfter(attempt);
        }

        @Override
        public int attempts() {
            return retry.attempts;
        }
    }

    /** Whether a job that was run {@code attempt} times, and threw this exception last, is run again. */
    boolean isRetried(int attempt, Throwable exception) {
        return attempt < attempts && retried.test(exception);
    }

    /** How long a job that was run {@code attempt} times waits: a random time of at least half the wait that is due. */
    Duration delayAfter(int attempt) {
        long longest = maxBackoff.compareTo(backoff) < 0 ? saturatedNanos(maxBackoff) : saturatedNanos(backoff);
        long bound = saturatedNanos(maxBackoff);
        for (int i = 1; i < attempt && longest < bound; i++) {
            longest = longest > bound / 2 ? bound : 2 * longest;
            if (longest == 0) {
                break;
            }
        }
        return longest == 0
                ? Duration.ZERO
                : Duration.ofNanos(longest - ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }

    private static long saturatedNanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private static Duration nonNegative(Duration duration, String name) {
        if (Objects.requireNonNull(duration, name).isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + duration);
        }
        return duration;
    }

    /** Returns, for example, {@code Retry(attempts=3, backoff=PT0.05S)}. */
    @Override
    public String toString() {
        return "Retry(attempts=" + attempts + ", backoff=" + backoff + ")";
    }
}
