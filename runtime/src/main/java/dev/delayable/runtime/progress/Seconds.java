package dev.delayable.runtime.progress;

import java.util.Locale;

/** How a time is shown. */
final class Seconds {

    private static final int PER_MINUTE = 60;

    private Seconds() {}

    /** Up to a minute {@code 2.5s}, and {@code 2.5min} beyond. */
    static String text(double seconds) {
        return seconds <= PER_MINUTE
                ? String.format(Locale.ROOT, "%.1fs", seconds)
                : String.format(Locale.ROOT, "%.1fmin", seconds / PER_MINUTE);
    }
}
