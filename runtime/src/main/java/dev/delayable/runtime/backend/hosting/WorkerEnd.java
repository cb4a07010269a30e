package dev.delayable.runtime.backend.hosting;

import java.util.OptionalInt;

/**
 * How a worker has ended.
 *
 * @param worker which worker, as the subject of a sentence: "the worker process 4711"
 * @param how the rest of the sentence: "ended with exit code 1"; not used if the worker was {@linkplain WorkerLink#kill killed}
 * @param exitCode the exit code, where it was a process of its own; 128 plus the number of the signal if a signal killed it
 * @param isOutOfMemory whether it had no memory left
 * @since 0.1
 */
public record WorkerEnd(String worker, String how, OptionalInt exitCode, boolean isOutOfMemory) {

    /**
     * Nothing is known but that it has ended.
     *
     * @param worker which worker
     * @return the end
     */
    public static WorkerEnd unknown(String worker) {
        return new WorkerEnd(worker, "has ended, or can no longer be reached", OptionalInt.empty(), false);
    }
}
