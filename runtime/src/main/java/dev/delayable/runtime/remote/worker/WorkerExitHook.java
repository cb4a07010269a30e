package dev.delayable.runtime.remote.worker;

import dev.delayable.runtime.remote.wire.Frame;
import dev.delayable.runtime.remote.wire.FrameKind;
import dev.delayable.runtime.remote.wire.Wire;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Detects in a worker that its JVM is shutting down, because of a job, a signal or its parent. From then on no job starts
 * in this JVM. The parent is notified, and the duration of the shutdown is bounded, because other hooks may not end.
 */
public final class WorkerExitHook extends Thread {

    /** How long the hooks of users may take. */
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Never registered: whether it could be removed tells whether the shutdown has begun, before this hook has a turn. */
    private static final Thread PROBE = new Thread("delayable-probe");

    private final Wire wire;
    private volatile boolean hasBegun;

    public WorkerExitHook(Wire wire) {
        super("delayable-exit");
        this.wire = wire;
    }

    public void register() {
        try {
            Runtime.getRuntime().addShutdownHook(this);
        } catch (IllegalStateException e) {
            hasBegun = true;
        }
    }

    /** Whether the shutdown has begun. */
    public boolean hasBegun() {
        return hasBegun;
    }

    /** The same, looked at more closely. */
    public boolean hasJustBegun() {
        if (!hasBegun) {
            try {
                Runtime.getRuntime().removeShutdownHook(PROBE);
            } catch (IllegalStateException e) {
                hasBegun = true;
            }
        }
        return hasBegun;
    }

    @Override
    public void run() {
        hasBegun = true;
        Thread halt = new Halt();
        halt.setDaemon(true);
        halt.start();
        try {
            wire.send(new Frame(FrameKind.LEAVING));
        } catch (IOException e) {
            // The parent has gone.
        }
    }

    private static final class Halt extends Thread {

        Halt() {
            super("delayable-halt");
        }

        @Override
        public void run() {
            long end = System.nanoTime() + MAX_NANOS;
            for (long left = MAX_NANOS; left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Runtime.getRuntime().halt(1);
        }
    }
}
