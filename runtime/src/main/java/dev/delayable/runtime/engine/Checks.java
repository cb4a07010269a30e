package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import org.jspecify.annotations.Nullable;

/** Checks of what the caller hands in. */
final class Checks {

    private Checks() {}

    static Job<?> nonNullJob(@Nullable Job<?> job, int index) {
        if (job == null) {
            throw new NullPointerException("jobs: job " + index + " is null");
        }
        return job;
    }
}
