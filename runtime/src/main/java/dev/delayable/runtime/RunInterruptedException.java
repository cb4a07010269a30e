package dev.delayable.runtime;

import java.util.concurrent.CancellationException;

/**
 * The thread that waited for a run was interrupted, so the run was stopped. The interrupt flag of the thread is set when this
 * exception arrives, and its cause is the {@link InterruptedException}.
 *
 * @since 0.1
 */
public class RunInterruptedException extends CancellationException {

    private static final long serialVersionUID = 1L;

    /**
     * The end of a run by an interrupt.
     *
     * @param message what happened, and to which job
     * @param cause the interrupt
     */
    @SuppressWarnings("this-escape") // initCause is not overridden here, and a subclass has no state yet
    public RunInterruptedException(String message, InterruptedException cause) {
        super(message);
        initCause(cause);
    }
}
