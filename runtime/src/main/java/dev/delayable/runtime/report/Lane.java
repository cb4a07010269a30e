package dev.delayable.runtime.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one worker does: at each depth of nesting the jobs that have ended, and the one that is running. Thread-safe. */
final class Lane {

    /** What happens at one depth, until the thread that works there is given up. */
    record Seat(Track track, RunningJob running) {}

    /** What has happened at one depth. */
    private static final class Level {

        /** What threads did that were given up. */
        final List<Track> closed = new ArrayList<>();

        Seat seat;

        Level(Seat seat) {
            this.seat = seat;
        }

        /** What was taken down, the seat that is in use last. */
        List<Track> tracks() {
            List<Track> all = new ArrayList<>(closed);
            all.add(seat.track());
            return all;
        }
    }

    private final int number;

    /** Guarded by this, with all that they hold. */
    private final List<Level> levels = new ArrayList<>();

    Lane(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    synchronized Seat seat(int depth, Recording recording) {
        while (levels.size() <= depth) {
            levels.add(new Level(new Seat(recording.newTrack(0), new RunningJob())));
        }
        return levels.get(depth).seat;
    }

    /**
     * The thread that works here was given up: what it does from now on, in its job and in runs inside that, is not taken
     * down, and another thread can take its place.
     *
     * @param unended the job that it runs, if there is one
     */
    synchronized void giveUp(int depth, Track.@Nullable Unended unended, Recording recording) {
        for (int each = depth; each < levels.size(); each++) {
            Level level = levels.get(each);
            long end = level.seat.track().close(each == depth ? unended : null);
            level.closed.add(level.seat.track());
            level.seat = new Seat(recording.newTrack(end), new RunningJob());
        }
    }

    /** What was taken down of runs inside jobs, by depth; nobody takes it once more. */
    synchronized List<TrackSnapshot> takeNested() {
        if (levels.size() < 2) {
            return List.of();
        }
        List<TrackSnapshot> taken = new ArrayList<>();
        for (int depth = 1; depth < levels.size(); depth++) {
            taken.add(TrackSnapshot.of(depth, levels.get(depth).tracks()));
        }
        levels.subList(1, levels.size()).clear();
        return taken;
    }

    LaneSnapshot snapshot(Functions functions, boolean showsArguments, long now) {
        List<TrackSnapshot> tracks = new ArrayList<>();
        List<List<Track>> written = new ArrayList<>();
        List<RunningJob> running = new ArrayList<>();
        synchronized (this) {
            for (Level level : levels) {
                written.add(level.tracks());
                running.add(level.seat.running());
            }
        }
        for (int depth = 0; depth < written.size(); depth++) {
            TrackSnapshot track = TrackSnapshot.of(depth, written.get(depth));
            tracks.add(running.get(depth).addTo(track, functions, showsArguments, now));
        }
        return new LaneSnapshot(number, tracks);
    }
}
