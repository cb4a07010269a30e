package dev.delayable.runtime.report;

import java.util.Locale;

/** Numbers as people read them, with three or four digits that count. */
final class Numbers {

    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    private Numbers() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String duration(long nanos) {
        if (nanos < MICRO) {
            return nanos + " ns";
        } else if (nanos < MILLI) {
            return decimal(nanos, MICRO, "µs");
        } else if (nanos < SECOND) {
            return decimal(nanos, MILLI, "ms");
        } else if (nanos < 10 * MINUTE) {
            return decimal(nanos, SECOND, "s");
        } else if (nanos < HOUR) {
            return String.format(Locale.ROOT, "%d min %02d s", nanos / MINUTE, nanos % MINUTE / SECOND);
        }
        return String.format(Locale.ROOT, "%d h %02d min", nanos / HOUR, nanos % HOUR / MINUTE);
    }

    private static String decimal(long nanos, long unit, String name) {
        double value = (double) nanos / unit;
        int digits = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f %s", value, name);
    }

    static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole <= 0 ? 0.0 : 100.0 * part / whole);
    }
}
