package dev.delayable.samples.tutorial;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.backend.Backend;
import java.time.Duration;
import java.util.function.Function;

/** Where the jobs of the tutorial run. They are the same, and so are their results. */
enum Place {
    THREADS("threads", sleep -> Backends.threads()),
    VIRTUAL_THREADS("virtualThreads", sleep -> Backends.virtualThreads()),
    /** What is set in this JVM is not set in others, unless an initializer does. */
    PROCESSES("processes", sleep -> Backends.processes().initializer(SleepDelayed.setDuration(sleep))),
    SEQUENTIAL("sequential", sleep -> Backends.sequential());

    private final String text;
    private final Function<Duration, Backend> backend;

    Place(String text, Function<Duration, Backend> backend) {
        this.text = text;
        this.backend = backend;
    }

    Backend backend(Duration sleep) {
        return backend.apply(sleep);
    }

    /** The name of its method in {@link Backends}. */
    @Override
    public String toString() {
        return text;
    }
}
