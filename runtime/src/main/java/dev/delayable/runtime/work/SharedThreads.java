package dev.delayable.runtime.work;

import java.security.AccessControlContext;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates threads that outlive a run. Such a thread inherits nothing from the thread that needed it first: no inheritable
 * thread locals, no context class loader, and no access control context, which would keep the class loaders of all
 * callers reachable. It belongs to the outermost thread group below the system group. A host such as Maven's {@code
 * exec:java} interrupts the threads in the group of a program at its end, waits for them, and may destroy the group.
 */
public final class SharedThreads {

    private SharedThreads() {}

    /** The group for such threads: the outermost one around the current thread but that of the system. */
    private static ThreadGroup group() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        ThreadGroup parent = group.getParent();
        while (parent != null && parent.getParent() != null) {
            group = parent;
            parent = group.getParent();
        }
        return group;
    }

    /**
     * Makes a daemon thread that inherits nothing.
     *
     * @param task what it does
     * @param name its name
     * @return the thread, not started
     */
    public static Thread daemon(Runnable task, String name) {
        Thread thread = Making.of(group(), task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /** Makes a thread without the access control context of its callers. No lambda: the first one costs a new JVM 10 ms. */
    private record Making(ThreadGroup group, Runnable task, String name) implements PrivilegedAction<Thread> {

        @SuppressWarnings("removal") // threads inherit that context before JDK 24
        static Thread of(ThreadGroup group, Runnable task, String name) {
            AccessControlContext none = new AccessControlContext(new ProtectionDomain[0]);
            return AccessController.doPrivileged(new Making(group, task, name), none);
        }

        @Override
        public Thread run() {
            return new Thread(group, task, name, 0, false);
        }
    }

    /**
     * Makes a thread of a class whose constructors take over everything from the current thread, as those of
     * {@code ForkJoinWorkerThread} do: on another thread, which has nothing to be taken over.
     *
     * @param <T> the type of thread
     * @param factory makes the thread, and does not start it
     * @return the thread
     */
    public static <T extends Thread> T make(Supplier<T> factory) {
        Maker<T> maker = new Maker<>(factory);
        Thread thread = daemon(maker, "delayable-maker");
        thread.start();
        return maker.await();
    }

    /** Guarded by itself. */
    private static final class Maker<T extends Thread> implements Runnable {

        private final Supplier<T> factory;
        private @Nullable T made;
        private @Nullable Throwable failure;

        Maker(Supplier<T> factory) {
            this.factory = factory;
        }

        @Override
        public synchronized void run() {
            try {
                made = factory.get();
            } catch (Throwable e) {
                failure = e;
            }
            notifyAll();
        }

        synchronized T await() {
            boolean interrupted = false;
            while (made == null && failure == null) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (made == null) {
                throw Throwables.sneaky(Objects.requireNonNull(failure));
            }
            return made;
        }
    }
}
