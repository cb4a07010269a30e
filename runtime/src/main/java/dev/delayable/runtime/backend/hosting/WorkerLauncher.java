package dev.delayable.runtime.backend.hosting;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Starts the workers of a place elsewhere, and connects to them. This, and {@link WorkerHost} at the other end, is all that
 * such a place needs: {@link HostedWorkers} does the rest.
 *
 * <p>A launcher is a value: equal launchers start the same kind of worker, and runs with equal launchers and equal {@link
 * WorkerSettings} share their workers. Thread-safe. Who can talk to a worker can run code there, and the other way round, so a
 * launcher hands over only connections to workers that it has started: it authenticates them, and encrypts what others could
 * read.
 *
 * @since 0.1
 */
public interface WorkerLauncher {

    /**
     * Starts one worker. The launcher answers every order once, by {@link LaunchOrder#connected} or {@link LaunchOrder#failed},
     * at any time, by any thread, soon if it is {@linkplain LaunchOrder#onCancel cancelled}. A late answer holds nothing
     * back: batches go to the workers that are there.
     *
     * <p>Called by a thread of its own, which may block for as long as it takes. A launcher that starts several workers
     * together notes the order and returns at once.
     *
     * @param order which worker, and who wants to know of it
     * @throws LaunchException if it could not be started; the same as an answer by {@link LaunchOrder#failed}
     * @throws IOException if it could not be started, and another try may succeed
     */
    void launch(LaunchOrder order) throws LaunchException, IOException;

    /**
     * What messages call a worker, after "a" and "the".
     *
     * @return for example {@code worker process}
     */
    default String noun() {
        return "worker";
    }

    /**
     * How a message that asks for more heap of a worker goes on.
     *
     * @return for example {@code , for example by Backends.processes().jvmArgs("-Xmx4g")}; may be empty
     */
    default String moreHeap() {
        return "";
    }

    /**
     * A place for the large arrays of a run that is about to begin, closed at its end.
     *
     * @return the store; {@code null} if all objects go through the connections to the workers
     */
    default @Nullable SharedStore openStore() {
        return null;
    }
}
