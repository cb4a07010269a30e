package dev.delayable.benchmarks.report;

import dev.delayable.benchmarks.joblib.Joblib;
import dev.delayable.benchmarks.joblib.JoblibTimes;
import dev.delayable.benchmarks.speed.Sleeping;
import dev.delayable.benchmarks.speed.Work;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Files joblib's times as two more ways, one for each of its backends. */
final class JoblibReader {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Results results;

    JoblibReader(Results results) {
        this.results = results;
    }

    void read(String version, List<JoblibTimes> all) {
        for (JoblibTimes times : all) {
            String way = Joblib.way(version, times.backend());
            Arrays.stream(Work.values())
                    .filter(work -> work.name().equals(times.row()))
                    .forEach(work -> results.nanos(
                            work,
                            way,
                            new Measured(times.mean() * NANOS_PER_SECOND, times.spread() * NANOS_PER_SECOND)
                                    .each(work.jobs())));
            if (times.row().equals(Sleeping.TUTORIAL.name())) {
                results.sleeping(Sleeping.TUTORIAL, way, Duration.ofNanos((long) (times.mean() * NANOS_PER_SECOND)));
            }
        }
    }
}
