package dev.delayable.runtime.report;

import java.util.List;

/**
 * What a worker has done up to some moment.
 *
 * @param number the number of the worker; {@link #MEMORY} for the jobs that were not run
 * @param tracks its jobs, by depth of nesting
 */
record LaneSnapshot(int number, List<TrackSnapshot> tracks) {

    static final int MEMORY = -1;

    /** What people call it. */
    static String name(int number) {
        return number == MEMORY ? "memory" : String.valueOf(number);
    }
}
