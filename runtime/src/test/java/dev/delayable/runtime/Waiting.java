package dev.delayable.runtime;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for what another thread does; looks often, and gives up late. */
public final class Waiting {

    private Waiting() {}

    @SuppressWarnings("exports") // the packages of tests are not for others
    public static ConditionFactory await() {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofMinutes(2));
    }

    /** Whether a thread waits for another one, with or without a limit. */
    public static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }
}
