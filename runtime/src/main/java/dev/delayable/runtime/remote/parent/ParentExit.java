package dev.delayable.runtime.remote.parent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends the workers when their parent ends, and has the files deleted that they share. Workers also end when their
 * connection closes; but at its end a JVM waits 0.3 s for threads that read, such as those of the workers, and a
 * worker that a signal has stopped does not notice the close. The hook is registered only while there are runs or
 * workers.
 */
public final class ParentExit extends Thread {

    /** How long the end of this JVM waits for idle workers to say that they end. */
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How many runs and workers there are in all. Guarded by the class. */
    private static int users;

    /** There while there are users. Guarded by the class. */
    private static @Nullable ParentExit hook;

    /** What places of this machine have to clean up. */
    private static final List<Runnable> TASKS = new CopyOnWriteArrayList<>();

    private ParentExit() {
        super("delayable-farewell");
    }

    /** Does something when there are no users any more, each time, and when this JVM ends. */
    public static synchronized void atEnd(Runnable task) {
        if (!TASKS.contains(task)) {
            TASKS.add(task);
        }
    }

    private static void cleanUp() {
        for (Runnable task : TASKS) {
            task.run();
        }
    }

    /** There is one run or worker more. */
    static synchronized void use() {
        users++;
        if (hook == null) {
            ParentExit registered = new ParentExit();
            try {
                Runtime.getRuntime().addShutdownHook(registered);
                hook = registered;
            } catch (IllegalStateException e) {
                // This JVM is ending; its workers end with the connection.
            }
        }
    }

    /** There is one run or worker less. */
    static synchronized void unuse() {
        users--;
        ParentExit registered = hook;
        if (users == 0 && registered != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(registered);
                hook = null;
            } catch (IllegalStateException e) {
                return; // this JVM is ending, and the hook runs
            }
            cleanUp();
        }
    }

    @Override
    public void run() {
        try {
            List<RemoteWorker> told = WorkerPool.allAlive();
            for (RemoteWorker worker : told) {
                worker.parentEnds();
            }
            long until = System.nanoTime() + FAREWELL_NANOS;
            for (RemoteWorker worker : told) {
                worker.awaitLeaving(until);
            }
        } catch (LinkageError e) {
            // The class loader of this program was closed before the JVM ends.
        } catch (InterruptedException e) {
            // Nobody does that; they end with the connection.
        } finally {
            cleanUp();
        }
    }
}
