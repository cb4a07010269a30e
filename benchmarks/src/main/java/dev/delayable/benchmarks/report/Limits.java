package dev.delayable.benchmarks.report;

import java.util.EnumMap;
import java.util.Map;

/** What limits us where a goal is missed: kept by hand, from profiles, and shown only while the goal is missed. */
final class Limits {

    private static final Map<GoalKey, String> SENTENCES = new EnumMap<>(GoalKey.class);

    private Limits() {}

    static String of(GoalKey key) {
        return SENTENCES.getOrDefault(key, "Not known yet.");
    }
}
