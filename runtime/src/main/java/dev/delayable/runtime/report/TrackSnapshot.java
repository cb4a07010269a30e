package dev.delayable.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a {@link Track} holds at some moment.
 *
 * @param depth how many runs its jobs are nested in
 * @param bars the jobs
 * @param trouble texts of those that have failed
 * @param otherTexts texts of some others
 * @param mergedTimes of those whose bars were merged while the run was recorded, by function
 */
record TrackSnapshot(
        int depth,
        Bars bars,
        List<Texts.Text> trouble,
        List<Texts.Text> otherTexts,
        Map<Integer, FunctionTimes> mergedTimes) {

    /** What several hold, one after another. */
    static TrackSnapshot of(int depth, List<Track> tracks) {
        if (tracks.size() == 1) {
            return tracks.get(0).snapshot(depth);
        }
        TrackSnapshot all =
                new TrackSnapshot(depth, new Bars(16), new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
        for (Track track : tracks) {
            TrackSnapshot next = track.snapshot(depth);
            int before = all.bars.size();
            for (int i = 0; i < next.bars.size(); i++) {
                all.bars.copy(next.bars, i);
            }
            next.trouble.forEach(text -> all.trouble.add(text.at(before + text.bar())));
            next.otherTexts.forEach(text -> all.otherTexts.add(text.at(before + text.bar())));
            next.mergedTimes.forEach((function, times) -> all.mergedTimes
                    .computeIfAbsent(function, key -> new FunctionTimes())
                    .addAll(times));
        }
        return all;
    }
}
