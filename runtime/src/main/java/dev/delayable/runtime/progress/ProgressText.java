package dev.delayable.runtime.progress;

import java.util.Locale;

/** How a person is told how far a run is. What matters most comes first, for a terminal may cut the end. */
final class ProgressText {

    /** A bar that is shorter shows nothing. */
    private static final int MIN_BAR = 5;

    private static final int MAX_BAR = 40;

    private ProgressText() {}

    /** For example {@code 10 of 20 jobs, 1 failed, 5.0 jobs/s, elapsed 2.0s, remaining 2.0s}. */
    static String line(long done, long total, String state, double elapsed, boolean goesOn) {
        StringBuilder text = new StringBuilder().append(done);
        if (total >= 0) {
            text.append(" of ").append(total);
        }
        text.append(" jobs");
        if (!state.isEmpty()) {
            text.append(", ").append(state);
        }
        if (done > 0 && elapsed > 0) {
            text.append(String.format(Locale.ROOT, ", %.1f jobs/s", done / elapsed));
        }
        text.append(", elapsed ").append(Seconds.text(elapsed));
        if (goesOn && done > 0 && total >= 0) {
            text.append(", remaining ").append(Seconds.text(elapsed / done * (total - done)));
        }
        return text.toString();
    }

    /** The share of the jobs that have ended, as a bar in front of a line, if there is room for it. */
    static String bar(long done, long total, String line, int width) {
        if (total <= 0) {
            return line;
        }
        String percent = String.format(Locale.ROOT, "%3d%% ", 100 * done / total);
        int room = Math.min(MAX_BAR, width - percent.length() - line.length() - "[] ".length());
        if (room < MIN_BAR) {
            return percent + line;
        }
        int filled = (int) (room * done / total);
        return percent + "[" + "=".repeat(filled) + " ".repeat(room - filled) + "] " + line;
    }
}
