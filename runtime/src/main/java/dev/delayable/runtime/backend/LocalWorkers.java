package dev.delayable.runtime.backend;

/**
 * Threads of this JVM. The engine hands over loops that take jobs until there are no more.
 *
 * @since 0.1
 */
public non-sealed interface LocalWorkers extends Workers {

    /**
     * Runs a loop on a thread of its own, soon. The engine has no more loops running at once than the run has workers.
     * Thread-safe; does not block.
     *
     * @param loop the loop; it throws nothing
     */
    void execute(Runnable loop);

    /**
     * Says that the thread of one loop is given up, since a job on it does not end: another one must take its place, in this
     * run and for later ones. Thread-safe.
     */
    void replaceThread();
}
