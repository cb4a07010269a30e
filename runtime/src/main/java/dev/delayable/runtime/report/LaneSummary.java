package dev.delayable.runtime.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How one worker has spent its time.
 *
 * @param number the number of the worker
 * @param jobs how many jobs of the run itself it has run
 * @param busy how long it ran jobs
 * @param firstStart when its first job started
 * @param lastEnd when its last job ended
 */
record LaneSummary(int number, long jobs, long busy, long firstStart, long lastEnd) {

    static LaneSummary of(LaneSnapshot lane) {
        long jobs = 0;
        long first = Long.MAX_VALUE;
        long last = 0;
        for (TrackSnapshot track : lane.tracks()) {
            Bars bars = track.bars();
            for (int i = 0; i < bars.size() && track.depth() == 0; i++) {
                jobs += bars.ending(i) == Ending.RETRIED || bars.ending(i) == Ending.RUNNING ? 0 : bars.jobs(i);
            }
            if (bars.size() > 0) {
                first = Math.min(first, bars.start(0));
                last = Math.max(last, bars.end(bars.size() - 1));
            }
        }
        return new LaneSummary(lane.number(), jobs, busy(lane.tracks()), last == 0 ? 0 : Math.min(first, last), last);
    }

    /** Between its first and its last job. */
    long idleBetween() {
        return Math.max(0, lastEnd - firstStart - busy);
    }

    /** A job that waits for the run inside it is busy, and so is a worker that runs a job of another one's inner run. */
    private static long busy(List<TrackSnapshot> tracks) {
        long busy = 0;
        if (tracks.stream().filter(track -> track.bars().size() > 0).count() < 2) {
            for (TrackSnapshot track : tracks) {
                for (int i = 0; i < track.bars().size(); i++) {
                    busy += track.bars().busy(i);
                }
            }
            return busy;
        }
        List<long[]> spans = new ArrayList<>();
        for (TrackSnapshot track : tracks) {
            for (int i = 0; i < track.bars().size(); i++) {
                spans.add(new long[] {track.bars().start(i), track.bars().end(i)});
            }
        }
        spans.sort(Comparator.comparingLong(span -> span[0]));
        long covered = 0;
        for (long[] span : spans) {
            busy += Math.max(0, span[1] - Math.max(span[0], covered));
            covered = Math.max(covered, span[1]);
        }
        return busy;
    }
}
