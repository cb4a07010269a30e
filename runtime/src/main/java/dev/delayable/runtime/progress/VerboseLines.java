package dev.delayable.runtime.progress;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Prints how far one run is, in the lines of joblib:
 *
 * <pre>
 * [Parallel(n_jobs=5)]: Using backend threads with 5 concurrent workers.
 * [Parallel(n_jobs=5)]: Done  10 out of  20 | elapsed:    2.0s remaining:    2.0s
 * [Parallel(n_jobs=5)]: Done  20 out of  20 | elapsed:    4.0s finished
 * </pre>
 */
public final class VerboseLines extends RunProgress {

    /** Above this level, each job has its line. */
    private static final int MAX_SPARSE_LEVEL = 10;

    /** From this level on, the lines go to the standard output. */
    private static final int STDOUT_LEVEL = 50;

    /** How wide times are, so that the lines of a run stand in columns. */
    private static final int TIME_WIDTH = 7;

    private final int nJobs;
    private final String backend;
    private final int level;
    private final PrintStream out;

    VerboseLines(int nJobs, String backend, int level, PrintStream out, LongSupplier nanoClock) {
        super(nanoClock);
        this.nJobs = nJobs;
        this.backend = backend;
        this.level = level;
        this.out = out;
    }

    /**
     * Prints to one of the standard streams, whatever they are when the run starts.
     *
     * @param level how often, 1 or more
     * @return the report
     */
    public static Display of(int level) {
        return of(level, level < STDOUT_LEVEL ? () -> System.err : () -> System.out, System::nanoTime);
    }

    static Display of(int level, Supplier<PrintStream> out, LongSupplier nanoClock) {
        return (nJobs, backend) -> forEachRun(() -> new VerboseLines(nJobs, backend, level, out.get(), nanoClock));
    }

    @Override
    void begins(int workers) {
        print("Using backend " + backend + " with " + workers + " concurrent worker" + (workers == 1 ? "." : "s."));
    }

    @Override
    void advances() {
        // The last line is that of the end.
        if (done() == total() || !isDue()) {
            return;
        }
        print(count(total()) + (total() < 0 || done() == recalled() ? "" : " remaining: " + column(remaining())));
    }

    private boolean isDue() {
        if (level > MAX_SPARSE_LEVEL) {
            return true;
        }
        return total() < 0 ? isDueByCount() : done() % everySoMany() == 0;
    }

    /** After how many jobs there is a line: so that there are no more lines than the level says, besides the last one. */
    private long everySoMany() {
        return (total() + level) / (level + 1);
    }

    /** If the number of jobs is unknown, the time between lines grows. */
    private boolean isDueByCount() {
        double distance = (MAX_SPARSE_LEVEL + 1 - level) * (MAX_SPARSE_LEVEL + 1 - level) / 2.0;
        return Math.floor(Math.sqrt(done() / distance)) > Math.floor(Math.sqrt((done() - 1) / distance));
    }

    @Override
    void ends() {
        print(count(total() < 0 && isComplete() ? done() : total()) + " " + result());
    }

    private String count(long all) {
        String jobs = all < 0 ? pad(done()) + " tasks     " : pad(done()) + " out of " + pad(all);
        String fromMemory = recalled() == 0 ? "" : " (" + recalled() + " from memory)";
        return "Done " + jobs + fromMemory + " | elapsed: " + column(elapsed());
    }

    private static String pad(long number) {
        return " ".repeat(Math.max(0, 3 - Long.toString(number).length())) + number;
    }

    private static String column(double seconds) {
        String text = Seconds.text(seconds);
        return " ".repeat(Math.max(0, TIME_WIDTH - text.length())) + text;
    }

    private void print(String line) {
        out.println("[Parallel(n_jobs=" + nJobs + ")]: " + line);
    }
}
