package dev.delayable.runtime.engine;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Where threads belong that are kept for later runs, whoever has needed them first: to the group of the main thread, or what
 * stands as far outside. Who ends a program inside a JVM that goes on, as the Maven plugin for {@code exec:java} does, interrupts
 * the threads in the group of that program and waits for them, which idle ones do not see; and a group may be destroyed.
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
     * Makes a thread that keeps neither the JVM nor the class loader of whoever has needed it first.
     *
     * @param task what it does
     * @param name its name
     * @return the thread, not started
     */
    public static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(group(), task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /**
     * Makes a thread that takes over the group of the one that makes it, as those of a {@code ForkJoinPool} do.
     *
     * @param <T> the type of thread
     * @param factory makes the thread, and does not start it
     * @return the thread, in that group
     */
    public static <T extends Thread> T make(Supplier<T> factory) {
        ThreadGroup group = group();
        if (group.equals(Thread.currentThread().getThreadGroup())) {
            return factory.get();
        }
        return CompletableFuture.supplyAsync(factory, task -> new Thread(group, task, "delayable-maker").start())
                .join();
    }
}
