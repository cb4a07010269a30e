package dev.delayable.benchmarks.report;

import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.processes.Place;
import dev.delayable.benchmarks.processes.ProcessRow;
import dev.delayable.benchmarks.processes.Series;
import dev.delayable.benchmarks.speed.Sleeping;
import dev.delayable.benchmarks.speed.Work;
import dev.delayable.benchmarks.trouble.Scenes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All that was measured, by what the tables call the ways. Filled by one thread, then only read. */
final class Results {

    /** How the names of its ways begin. */
    static final String JOBLIB = "joblib";

    private final Map<Work, Map<String, Measured>> nanos = new EnumMap<>(Work.class);
    private final Map<Work, Map<String, Measured>> bytes = new EnumMap<>(Work.class);
    private final Map<Sleeping, Map<String, Duration>> sleeping = new EnumMap<>(Sleeping.class);
    private final Map<Extra, Measured> extras = new EnumMap<>(Extra.class);
    private final Map<PeerKind, Scenes> scenes = new EnumMap<>(PeerKind.class);
    private final Map<PeerKind, NavigableMap<Integer, Measured>> longLists = new EnumMap<>(PeerKind.class);
    private final Map<ProcessRow, Map<String, Series>> workers = new EnumMap<>(ProcessRow.class);
    private final Map<String, String> absences = new LinkedHashMap<>();

    /** What is measured for us and one thing to compare with, not for all peers. */
    enum Extra {
        ONE_WORKER_OURS,
        STREAM,
        STREAM_AS_LIST,
        SERVICE,
        SERVICE_OF_INVOKE_ALL,
        THREADS_OF_MANY_SIZES,
        ONE_WORKER_PLAIN_LOOP,
        LAZY_IN_64_MB,
        BYTES_GENERATED,
        BYTES_HAND_WRITTEN,
        BYTES_OF_LAMBDA,
        MAP,
        MAP_OF_PARALLEL_STREAM,
        MAP_BYTES,
        MAP_BYTES_OF_GENERATED_JOBS
    }

    void nanos(Work work, String way, Measured perJob) {
        nanos.computeIfAbsent(work, w -> new LinkedHashMap<>()).put(way, perJob);
    }

    void bytes(Work work, String way, Measured perJob) {
        bytes.computeIfAbsent(work, w -> new LinkedHashMap<>()).put(way, perJob);
    }

    void sleeping(Sleeping row, String way, Duration time) {
        sleeping.computeIfAbsent(row, r -> new LinkedHashMap<>()).put(way, time);
    }

    void extra(Extra extra, Measured measured) {
        extras.put(extra, measured);
    }

    void listOf(int jobs, PeerKind way, Measured perJob) {
        longLists.computeIfAbsent(way, w -> new TreeMap<>()).put(jobs, perJob);
    }

    void scenes(Map<PeerKind, Scenes> played) {
        scenes.putAll(played);
    }

    void workers(List<Series> measured) {
        for (Series series : measured) {
            workers.computeIfAbsent(series.row(), row -> new LinkedHashMap<>()).put(series.way(), series);
        }
    }

    void absent(String way, String reason) {
        absences.put(way, reason);
    }

    Optional<Measured> nanos(Work work, String way) {
        return Optional.ofNullable(nanos.getOrDefault(work, Map.of()).get(way));
    }

    Optional<Measured> bytes(Work work, String way) {
        return Optional.ofNullable(bytes.getOrDefault(work, Map.of()).get(way));
    }

    Optional<Duration> sleeping(Sleeping row, String way) {
        return Optional.ofNullable(sleeping.getOrDefault(row, Map.of()).get(way));
    }

    Optional<Measured> extra(Extra extra) {
        return Optional.ofNullable(extras.get(extra));
    }

    /** What a job of the longest list costs, over one of the shortest. */
    Optional<Measured> longListToShort(PeerKind way) {
        NavigableMap<Integer, Measured> byLength = longLists.getOrDefault(way, new TreeMap<>());
        return byLength.size() < 2
                ? Optional.empty()
                : Optional.of(byLength.lastEntry()
                        .getValue()
                        .over(byLength.firstEntry().getValue()));
    }

    Optional<Scenes> scenes(PeerKind kind) {
        return Optional.ofNullable(scenes.get(kind));
    }

    Optional<Measured> workers(ProcessRow row, String way) {
        return Optional.ofNullable(workersOf(row).get(way)).flatMap(Results::middle);
    }

    /** Whether it was looked at, and cannot be known here. */
    boolean isUnknown(ProcessRow row, String way) {
        Series series = workersOf(row).get(way);
        return series != null && series.values().isEmpty();
    }

    /** What was measured of worker processes, over what was measured of joblib's. */
    Optional<Measured> workersToJoblib(ProcessRow row) {
        Optional<Measured> joblib = workersOf(row).values().stream()
                .filter(series -> series.way().startsWith(JOBLIB))
                .findFirst()
                .flatMap(Results::middle)
                .filter(value -> value.value() > 0);
        return workers(row, Place.PROCESSES.title()).flatMap(ours -> joblib.map(ours::over));
    }

    private Map<String, Series> workersOf(ProcessRow row) {
        return workers.getOrDefault(row, Map.of());
    }

    private static Optional<Measured> middle(Series series) {
        return series.values().isEmpty()
                ? Optional.empty()
                : Optional.of(new Measured(series.median(), series.spread()));
    }

    /** The ways that could not be measured, each with the reason. */
    Map<String, String> absences() {
        return absences;
    }

    /** What a row's ratios are ratios to: a parallel stream, or half of the plain loop. */
    Optional<Measured> base(Work work) {
        return work.againstPlainLoop()
                ? nanos(work, PeerKind.PLAIN_LOOP.title()).map(loop -> loop.each(2))
                : nanos(work, PeerKind.PARALLEL_STREAM.title());
    }

    Optional<Measured> ratio(Work work, String way) {
        return nanos(work, way).flatMap(value -> base(work).map(value::over));
    }
}
