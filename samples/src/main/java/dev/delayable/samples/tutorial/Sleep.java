package dev.delayable.samples.tutorial;

import dev.delayable.annotations.Delayable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How long the slow functions sleep: a second, unless something else was set for all of them. */
final class Sleep {

    /** Stands for real work that takes this long. */
    static final Duration DEFAULT = Duration.ofSeconds(1);

    private static volatile Duration duration = DEFAULT;

    private Sleep() {}

    /** Sets it in this JVM; a job too, for other JVMs. */
    @Delayable
    static void setDuration(Duration newDuration) {
        duration = newDuration;
    }

    static void sleep() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
