package dev.delayable.runtime.report;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One bar, and where it stands.
 *
 * @param lane the number of the worker
 * @param track its track
 * @param bar its place there
 * @param text what is known of it as text
 */
record Place(int lane, TrackSnapshot track, int bar, Texts.@Nullable Text text) {

    /** The longest first; of several, the one that stands first in the input. */
    static final Comparator<Place> LONGEST_FIRST =
            Comparator.comparingLong(Place::duration).reversed().thenComparingLong(Place::index);

    static final Comparator<Place> LAST_END_FIRST =
            Comparator.comparingLong(Place::end).reversed().thenComparingLong(Place::index);

    static final Comparator<Place> EARLIEST_END_FIRST =
            Comparator.comparingLong(Place::end).thenComparingLong(Place::index);

    long start() {
        return track.bars().start(bar);
    }

    long end() {
        return track.bars().end(bar);
    }

    long duration() {
        return end() - start();
    }

    long index() {
        return track.bars().index(bar);
    }

    int attempt() {
        return track.bars().attempt(bar);
    }

    Ending ending() {
        return track.bars().ending(bar);
    }

    int function() {
        return track.bars().function(bar);
    }

    /** The job as text; its function where there is none. */
    String call(java.util.List<String> functions) {
        String call = text == null ? null : text.call();
        return call == null ? functions.get(function()) : call;
    }
}
