package dev.delayable.benchmarks.report;

import java.util.Locale;
import org.openjdk.jmh.results.Result;

/**
 * A measured value.
 *
 * @param value the mean
 * @param error half of its 99.9 % confidence interval; not a number if it was measured once
 */
record Measured(double value, double error) {

    static Measured of(Result<?> result) {
        return new Measured(result.getScore(), result.getScoreError());
    }

    /** The same for each of so many. */
    Measured each(int count) {
        return new Measured(value / count, error / count);
    }

    /** The ratio to another value; its error is that of two independent ones. */
    Measured over(Measured base) {
        double ratio = value / base.value;
        return new Measured(ratio, ratio * Math.hypot(error / value, base.error / base.value));
    }

    Measured minus(Measured other) {
        return new Measured(value - other.value, Math.hypot(error, other.error));
    }

    /** Reads {@code 1.03 ± 0.02}; large values without decimals. */
    @Override
    public String toString() {
        String format = Math.abs(value) >= 1_000 ? "%,.0f" : Math.abs(value) >= 100 ? "%.1f" : "%.2f";
        String text = String.format(Locale.ROOT, format, value);
        return Double.isNaN(error) ? text : text + " ± " + String.format(Locale.ROOT, format, error);
    }
}
