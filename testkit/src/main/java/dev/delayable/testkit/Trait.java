package dev.delayable.testkit;

/**
 * What a place can do, or does. A test of the {@link BackendContract} that needs a trait which the place does not have is
 * skipped, and its report says why.
 *
 * @since 0.1
 */
public enum Trait {

    /** Jobs see the caller's own objects. */
    SHARES_MEMORY("jobs see the caller's own objects"),

    /** Jobs, arguments and results are copied, so they must be {@link java.io.Serializable}. */
    COPIES("arguments and results are copied"),

    /** Five jobs can run at once. */
    PARALLEL("several jobs run at once"),

    /**
     * A worker can die under a job, by {@link Place#death()}. That costs at most {@link Place#jobsPerDeath()} jobs, which fail
     * with a {@link dev.delayable.runtime.WorkerLostException}.
     */
    DIES("a worker can die under a job"),

    /** When a worker dies, the place knows which job of a batch was running; without this trait the whole batch may be lost. */
    EXACT_LOSS("the place knows which job of a batch was running when a worker died"),

    /** A job that does not end when it is interrupted is ended together with its worker. */
    KILLS_STUCK("a job that ignores its interrupt is ended together with its worker"),

    /** A job that does not end when it is interrupted is left alone, and another thread takes the place of its own. */
    GIVES_UP("a job that ignores its interrupt is left alone, and its thread replaced"),

    /** {@link Place#bounded} gives a backend with few workers for all runs together. */
    BOUNDED("a backend can have a bound over all its runs"),

    /** A new worker takes seconds: tests that use up workers do so less often. */
    STARTS_SLOWLY("a new worker takes seconds");

    private final String meaning;

    Trait(String meaning) {
        this.meaning = meaning;
    }

    /**
     * What it means.
     *
     * @return a clause, for example "a worker can die under a job"
     */
    public String meaning() {
        return meaning;
    }
}
