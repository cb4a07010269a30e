package dev.delayable.runtime;

/**
 * The worker that ran a job has died: its process was killed, or its machine is gone. It is the exception of the one job
 * that the worker was running; jobs that only waited there are run elsewhere. {@link Retry} applies to it as to any other
 * exception.
 *
 * @since 0.1
 */
public class WorkerLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A worker was lost.
     *
     * @param message which worker, and what is known of its end
     */
    public WorkerLostException(String message) {
        super(message);
    }
}
