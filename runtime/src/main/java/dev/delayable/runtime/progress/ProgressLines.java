package dev.delayable.runtime.progress;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * Prints how far one run is, for a log file rather than a person: a line every few seconds while jobs end, and one at the end.
 *
 * <pre>
 * Parallel(nJobs=5): 10 of 20 jobs, 2.0 jobs/s, elapsed 5.0s, remaining 5.0s
 * Parallel(nJobs=5): 20 of 20 jobs, finished, 2.0 jobs/s, elapsed 10.0s
 * </pre>
 */
final class ProgressLines extends RunProgress {

    private static final double SECONDS_BETWEEN_LINES = 5;

    private final int nJobs;
    private final PrintStream out;

    /** When there may be another line, in seconds from the start. */
    private double nextLine = SECONDS_BETWEEN_LINES;

    ProgressLines(int nJobs, PrintStream out, LongSupplier nanoClock) {
        super(nanoClock);
        this.nJobs = nJobs;
        this.out = out;
    }

    @Override
    void begins(int workers) {}

    @Override
    void advances() {
        double elapsed = elapsed();
        if (elapsed >= nextLine && done() != total()) {
            nextLine = elapsed + SECONDS_BETWEEN_LINES;
            print(ProgressText.state(recalled(), failed()), elapsed, true);
        }
    }

    @Override
    void ends() {
        print(result(), elapsed(), false);
    }

    private void print(String state, double elapsed, boolean goesOn) {
        out.println("Parallel(nJobs=" + nJobs + "): "
                + ProgressText.line(done(), done() - recalled(), total(), state, elapsed, goesOn));
    }
}
