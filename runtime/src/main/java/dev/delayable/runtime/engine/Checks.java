package dev.delayable.runtime.engine;

import org.jspecify.annotations.Nullable;

/** Checks of what the caller hands in. */
final class Checks {

    private Checks() {}

    /** Checks a job, of whatever type the caller holds it as: to look at its class would cost more than all else here. */
    static <J> J nonNullJob(@Nullable J job, long index) {
        if (job == null) {
            throw new NullPointerException("jobs: job " + index + " is null");
        }
        return job;
    }
}
