package dev.delayable.runtime.backend;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads of this JVM, one for each worker of a run; there may be very many of them. They inherit nothing from the
 * thread that starts a run. They need JDK 21 or newer, and are reached without compiling against it.
 *
 * <p>A backend is an immutable value; two backends are equal if their settings are.
 *
 * @since 0.1
 */
public final class VirtualThreadBackend implements Backend {

    private final ThreadFactory factory;
    private final int maxWorkers;

    private VirtualThreadBackend(ThreadFactory factory, int maxWorkers) {
        this.factory = factory;
        this.maxWorkers = maxWorkers;
    }

    /**
     * Virtual threads without a bound over all runs.
     *
     * @return the backend
     * @throws UnsupportedOperationException if this JVM is older than JDK 21
     */
    public static VirtualThreadBackend standard() {
        if (Holder.INSTANCE == null) {
            throw new UnsupportedOperationException("virtual threads need JDK 21 or newer, but this is JDK "
                    + Runtime.version().feature() + ": use Backends.threads(), or a newer JDK");
        }
        return Holder.INSTANCE;
    }

    private static final class Holder {

        static final VirtualThreadBackend INSTANCE = create();

        @SuppressWarnings("NullAway") // null where there are no virtual threads
        private static VirtualThreadBackend create() {
            if (Runtime.version().feature() < 21) {
                return null;
            }
            try {
                return new VirtualThreadBackend(factory(), Integer.MAX_VALUE);
            } catch (Throwable e) {
                throw new IllegalStateException("this JVM has no Thread.ofVirtual() as JDK 21 has it", e);
            }
        }

        /** Thread.ofVirtual().name("delayable-virtual-", 1).inheritInheritableThreadLocals(false).factory() */
        private static ThreadFactory factory() throws Throwable {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Class<?> virtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandle ofVirtual = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(virtual));
            MethodHandle name =
                    lookup.findVirtual(virtual, "name", MethodType.methodType(virtual, String.class, long.class));
            MethodHandle inherit = lookup.findVirtual(
                    virtual, "inheritInheritableThreadLocals", MethodType.methodType(virtual, boolean.class));
            MethodHandle factory = lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
            Object named = name.invoke(ofVirtual.invoke(), "delayable-virtual-", 1L);
            return (ThreadFactory) factory.invoke(inherit.invoke(named, false));
        }
    }

    /**
     * Bounds the number of workers of all runs together. Runs with equal backends share these workers fairly: in turn, for
     * about a millisecond or one batch each. A run that finds no free worker waits, so a job must not wait for a run with the
     * same backend that another thread has started.
     *
     * @param maxWorkers 1 or more
     * @return a new backend
     * @throws IllegalArgumentException if {@code maxWorkers} is less than 1
     */
    public VirtualThreadBackend maxWorkers(int maxWorkers) {
        return new VirtualThreadBackend(factory, MaxWorkers.checked(maxWorkers));
    }

    @Override
    public int maxWorkers() {
        return maxWorkers;
    }

    @Override
    public String name() {
        return "virtualThreads";
    }

    @Override
    public int workers(int nJobs) {
        return Math.min(nJobs, maxWorkers);
    }

    @Override
    public boolean sharesMemory() {
        return true;
    }

    @Override
    public Workers open(int workers) {
        return new LocalWorkers() {
            @Override
            public void execute(Runnable loop) {
                factory.newThread(loop).start();
            }

            @Override
            public void replaceThread() {
                // There are as many threads as are asked for.
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VirtualThreadBackend backend && backend.maxWorkers == maxWorkers;
    }

    @Override
    public int hashCode() {
        return maxWorkers;
    }

    /** Returns, for example, {@code virtualThreads} or {@code virtualThreads(maxWorkers=100)}. */
    @Override
    public String toString() {
        return MaxWorkers.text(this);
    }
}
