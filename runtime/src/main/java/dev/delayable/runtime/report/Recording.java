package dev.delayable.runtime.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is recorded of one run that has a report, the runs inside its jobs included. Thread-safe. */
final class Recording {

    /** How many bars are kept in memory, in all lanes; beyond that the shortest are merged. */
    private static final int MAX_BARS = 2_000_000;

    /** So many a lane may have in any case. */
    private static final int MIN_BARS_OF_LANE = 20_000;

    private static final int MAX_REASON = 1_000;
    private static final int MAX_SAMPLE_LENGTH = 2_000_000;
    private static final int MIN_SAMPLE_LENGTH_OF_LANE = 2_000;
    private static final int MAX_LONGEST_OF_LANE = 1_000;
    private static final int MIN_LONGEST_OF_LANE = 20;

    private final boolean showsArguments;
    private final Functions functions = new Functions();
    private final String backend;
    private final int workers;
    private final long total;
    private final Instant started = Instant.now();
    private final long origin = System.nanoTime();

    /** Guarded by this. */
    private final List<Lane> lanes = new ArrayList<>();

    /** Where jobs are that were not run: no worker had anything to do with them. Guarded by this. */
    private @Nullable Lane memory;

    /** When the run has ended; -1 before that. */
    private volatile long ended = -1;

    /** The batches that are elsewhere. */
    private final Set<RemoteRecording> batches = ConcurrentHashMap.newKeySet();

    /** The lanes in which somebody works. Guarded by this. */
    private final BitSet taken = new BitSet();

    Recording(String backend, int workers, long total, boolean showsArguments) {
        this.backend = backend;
        this.workers = workers;
        this.total = total;
        this.showsArguments = showsArguments;
    }

    /** Why the run was stopped. */
    String reason(Throwable failure) {
        return showsArguments
                ? ShortText.of(failure, MAX_REASON)
                : failure.getClass().getName();
    }

    Functions functions() {
        return functions;
    }

    /** The time in nanoseconds since the start of the run. */
    long now() {
        return System.nanoTime() - origin;
    }

    /** The same of a time that {@link System#nanoTime} has told. */
    long since(long nanoTime) {
        return nanoTime - origin;
    }

    boolean showsArguments() {
        return showsArguments;
    }

    Track newTrack(long start) {
        Texts texts = new Texts(
                showsArguments,
                Math.max(MIN_LONGEST_OF_LANE, Math.min(MAX_LONGEST_OF_LANE, 8 * MAX_LONGEST_OF_LANE / workers)),
                Math.max(MIN_SAMPLE_LENGTH_OF_LANE, MAX_SAMPLE_LENGTH / workers));
        return new Track(Math.max(MIN_BARS_OF_LANE, MAX_BARS / workers), texts, start);
    }

    /** Takes the lane with that number, or another one if somebody works there. */
    synchronized Lane take(int preferred) {
        int number = taken.get(preferred) ? taken.nextClearBit(0) : preferred;
        taken.set(number);
        return lane(number);
    }

    /** Takes any lane in which nobody works. */
    synchronized Lane takeAny() {
        return take(taken.nextClearBit(0));
    }

    synchronized void leave(Lane lane) {
        taken.clear(lane.number());
    }

    /** A lane that somebody has in any case. */
    synchronized Lane lane(int number) {
        while (lanes.size() <= number) {
            lanes.add(new Lane(lanes.size()));
        }
        return lanes.get(number);
    }

    synchronized Lane memory() {
        if (memory == null) {
            memory = new Lane(LaneSnapshot.MEMORY);
        }
        return memory;
    }

    private synchronized List<Lane> lanes() {
        List<Lane> all = new ArrayList<>(lanes);
        if (memory != null) {
            all.add(memory);
        }
        return all;
    }

    /** The run has ended. What is added after that is not part of it. */
    void ends() {
        ended = now();
    }

    boolean hasEnded() {
        return ended >= 0;
    }

    void begins(RemoteRecording batch) {
        batches.add(batch);
    }

    void over(RemoteRecording batch) {
        batches.remove(batch);
    }

    /** May call code of users. */
    Snapshot snapshot(RunState state, String reason) {
        batches.forEach(RemoteRecording::lay);
        long now = hasEnded() ? ended : now();
        List<LaneSnapshot> read = lanes().stream()
                .map(lane -> lane.snapshot(functions, showsArguments, now))
                .toList();
        RunInfo run = new RunInfo(backend, workers, total, started, now, state, reason);
        return new Snapshot(run, read, functions.names()).upToItsLastBar();
    }
}
