package dev.delayable.samples.common;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What some work has returned, and how long it took.
 *
 * @param <T> the type of the value
 * @param value what the work has returned
 * @param elapsed how long it took
 */
public record Timed<T extends @Nullable Object>(T value, Duration elapsed) {

    /** Does the work, and takes its time. */
    public static <T extends @Nullable Object> Timed<T> of(Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T value = work.call();
        return new Timed<>(value, Duration.ofNanos(System.nanoTime() - start));
    }

    /** The time in seconds, {@code 4.003}. */
    public String seconds() {
        return String.format(Locale.ROOT, "%.3f", elapsed.toNanos() / 1e9);
    }

    /** The time in milliseconds, {@code 4,003.1}. */
    public String milliseconds() {
        return String.format(Locale.ROOT, "%,.1f", elapsed.toNanos() / 1e6);
    }

    /** How many times as fast this was as something else, {@code 4.99}. */
    public String speedUpOver(Timed<?> other) {
        double ratio = (double) other.elapsed.toNanos() / Math.max(1, elapsed.toNanos());
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
