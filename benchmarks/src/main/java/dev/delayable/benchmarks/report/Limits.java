package dev.delayable.benchmarks.report;

import java.util.EnumMap;
import java.util.Map;

/** What limits us where a goal is missed: kept by hand, from profiles, and shown only while the goal is missed. */
final class Limits {

    private static final Map<GoalKey, String> SENTENCES = new EnumMap<>(GoalKey.class);

    static {
        SENTENCES.put(
                GoalKey.LIST,
                "13 % of the time are the looks at the stop flag, the context class loader and the interrupt flag, before and "
                        + "after each job, by which a run ends at once and a job leaves nothing to the next; 11 % that the list "
                        + "is copied and searched for nulls before the first job starts. A parallel stream does neither. And "
                        + "in some runs the system wakes the second thread late.");
        SENTENCES.put(
                GoalKey.LONG_LIST,
                "The jobs of the longer list and their results come from memory, not from the caches of the processor. That "
                        + "costs a plain loop and a parallel stream over the same list about as much.");
        SENTENCES.put(
                GoalKey.MAP,
                "40 % of the time are the looks at the stop flag, the context class loader and the interrupt flag around each "
                        + "input, and the note of which one is running, for messages. Left out in a trial, map took as long as "
                        + "the parallel stream, which has none of them.");
        SENTENCES.put(
                GoalKey.PROCESSES_COLD,
                "Each worker is a JVM, which has to start and to load what runs jobs; and so has the calling one, which is new too.");
    }

    private Limits() {}

    static String of(GoalKey key) {
        return SENTENCES.getOrDefault(key, "Not known yet.");
    }
}
