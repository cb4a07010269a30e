package dev.delayable.runtime.faults;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.Backend;
import java.util.Set;
import java.util.concurrent.Executors;

/** Where the scenes are played. */
enum FaultPlace {
    THREADS,
    VIRTUAL_THREADS,
    SEQUENTIAL,
    EXECUTOR,
    PROCESSES;

    private static final class Shared {
        static final Backend PROCESSES = Backends.processes().jvmArgs("-Xmx64m");
        static final Backend EXECUTOR = Backends.on(
                Executors.newCachedThreadPool(task -> {
                    Thread thread = new Thread(task, "others-thread");
                    thread.setDaemon(true);
                    return thread;
                }),
                64);
    }

    boolean isAvailable() {
        return this != VIRTUAL_THREADS || Runtime.version().feature() >= 21;
    }

    boolean hasWorkersOfItsOwn() {
        return this == PROCESSES;
    }

    /** Whether a faulty job may take jobs along that had begun in the same worker. None do: a worker runs one job at a time. */
    boolean diesWithNeighbours(Set<Fault> faults) {
        return hasWorkersOfItsOwn() && faults.stream().anyMatch(Fault::endsRun);
    }

    /** Whether a fault can be played here. */
    boolean canPlay(Fault fault) {
        return switch (this) {
            case PROCESSES -> true;
            // The calling thread cannot be given up: what ignores its interrupt holds it up.
            case SEQUENTIAL ->
                !fault.needsProcesses()
                        && fault != Fault.JOB_IGNORES_INTERRUPTS
                        && fault != Fault.JOB_HOLDS_THE_LOCK_OF_ITS_ARGUMENT;
            default -> !fault.needsProcesses();
        };
    }

    Parallel parallel(int nJobs) {
        Backend backend = switch (this) {
            case THREADS -> Backends.threads();
            case VIRTUAL_THREADS -> Backends.virtualThreads();
            case SEQUENTIAL -> Backends.sequential();
            case EXECUTOR -> Shared.EXECUTOR;
            case PROCESSES -> Shared.PROCESSES;
        };
        return Parallel.nJobs(nJobs).backend(backend);
    }
}
