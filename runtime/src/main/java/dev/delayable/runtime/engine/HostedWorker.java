package dev.delayable.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * The one worker of a {@link HostedRun}, on the thread that runs it. As with a {@link ThreadWorker}, the thread is interrupted
 * only while it is in the batch, under the lock that also guards its end.
 */
final class HostedWorker extends Worker {

    private final Batch batch;
    private final HostedRun.Observer observer;

    /** The thread while it runs jobs. Guarded by this. */
    private @Nullable Thread thread;

    HostedWorker(Run run, int number, Batch batch, HostedRun.Observer observer) {
        super(run, Crew.ofCaller(), number);
        this.batch = batch;
        this.observer = observer;
    }

    void run() {
        Thread current = Thread.currentThread();
        Object ownScope = Scope.current();
        Worker outer = CurrentJob.enter(this);
        enter(current);
        try {
            runner().run(batch, current);
        } finally {
            enter(null);
            CurrentJob.enter(outer);
            Scope.enter(ownScope);
        }
    }

    private synchronized void enter(@Nullable Thread current) {
        Thread.interrupted();
        thread = current;
    }

    @Override
    boolean isCaller() {
        return false;
    }

    @Override
    synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** The job keeps running: it ends with this JVM. */
    @Override
    boolean abandonFor(Attempt running, String job) {
        running.tellThatItDoesNotEnd(observer);
        return false;
    }

    @Override
    void giveUpThread() {
        throw new IllegalStateException("the thread of a hosted run cannot be given up");
    }
}
