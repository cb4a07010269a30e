package dev.delayable.runtime;

import dev.delayable.runtime.backend.Backend;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The places where jobs run, for tests of what holds on all of them. */
enum TestBackend {
    THREADS,
    SEQUENTIAL,
    /** There are none before JDK 21: tests are skipped then. */
    VIRTUAL_THREADS,
    /** Of somebody else. */
    EXECUTOR,
    REMOTE,
    /** Its workers die all the time, though never while they run a job: nobody who runs jobs may notice. */
    DYING_REMOTE,
    /** For jobs that can be sent: {@link EveryPlace}. */
    PROCESSES;

    /** The threads of {@link #EXECUTOR}. */
    private static final class OtherPool {

        private static final Executor THREADS = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "others-thread");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Those that run jobs of every kind, for they run them in this JVM. */
    static Stream<TestBackend> inThisJvm() {
        return Arrays.stream(values()).filter(backend -> backend != PROCESSES);
    }

    Backend backend() {
        return switch (this) {
            case THREADS -> Backends.threads();
            case SEQUENTIAL -> Backends.sequential();
            case VIRTUAL_THREADS -> Backends.virtualThreads();
            case EXECUTOR -> Backends.on(OtherPool.THREADS, 1000);
            case REMOTE -> RemoteTestBackend.RELIABLE;
            case DYING_REMOTE -> RemoteTestBackend.DYING;
            case PROCESSES -> Backends.processes();
        };
    }

    Parallel nJobs(int nJobs) {
        return Parallel.nJobs(nJobs).backend(backend());
    }

    /** How many jobs may run at once. */
    int workers(int nJobs) {
        return this == SEQUENTIAL ? 1 : nJobs;
    }

    boolean isAvailable() {
        return this != VIRTUAL_THREADS || Runtime.version().feature() >= 21;
    }
}
