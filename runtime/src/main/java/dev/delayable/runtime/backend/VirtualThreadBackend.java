package dev.delayable.runtime.backend;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ThreadFactory;

/**
 * Virtual threads of this JVM, one for each worker of a run; there may be very many of them. They need JDK 21 or newer, and
 * are reached without compiling against it.
 *
 * @since 0.1
 */
public final class VirtualThreadBackend implements Backend {

    private final ThreadFactory factory;

    private VirtualThreadBackend(ThreadFactory factory) {
        this.factory = factory;
    }

    /**
     * The backend.
     *
     * @return the one instance
     * @throws UnsupportedOperationException if this JVM is older than JDK 21
     */
    public static Backend instance() {
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
                // Thread.ofVirtual().name("delayable-virtual-", 1).factory()
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                Class<?> builder = Class.forName("java.lang.Thread$Builder");
                Class<?> virtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
                Object named = lookup.findVirtual(
                                virtual, "name", MethodType.methodType(virtual, String.class, long.class))
                        .invoke(
                                lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(virtual))
                                        .invoke(),
                                "delayable-virtual-",
                                1L);
                MethodHandle factory =
                        lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
                return new VirtualThreadBackend((ThreadFactory) factory.invoke(named));
            } catch (Throwable e) {
                throw new IllegalStateException("this JVM has no Thread.ofVirtual() as JDK 21 has it", e);
            }
        }
    }

    @Override
    public String name() {
        return "virtualThreads";
    }

    @Override
    public int workers(int nJobs) {
        return nJobs;
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
}
