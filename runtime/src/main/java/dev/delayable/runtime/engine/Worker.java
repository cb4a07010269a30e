package dev.delayable.runtime.engine;

/**
 * Runs jobs of a run, one at a time, on one thread: {@link ThreadWorker a thread of the crew}, or {@link CallingWorker the
 * calling thread}.
 */
abstract class Worker {

    private final Run run;
    private final Crew crew;
    private final int number;

    /** What the thread of the worker does; others ask it which job is running. */
    private final BatchRunner runner;

    Worker(Run run, Crew crew, int number) {
        this.run = run;
        this.crew = crew;
        this.number = number;
        this.runner = new BatchRunner(run, this);
    }

    final Run ofRun() {
        return run;
    }

    /** The threads that this worker, and the runs inside its jobs, share. */
    final Crew crew() {
        return crew;
    }

    /** Tells the worker from all others of the run that run jobs at the same time. */
    final int number() {
        return number;
    }

    final BatchRunner runner() {
        return runner;
    }

    /** A run inside the job that is running has set the interrupt flag of the thread, perhaps before the stopper did. */
    void interruptedAgain() {}

    /** Whether the thread is the caller's: its interrupt flag may be the user's, and it cannot be given up. */
    abstract boolean isCaller();

    /** Interrupts the job that is running, if there is one. */
    abstract void stop();

    /**
     * Gives up the job that is running, unless it has just ended or the worker was given up already; names it for the time
     * when it ends.
     */
    abstract boolean abandonFor(Attempt running, String job);

    /** Lets the run go on without the thread. */
    abstract void giveUpThread();
}
