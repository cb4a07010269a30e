package dev.delayable.runtime;

import dev.delayable.runtime.report.LiveAddress;
import dev.delayable.runtime.report.LiveSupport;
import dev.delayable.runtime.report.ReportSettings;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What {@link Parallel#report(Report)} makes of runs: pages that show where the time went, the same as data for other tools,
 * and a live view.
 *
 * <pre>{@code
 * Parallel.nJobs(8).report(Report.to(Path.of("run.html")).csv(Path.of("run.csv"))).run(jobs);
 * }</pre>
 *
 * <p>Each file is rewritten as a whole while the run goes on, so it is there however the run ends. {@code %n} in the name
 * of a file stands for the number of the run, counted from 1 in this JVM; without it, a later run overwrites the file of an
 * earlier one. Missing directories are made. A file that cannot be written is logged once, and harms no run.
 *
 * <p>A report is an immutable value, which can be shared between threads.
 *
 * @since 0.1
 */
public final class Report {

    private static final int MAX_PORT = 65535;

    private final ReportSettings settings;

    private Report(ReportSettings settings) {
        this.settings = settings;
    }

    /**
     * A page of each run: one HTML file, which needs no other and no network.
     *
     * @param path where to write it
     * @return the report
     */
    public static Report to(Path path) {
        return new Report(new ReportSettings(Objects.requireNonNull(path, "path"), null, null, null, true));
    }

    /**
     * A view of a run while it goes on, for a browser on this machine. Its address, with a token that nobody can guess, is
     * logged at level {@code INFO} when a run starts; it is the same for all runs of this report, unless {@code port}
     * is 0. It is served on the loopback interface only, and closed at the end of the run. Where the port is not free, that is
     * logged, and the run goes on.
     *
     * @param port the port; 0 for any that is free
     * @return the report
     * @throws IllegalArgumentException if there can be no such port
     * @throws IllegalStateException if this JVM lacks the module {@code jdk.httpserver}
     */
    public static Report live(int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "port must be from 1 to 65535, or 0 for any that is free, but is " + port);
        }
        LiveSupport.require();
        return new Report(new ReportSettings(null, null, null, LiveAddress.of(port), true));
    }

    /**
     * Adds a page of each run to a live view.
     *
     * @param path where to write it
     * @return a new report with that page
     */
    public Report html(Path path) {
        return new Report(new ReportSettings(
                Objects.requireNonNull(path, "path"),
                settings.chromeTrace(),
                settings.csv(),
                settings.live(),
                settings.showsArguments()));
    }

    /**
     * Adds the jobs as events in the JSON of Chrome's trace viewer, compressed by gzip, which Perfetto reads too; by custom the
     * name ends in {@code .json.gz}. Beyond a million jobs neighbours are merged, the shortest first.
     *
     * @param path where to write it
     * @return a new report with that file
     */
    public Report chromeTrace(Path path) {
        return new Report(new ReportSettings(
                settings.html(),
                Objects.requireNonNull(path, "path"),
                settings.csv(),
                settings.live(),
                settings.showsArguments()));
    }

    /**
     * Adds the numbers as comma-separated values in UTF-8: a line for each attempt of a job, with its worker, index, function,
     * start and duration in nanoseconds, and how it ended. Beyond two million jobs a line may stand for several.
     *
     * @param path where to write it
     * @return a new report with that file
     */
    public Report csv(Path path) {
        return new Report(new ReportSettings(
                settings.html(),
                settings.chromeTrace(),
                Objects.requireNonNull(path, "path"),
                settings.live(),
                settings.showsArguments()));
    }

    /**
     * Leaves out what may hold values of arguments: texts of calls and messages of exceptions. Jobs are named by function and
     * index then, failures by the class of the exception.
     *
     * @return a new report without them
     */
    public Report withoutArguments() {
        return new Report(
                new ReportSettings(settings.html(), settings.chromeTrace(), settings.csv(), settings.live(), false));
    }

    ReportSettings settings() {
        return settings;
    }
}
