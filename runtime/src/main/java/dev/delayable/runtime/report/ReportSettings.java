package dev.delayable.runtime.report;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What reports are to be made of a run. A {@code %n} in the name of a file stands for the number of the run.
 *
 * @param html the page
 * @param chromeTrace the events for trace viewers, compressed
 * @param csv the numbers
 * @param live where the run can be watched
 * @param showsArguments whether texts of calls and messages may be in these, which hold values of arguments
 */
public record ReportSettings(
        @Nullable Path html,
        @Nullable Path chromeTrace,
        @Nullable Path csv,
        @Nullable LiveAddress live,
        boolean showsArguments) {

    /** Whether the name of a file holds the number of the run. */
    boolean isNumbered() {
        return Stream.of(html, chromeTrace, csv).anyMatch(path -> path != null && RunNumbers.isNumbered(path));
    }
}
