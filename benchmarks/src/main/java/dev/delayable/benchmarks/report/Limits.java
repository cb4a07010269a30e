package dev.delayable.benchmarks.report;

import java.util.EnumMap;
import java.util.Map;

/** What limits us where a goal is missed: kept by hand, from profiles, and shown only while the goal is missed. */
final class Limits {

    private static final Map<GoalKey, String> SENTENCES = new EnumMap<>(GoalKey.class);

    static {
        SENTENCES.put(
                GoalKey.LIST,
                "Before and after each job the stop flag, the context class loader and the interrupt flag are looked at, so that a "
                        + "run ends at once and a job leaves nothing to the next; a parallel stream looks at none of them. What "
                        + "each of them takes was not measured.");
        SENTENCES.put(
                GoalKey.PROCESSES_COLD,
                "Each worker is a JVM, which has to start and to load what runs jobs; and so has the calling one, which is new too.");
    }

    private Limits() {}

    static String of(GoalKey key) {
        return SENTENCES.getOrDefault(key, "Not known yet.");
    }
}
