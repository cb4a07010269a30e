package dev.delayable.runtime.backend.hosting;

/**
 * The order to start one worker, and what its launcher reports. Thread-safe. No method blocks.
 *
 * @since 0.1
 */
public interface LaunchOrder {

    /**
     * A number that no other worker of this JVM has.
     *
     * @return 1 or more
     */
    int number();

    /**
     * Says how the start is ended when nobody wants the worker any more, or when it takes too long. From the answer to this
     * order on, {@link WorkerLink#kill} serves for that.
     *
     * @param action called at most once, by any thread, at once if the order is cancelled already; must not block
     */
    void onCancel(Runnable action);

    /**
     * Whether nobody wants the worker any more.
     *
     * @return whether the order is cancelled
     */
    boolean isCancelled();

    /**
     * Notes a line that the worker, or the program that starts it, has printed. The last lines are part of the message about its
     * death.
     *
     * @param line the line, without its end
     */
    void printed(String line);

    /**
     * The worker can be reached. If nobody wants it any more, the link is killed and closed.
     *
     * @param link the way to the worker
     */
    void connected(WorkerLink link);

    /**
     * The worker could not be started.
     *
     * @param why why, and what the user can do
     */
    void failed(LaunchException why);
}
