package dev.delayable.samples.tutorial;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.backend.Backend;
import java.time.Duration;

/** Where the jobs of the tutorial run. They are the same, and so are their results. */
enum Place {
    THREADS("threads"),
    VIRTUAL_THREADS("virtualThreads"),
    PROCESSES("processes"),
    SEQUENTIAL("sequential");

    private final String text;

    Place(String text) {
        this.text = text;
    }

    Backend backend(Duration sleep) {
        return switch (this) {
            case THREADS -> Backends.threads();
            case VIRTUAL_THREADS -> Backends.virtualThreads();
            // What is set in this JVM is not set in others, unless an initializer does.
            case PROCESSES -> Backends.processes().initializer(SleepDelayed.setDuration(sleep));
            case SEQUENTIAL -> Backends.sequential();
        };
    }

    /** The name of its method in {@link Backends}. */
    @Override
    public String toString() {
        return text;
    }
}
