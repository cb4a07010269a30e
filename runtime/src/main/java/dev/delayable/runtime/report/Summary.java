package dev.delayable.runtime.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The numbers of a run, as the tables of its report show them. Made by one thread, and not changed after that. */
final class Summary {

    static final int LONGEST = 20;
    static final int MAX_FAILURES = 200;

    private final Snapshot snapshot;
    private final List<LaneSummary> lanes = new ArrayList<>();
    private final Map<Integer, FunctionSummary> functions = new HashMap<>();
    private final PriorityQueue<Place> longest = new PriorityQueue<>(Place.LONGEST_FIRST.reversed());
    private final PriorityQueue<Place> failures = new PriorityQueue<>(Place.EARLIEST_END_FIRST.reversed());
    private final long[] endings = new long[Ending.values().length];
    private final Tail tail;
    private long nestedJobs;
    private @Nullable Place last;

    /** How long each attempt of the run itself took. */
    private long[] durations = new long[64];

    private int size;

    Summary(Snapshot snapshot) {
        this.snapshot = snapshot;
        for (LaneSnapshot lane : snapshot.lanes()) {
            lanes.add(LaneSummary.of(lane));
            for (TrackSnapshot track : lane.tracks()) {
                add(lane.number(), track);
            }
        }
        this.tail = Tail.of(snapshot.run(), lanes, last, Arrays.copyOf(durations, size));
        durations = new long[0];
    }

    private void add(int lane, TrackSnapshot track) {
        Map<Integer, Texts.Text> texts = new HashMap<>();
        track.otherTexts().forEach(text -> texts.put(text.bar(), text));
        track.trouble().forEach(text -> texts.put(text.bar(), text));
        Bars bars = track.bars();
        for (int i = 0; i < bars.size(); i++) {
            if (bars.jobs(i) > 1) {
                addMerged(bars, i, track.depth());
            } else {
                addAttempt(bars, i, track.depth());
                offer(new Place(lane, track, i, texts.get(i)));
            }
        }
        track.mergedTimes().forEach((function, times) -> function(function).add(times));
    }

    /** What the jobs took one by one is known by function only. */
    private void addMerged(Bars bars, int i, int depth) {
        if (depth == 0) {
            endings[Ending.RETURNED.code()] += bars.jobs(i);
            for (int job = 0; job < bars.jobs(i); job++) {
                addDuration(bars.meanDuration(i));
            }
        } else {
            nestedJobs += bars.jobs(i);
        }
    }

    private void addAttempt(Bars bars, int i, int depth) {
        Ending ending = bars.ending(i);
        function(bars.function(i)).add(bars.busy(i), ending);
        if (depth == 0) {
            endings[ending.code()]++;
            addDuration(bars.busy(i));
        } else if (ending != Ending.RETRIED && ending != Ending.RUNNING) {
            nestedJobs++;
        }
    }

    private void addDuration(long duration) {
        if (size == durations.length) {
            durations = Arrays.copyOf(durations, size * 2);
        }
        durations[size++] = duration;
    }

    private void offer(Place place) {
        if (place.ending().isTrouble()) {
            failures.add(place);
            if (failures.size() > MAX_FAILURES) {
                failures.remove();
            }
        }
        if (longest.size() < LONGEST || Place.LONGEST_FIRST.compare(place, longest.element()) < 0) {
            longest.add(place);
            if (longest.size() > LONGEST) {
                longest.remove();
            }
        }
        if (place.track().depth() == 0
                && place.lane() != LaneSnapshot.MEMORY
                && (last == null || Place.LAST_END_FIRST.compare(place, last) < 0)) {
            last = place;
        }
    }

    private FunctionSummary function(int number) {
        return functions.computeIfAbsent(
                number, key -> new FunctionSummary(snapshot.functions().get(key)));
    }

    RunInfo run() {
        return snapshot.run();
    }

    List<String> functionNames() {
        return snapshot.functions();
    }

    List<LaneSummary> lanes() {
        return lanes;
    }

    /** By function, the one that took most of the time first. */
    List<FunctionSummary> functions() {
        Collection<FunctionSummary> all = functions.values();
        return all.stream()
                .filter(function -> !function.isEmpty())
                .sorted(Comparator.comparingLong(FunctionSummary::sum)
                        .reversed()
                        .thenComparing(FunctionSummary::name))
                .toList();
    }

    List<Place> longest() {
        return longest.stream().sorted(Place.LONGEST_FIRST).toList();
    }

    /** The first failures of all. */
    List<Place> failures() {
        return failures.stream().sorted(Place.EARLIEST_END_FIRST).toList();
    }

    Tail tail() {
        return tail;
    }

    /** How many attempts of jobs of the run itself have ended in a way. */
    long ended(Ending ending) {
        return endings[ending.code()];
    }

    /** How many jobs of the run itself have ended. */
    long jobs() {
        return Arrays.stream(endings).sum() - ended(Ending.RETRIED) - ended(Ending.RUNNING);
    }

    long failed() {
        return ended(Ending.FAILED) + ended(Ending.GIVEN_UP) + ended(Ending.LOST);
    }

    /** Jobs of runs inside jobs. */
    long nestedJobs() {
        return nestedJobs;
    }

    /** How long workers ran jobs, in all. */
    long busy() {
        return lanes.stream().mapToLong(LaneSummary::busy).sum();
    }

    /** How long jobs ran, those inside jobs not counted once more. */
    long workerTime() {
        return snapshot.run().workers() * snapshot.run().wallNanos();
    }
}
