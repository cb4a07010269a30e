package dev.delayable.runtime.backend;

/**
 * The workers of one run. There are two kinds: {@linkplain LocalWorkers threads of this JVM}, and {@linkplain RemoteWorkers
 * workers elsewhere}, which are sent batches and answer when they have run them.
 *
 * @since 0.1
 */
public sealed interface Workers extends AutoCloseable permits LocalWorkers, RemoteWorkers {

    /** Gives the workers back. Called once; nothing of the run is running then, but for jobs that were given up. */
    @Override
    void close();
}
