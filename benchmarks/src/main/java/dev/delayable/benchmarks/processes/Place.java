package dev.delayable.benchmarks.processes;

import dev.delayable.benchmarks.peers.Threads;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.backend.Backend;
import java.util.ArrayList;
import java.util.List;

/** Where our jobs run: in worker processes, and to compare with, in this JVM. */
public enum Place {
    PROCESSES("**worker processes**"),
    THREADS("threads"),
    VIRTUAL_THREADS("virtual threads");

    private final String title;

    Place(String title) {
        this.title = title;
    }

    /** How the table calls it. */
    public String title() {
        return title;
    }

    Backend backend() {
        return switch (this) {
            case PROCESSES -> Backends.processes();
            case THREADS -> Backends.threads();
            case VIRTUAL_THREADS -> Backends.virtualThreads();
        };
    }

    /** Those that this JDK has. */
    static List<Place> present() {
        List<Place> present = new ArrayList<>(List.of(values()));
        if (!Threads.VIRTUAL.exist()) {
            present.remove(VIRTUAL_THREADS);
        }
        return present;
    }
}
