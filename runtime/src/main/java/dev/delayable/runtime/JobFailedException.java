package dev.delayable.runtime;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A job failed. The message names the call, {@code job 17, slowFunction2(0, 20, 3, operation="/") failed: ...}, and the cause is
 * the exception that the job threw; a copy of it, or a {@link RemoteJobException}, where the job ran in another process. If
 * several jobs of the run failed, the failure with the lowest index is thrown, and the others are its {@linkplain #getSuppressed()
 * suppressed} exceptions, of this type too.
 *
 * <p>If a job threw an {@link Error}, the error itself is thrown, and an exception of this type without a cause is among its
 * suppressed exceptions.
 *
 * @since 0.1
 */
public class JobFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Written as a {@link SentJob}: a job is serialisable only if its arguments are, and that must not decide whether an
     * exception is. Set by the constructor or while it is read, and never again.
     */
    private transient Job<?> job;

    /** Counted from 0. */
    private final long index;

    /** 0 if it was not run. */
    private final int attempts;

    /**
     * The failure of a job.
     *
     * @param message what happened, naming the call
     * @param job the job
     * @param index its place in the input, counted from 0
     * @param attempts how many times it was run; 0 if it was not
     * @param cause what it threw; {@code null} where this exception is only the context of an {@link Error}
     */
    public JobFailedException(String message, Job<?> job, long index, int attempts, @Nullable Throwable cause) {
        super(message, cause);
        this.job = job;
        this.index = index;
        this.attempts = attempts;
    }

    /**
     * The job that failed.
     *
     * @return the very object of the input; in an exception that was serialised, a stand-in with the same text and with the id
     *     and name of the same function, whose arguments are not available and which cannot be called
     */
    public Job<?> job() {
        return job;
    }

    /**
     * The position of the job in the input.
     *
     * @return the index, counted from 0
     */
    public long index() {
        return index;
    }

    /**
     * How many times the job was run.
     *
     * @return 1 or more; 0 for a job that was not run, which an outcome tells of
     */
    public int attempts() {
        return attempts;
    }

    /**
     * Writes a stand-in in place of the job.
     *
     * @serialData the fields, and a job that has the text of the job that failed
     * @param target where it is written
     * @throws IOException if it cannot be written
     */
    @Serial
    private void writeObject(ObjectOutputStream target) throws IOException {
        target.defaultWriteObject();
        target.writeObject(SentJob.of(job));
    }

    /**
     * Reads what {@link #writeObject} has written.
     *
     * @param source where it is read
     * @throws IOException if it cannot be read
     * @throws ClassNotFoundException if a class is missing
     */
    @Serial
    private void readObject(ObjectInputStream source) throws IOException, ClassNotFoundException {
        source.defaultReadObject();
        job = (SentJob) source.readObject();
    }
}
