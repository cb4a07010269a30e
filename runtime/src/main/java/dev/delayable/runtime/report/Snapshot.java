package dev.delayable.runtime.report;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is known of a run at some moment. Not changed by anybody once it is made.
 *
 * @param run the run
 * @param lanes the workers by number
 * @param functions what the functions are called
 */
record Snapshot(RunInfo run, List<LaneSnapshot> lanes, List<String> functions) {

    long bars() {
        return lanes.stream()
                .flatMap(lane -> lane.tracks().stream())
                .mapToLong(track -> track.bars().size())
                .sum();
    }

    /** How many jobs have no bar of their own. */
    long mergedJobs() {
        long merged = 0;
        for (LaneSnapshot lane : lanes) {
            for (TrackSnapshot track : lane.tracks()) {
                Bars bars = track.bars();
                for (int i = 0; i < bars.size(); i++) {
                    merged += bars.jobs(i) > 1 ? bars.jobs(i) : 0;
                }
            }
        }
        return merged;
    }

    /** The same, as long as its bars are: those of workers that are elsewhere may be laid a little too far. */
    Snapshot upToItsLastBar() {
        long end = run.wallNanos();
        for (LaneSnapshot lane : lanes) {
            for (TrackSnapshot track : lane.tracks()) {
                Bars bars = track.bars();
                end = bars.size() == 0 ? end : Math.max(end, bars.end(bars.size() - 1));
            }
        }
        return new Snapshot(run.withWall(end), lanes, functions);
    }

    /**
     * The same with fewer bars.
     *
     * @param maxBars how many there may be
     * @param longest how many of the longest jobs stay as they are
     * @return this one, if it has no more
     */
    Snapshot merged(long maxBars, long longest) {
        if (bars() <= maxBars) {
            return this;
        }
        List<Bars> all = new ArrayList<>();
        lanes.forEach(lane -> lane.tracks().forEach(track -> all.add(track.bars())));
        Merging merging = Merging.of(all, maxBars, longest);
        return new Snapshot(
                run,
                lanes.stream()
                        .map(lane -> new LaneSnapshot(
                                lane.number(),
                                lane.tracks().stream()
                                        .map(track -> merged(track, merging))
                                        .toList()))
                        .toList(),
                functions);
    }

    private static TrackSnapshot merged(TrackSnapshot track, Merging merging) {
        int[] newPlaces = new int[track.bars().size()];
        Bars bars = merging.apply(track.bars(), newPlaces);
        return new TrackSnapshot(
                track.depth(),
                bars,
                moved(track.trouble(), newPlaces, bars),
                moved(track.otherTexts(), newPlaces, bars),
                track.mergedTimes());
    }

    private static List<Texts.Text> moved(List<Texts.Text> texts, int[] newPlaces, Bars bars) {
        List<Texts.Text> moved = new ArrayList<>();
        for (Texts.Text text : texts) {
            int place = newPlaces[text.bar()];
            if (bars.jobs(place) == 1) {
                moved.add(text.at(place));
            }
        }
        return moved;
    }
}
