package dev.delayable.benchmarks.processes;

import dev.delayable.benchmarks.joblib.Joblib;
import dev.delayable.benchmarks.joblib.JoblibTimes;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.backend.ProcessBackend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Measures worker processes, and side by side with them what else runs such jobs. */
public final class WorkerScenes {

    private static final String SCRIPT = "workers.py";
    private static final int COLD_STARTS = 7;
    private static final int RECOVERIES = 5;

    private final List<Series> series = new ArrayList<>();

    private WorkerScenes() {}

    /**
     * Measures all rows; takes some two minutes.
     *
     * @param joblib to compare with, if it is there
     * @return what was measured
     */
    public static List<Series> play(Optional<Joblib> joblib) throws Exception {
        WorkerScenes scenes = new WorkerScenes();
        scenes.startCold(joblib);
        for (Place place : Place.present()) {
            scenes.series.addAll(WarmRuns.measure(place));
        }
        scenes.recover();
        scenes.weigh(Backends.processes().environment("FOOTPRINT", "1"), ProcessRow.RSS, ProcessRow.PSS);
        scenes.weigh(
                Backends.processes().jvmArgs(Footprint.SMALL.toArray(String[]::new)),
                ProcessRow.SMALL_RSS,
                ProcessRow.SMALL_PSS);
        Backends.processes().close(); // what is measured next shall have the machine for itself
        if (joblib.isPresent()) {
            for (JoblibTimes times : joblib.get().time(SCRIPT, "warm")) {
                scenes.series.add(
                        new Series(ProcessRow.valueOf(times.row()), joblib.get().loky(), times.values()));
            }
        }
        return scenes.series;
    }

    /** In turns: what else the machine does meanwhile hits all of them. */
    private void startCold(Optional<Joblib> joblib) throws IOException, InterruptedException {
        Map<String, List<Double>> runs = new LinkedHashMap<>();
        Map<String, List<Double>> programs = new LinkedHashMap<>();
        for (int i = 0; i < COLD_STARTS; i++) {
            for (Place place : Place.present()) {
                long start = System.nanoTime();
                add(place.title(), ColdStart.millis(place), runs);
                add(place.title(), (System.nanoTime() - start) / WarmRuns.NANOS_PER_MILLI, programs);
            }
            if (joblib.isPresent()) {
                long start = System.nanoTime();
                add(
                        joblib.get().loky(),
                        joblib.get().time(SCRIPT, "cold").get(0).mean(),
                        runs);
                add(joblib.get().loky(), (System.nanoTime() - start) / WarmRuns.NANOS_PER_MILLI, programs);
            }
        }
        runs.forEach((way, values) -> series.add(new Series(ProcessRow.COLD, way, values)));
        programs.forEach((way, values) -> series.add(new Series(ProcessRow.PROGRAM, way, values)));
    }

    private static void add(String way, double millis, Map<String, List<Double>> target) {
        target.computeIfAbsent(way, key -> new ArrayList<>()).add(millis);
    }

    private void recover() throws IOException, InterruptedException, ExecutionException {
        List<Recovery> all = new ArrayList<>();
        for (int i = 0; i < RECOVERIES; i++) {
            all.add(Recovery.play());
        }
        String way = Place.PROCESSES.title();
        series.add(new Series(
                ProcessRow.RECOVERY, way, all.stream().map(Recovery::millis).toList()));
        series.add(new Series(
                ProcessRow.SURVIVORS,
                way,
                all.stream().map(each -> (double) each.results()).toList()));
    }

    private void weigh(ProcessBackend backend, ProcessRow rss, ProcessRow pss) throws IOException {
        List<Footprint> all = Footprint.measure(backend);
        String way = Place.PROCESSES.title();
        series.add(new Series(rss, way, all.stream().map(Footprint::rss).toList()));
        series.add(new Series(pss, way, all.stream().map(Footprint::pss).toList()));
        backend.close();
    }
}
