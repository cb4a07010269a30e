package dev.delayable.runtime.report;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The numbers of runs in the names of files, counted from 1 in this JVM for each set of names. */
final class RunNumbers {

    private static final String PLACE = "%n";

    private static final Map<String, Long> LAST = new ConcurrentHashMap<>();

    private RunNumbers() {}

    static boolean isNumbered(Path path) {
        return path.toString().contains(PLACE);
    }

    static long next(ReportSettings settings) {
        String names = settings.html() + "\n" + settings.chromeTrace() + "\n" + settings.csv();
        return LAST.merge(names, 1L, Long::sum);
    }

    static Path numbered(Path path, long number) {
        return isNumbered(path)
                ? path.getFileSystem().getPath(path.toString().replace(PLACE, Long.toString(number)))
                : path;
    }
}
