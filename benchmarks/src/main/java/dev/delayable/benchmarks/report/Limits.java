package dev.delayable.benchmarks.report;

import java.util.EnumMap;
import java.util.Map;

/** What limits us where a goal is missed: kept by hand, from profiles, and shown only while the goal is missed. */
final class Limits {

    private static final Map<GoalKey, String> SENTENCES = new EnumMap<>(Map.of(
            GoalKey.PULL, "There is no `stream` yet: the results are delivered when the last job has ended.",
            GoalKey.VIRTUAL, "There is no backend of virtual threads yet."));

    private Limits() {}

    static String of(GoalKey key) {
        return SENTENCES.getOrDefault(key, "Not known yet.");
    }
}
