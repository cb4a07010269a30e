package dev.delayable.runtime.engine;

import java.time.Duration;

/** Decides which jobs are run again, and after how long. Thread-safe. */
public interface RetryPolicy {

    /** No second attempt. */
    RetryPolicy NONE = new RetryPolicy() {
        @Override
        public boolean isRetried(int attempt, Throwable exception) {
            return false;
        }

        @Override
        public Duration delayAfter(int attempt) {
            return Duration.ZERO;
        }

        @Override
        public int attempts() {
            return 1;
        }
    };

    /**
     * Whether a job that failed is run again.
     *
     * @param attempt how many times the job was run, 1 or more
     * @param exception what it threw last
     * @return {@code true} if attempts are left and the exception allows another one
     */
    boolean isRetried(int attempt, Throwable exception);

    /**
     * How long a job waits before its next attempt.
     *
     * @param attempt how many times the job was run, 1 or more
     * @return zero or a positive time, which may be random
     */
    Duration delayAfter(int attempt);

    /**
     * How many times a job is run at most.
     *
     * @return 1 or more
     */
    int attempts();
}
