package dev.delayable.runtime.remote.parent;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.RemoteWorkers.Loss;
import dev.delayable.runtime.backend.hosting.WorkerEnd;
import dev.delayable.runtime.backend.hosting.WorkerLauncher;
import dev.delayable.runtime.remote.wire.ProgressMark;
import dev.delayable.runtime.support.NamedArguments;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Interprets the end of a worker: the exception that describes it, and the jobs that it may have affected. */
final class WorkerDeath {

    /** The exit code of a process that a signal has ended, less the number of the signal. */
    private static final int BEFORE_SIGNALS = 128;

    private static final int LAST_SIGNAL = 64;

    private WorkerDeath() {}

    /**
     * The exception for the job that the worker was running.
     *
     * @param end how it has ended
     * @param kill why this JVM has killed it; null if it has not
     * @param tail what it has printed last
     */
    static WorkerLostException exception(WorkerEnd end, @Nullable String kill, OutputTail tail) {
        String message = end.worker() + " " + (kill == null ? end.how() : "was killed: " + kill) + tail.text();
        return end.exitCode().isPresent()
                ? new WorkerLostException(message, end.exitCode().getAsInt(), tail.lines())
                : new WorkerLostException(message);
    }

    /** Whether a signal has ended the worker. */
    static boolean isSignal(WorkerEnd end) {
        int signal = end.exitCode().orElse(0) - BEFORE_SIGNALS;
        return signal >= 1 && signal <= LAST_SIGNAL;
    }

    /**
     * Which jobs of the batch that was the first one are concerned.
     *
     * @param mark what the worker was busy with; null if that is not known
     * @param first the batch
     * @param end how it has ended
     * @param launcher how it was started
     * @param cause the same, as an exception
     */
    static Loss loss(
            @Nullable Long mark, SentBatch first, WorkerEnd end, WorkerLauncher launcher, WorkerLostException cause) {
        int answered = first.answered();
        int jobs = first.jobs();
        if (mark == null) {
            // Any job may have run; but the worker runs them one after another, and says so within a millisecond.
            int from = Math.max(answered, first.started());
            return first.isWritten ? Loss.running(from, jobs, cause) : Loss.waiting(cause);
        }
        int place = ProgressMark.place(mark, first.id);
        if (place < 0) {
            // A process that does nothing else runs out of memory when it takes in a batch.
            return end.isOutOfMemory() && first.isOffered && answered == 0
                    ? Loss.reading(0, jobs, tooLarge(first, 0, launcher, cause))
                    : Loss.waiting(cause);
        }
        if (ProgressMark.isReading(mark)) {
            return Loss.reading(
                    place, place + 1, end.isOutOfMemory() ? tooLarge(first, place, launcher, cause) : cause);
        }
        return place < answered ? Loss.waiting(cause) : Loss.running(place, place + 1, cause);
    }

    private static WorkerLostException tooLarge(
            SentBatch batch, int place, WorkerLauncher launcher, WorkerLostException cause) {
        String largest = largestArgument(batch.job(place));
        return new WorkerLostException(
                (largest == null ? "the job" : largest)
                        + " needs more heap than the " + launcher.noun() + " has: give it more"
                        + launcher.moreHeap() + ", or split the work into more jobs; " + cause.getMessage(),
                cause.exitCode().orElse(0),
                cause.lastLines());
    }

    private static @Nullable String largestArgument(Job<?> job) {
        String largest = null;
        long most = -1;
        for (Map.Entry<String, @Nullable Object> argument :
                NamedArguments.named(job).entrySet()) {
            long size = roughSize(argument.getValue());
            if (size > most) {
                most = size;
                largest = "the " + argument.getKey().replaceFirst("^the ", "");
            }
        }
        return largest;
    }

    /** Which of several arguments is the large one; no more than that. */
    private static long roughSize(@Nullable Object value) {
        if (value == null) {
            return 0;
        }
        if (value.getClass().isArray()) {
            long length = Array.getLength(value);
            Object first = value instanceof Object[] && length > 0 ? Array.get(value, 0) : null;
            return length * Math.max(1, first != null && first.getClass().isArray() ? Array.getLength(first) : 1);
        }
        try {
            return value instanceof Collection<?> many
                    ? many.size()
                    : value instanceof CharSequence text
                            ? text.length()
                            : value instanceof Map<?, ?> map ? map.size() : 1;
        } catch (RuntimeException | LinkageError e) {
            return 1; // a user's class
        }
    }
}
