package dev.delayable.runtime;

import java.util.concurrent.locks.LockSupport;

/** A thread that disturbs one run of the {@link Soak} at some moment, unless the run has ended before. */
final class SoakDisturber implements Runnable {

    private final Runnable action;
    private final long at;

    /** Guarded by this. */
    private boolean ended;

    /** Guarded by this. */
    private boolean acted;

    private SoakDisturber(Runnable action, int nanos) {
        this.action = action;
        this.at = System.nanoTime() + nanos;
    }

    static SoakDisturber start(Runnable action, int nanos) {
        SoakDisturber disturber = new SoakDisturber(action, nanos);
        Thread thread = new Thread(disturber, "disturber");
        thread.setDaemon(true);
        thread.start();
        return disturber;
    }

    @Override
    public void run() {
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
        synchronized (this) {
            if (!ended) {
                acted = true;
                action.run();
            }
        }
    }

    /** Waits for the disturbance if it is going on, and lets none begin; returns whether there was one. */
    synchronized boolean end() {
        ended = true;
        return acted;
    }
}
