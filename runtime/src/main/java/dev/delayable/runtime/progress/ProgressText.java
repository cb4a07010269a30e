package dev.delayable.runtime.progress;

import java.util.Locale;

/**
 * The text that shows the progress of a run. The most important part comes first, because a terminal may cut the end.
 */
final class ProgressText {

    /** A bar that is shorter shows nothing. */
    private static final int MIN_BAR = 5;

    private static final int MAX_BAR = 40;

    private ProgressText() {}

    /** What a person should know of the jobs that have ended, for example {@code 750 from memory, 1 failed}. */
    static String state(long recalled, long failed) {
        String fromMemory = recalled == 0 ? "" : recalled + " from memory";
        String failures = failed == 0 ? "" : failed + " failed";
        return fromMemory + (fromMemory.isEmpty() || failures.isEmpty() ? "" : ", ") + failures;
    }

    /**
     * For example {@code 10 of 20 jobs, 1 failed, 5.0 jobs/s, elapsed 2.0s, remaining 2.0s}.
     *
     * @param ran how many jobs have run: those whose result was kept say nothing of the time that is left
     */
    static String line(long done, long ran, long total, String state, double elapsed, boolean goesOn) {
        StringBuilder text = new StringBuilder().append(done);
        if (total >= 0) {
            text.append(" of ").append(total);
        }
        text.append(" jobs");
        if (!state.isEmpty()) {
            text.append(", ").append(state);
        }
        if (ran > 0 && elapsed > 0) {
            text.append(String.format(Locale.ROOT, ", %.1f jobs/s", ran / elapsed));
        }
        text.append(", elapsed ").append(Seconds.text(elapsed));
        if (goesOn && ran > 0 && total >= 0) {
            text.append(", remaining ").append(Seconds.text(elapsed / ran * (total - done)));
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
