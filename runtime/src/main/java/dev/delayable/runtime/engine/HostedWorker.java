package dev.delayable.runtime.engine;

import dev.delayable.runtime.report.HostedRecording;
import dev.delayable.runtime.report.RunRecording;
import dev.delayable.runtime.report.WorkerRecording;
import org.jspecify.annotations.Nullable;

/** The one worker of a {@link HostedRun}, on the thread that runs it. */
final class HostedWorker extends Worker {

    private final Batch batch;
    private final HostedRun.Observer observer;

    /** Null if there is no report. */
    private final @Nullable HostedRecording nested;

    HostedWorker(Run run, int number, Batch batch, HostedRun.Observer observer, @Nullable HostedRecording nested) {
        super(run, Crew.ofCaller(), number);
        this.nested = nested;
        this.batch = batch;
        this.observer = observer;
    }

    void run() {
        Thread current = Thread.currentThread();
        Object ownScope = Scope.current();
        Worker outer = CurrentJob.enter(this);
        try {
            runner().run(batch, current);
        } finally {
            Thread.interrupted();
            CurrentJob.enter(outer);
            Scope.enter(ownScope);
        }
    }

    @Override
    WorkerRecording startRecording(RunRecording whole) {
        return nested == null ? super.startRecording(whole) : nested.worker();
    }

    @Override
    boolean isCaller() {
        return false;
    }

    /** The job keeps running: it ends with this JVM. */
    @Override
    boolean giveUp(Attempt running) {
        running.reportStuck(observer);
        return false;
    }

    @Override
    void giveUpThread() {
        throw new IllegalStateException("the thread of a hosted run cannot be given up");
    }
}
