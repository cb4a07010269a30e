package dev.delayable.runtime.faults;

import java.util.EnumSet;
import java.util.Set;

/** What may go wrong in a run. A fault of a job concerns one job of a scene, all others the scene as a whole. */
enum Fault {
    // Faults of a job, on every place.
    JOB_THROWS(true),
    JOB_THROWS_AN_ERROR(true),
    JOB_IGNORES_INTERRUPTS(true),
    JOB_HOLDS_THE_LOCK_OF_ITS_ARGUMENT(true),
    TEXT_THROWS(true),
    TEXT_IS_AN_ERROR(true),
    TEXT_BLOCKS(true),
    EXCEPTION_HAS_NO_TEXT(true),
    JOB_NEEDS_A_SECOND_ATTEMPT(true),
    JOB_WAITS_LONG_FOR_A_SECOND_ATTEMPT(true),
    JOB_STARTS_RUNS(true),

    // Faults of a job in a worker process; threads have no such thing.
    WORKER_IS_KILLED(true),
    WORKER_IS_STOPPED(true),
    WORKER_HAS_NO_MEMORY(true),
    ARGUMENT_CANNOT_BE_WRITTEN(true),
    ARGUMENT_CANNOT_BE_READ(true),
    RESULT_CANNOT_BE_WRITTEN(true),
    RESULT_CANNOT_BE_READ(true),

    // Faults of the scene.
    LISTENER_IS_SLOW(false),
    LISTENER_THROWS(false),
    LISTENER_CLOSES(false),
    INPUT_BLOCKS(false),
    INPUT_THROWS(false),
    CALLER_IS_INTERRUPTED(false),
    SOMEBODY_CLOSES(false),
    DEADLINE_PASSES(false),
    DURATIONS_ARE_TINY(false),
    DURATIONS_ARE_ENDLESS(false),
    COMMON_POOL_IS_BUSY(false);

    private static final Set<Fault> OF_PROCESSES = EnumSet.of(
            WORKER_IS_KILLED,
            WORKER_IS_STOPPED,
            WORKER_HAS_NO_MEMORY,
            ARGUMENT_CANNOT_BE_WRITTEN,
            ARGUMENT_CANNOT_BE_READ,
            RESULT_CANNOT_BE_WRITTEN,
            RESULT_CANNOT_BE_READ);

    /** After these every job has its result, if nothing else goes wrong. */
    private static final Set<Fault> HARMLESS = EnumSet.of(
            JOB_NEEDS_A_SECOND_ATTEMPT,
            JOB_STARTS_RUNS,
            LISTENER_IS_SLOW,
            LISTENER_THROWS,
            DURATIONS_ARE_ENDLESS,
            COMMON_POOL_IS_BUSY);

    /** These end a run early, with or without an exception. */
    private static final Set<Fault> ENDING = EnumSet.of(
            LISTENER_CLOSES,
            INPUT_BLOCKS,
            INPUT_THROWS,
            CALLER_IS_INTERRUPTED,
            SOMEBODY_CLOSES,
            DEADLINE_PASSES,
            DURATIONS_ARE_TINY);

    private final boolean isOfJob;

    Fault(boolean isOfJob) {
        this.isOfJob = isOfJob;
    }

    boolean isOfJob() {
        return isOfJob;
    }

    boolean needsProcesses() {
        return OF_PROCESSES.contains(this);
    }

    boolean isHarmless() {
        return HARMLESS.contains(this);
    }

    /** Whether the run may end before all jobs were run, with outcomes too. */
    boolean endsRun() {
        return ENDING.contains(this);
    }

    /** How often the job may start. */
    int allowedStarts() {
        return this == JOB_NEEDS_A_SECOND_ATTEMPT ? 2 : 1;
    }
}
