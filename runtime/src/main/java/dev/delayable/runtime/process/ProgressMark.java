package dev.delayable.runtime.process;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Which job a worker is busy with: a number in a file that both sides have mapped. It costs the worker one write to memory
 * for each job, and is there for the parent after any death of the worker.
 */
final class ProgressMark {

    private static final int BYTES = 8;

    private final MappedByteBuffer memory;

    private ProgressMark(MappedByteBuffer memory) {
        this.memory = memory;
    }

    static ProgressMark create(Path file) throws IOException {
        return open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    static ProgressMark open(Path file) throws IOException {
        return open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static ProgressMark open(Path file, StandardOpenOption... options) throws IOException {
        try (FileChannel channel = FileChannel.open(file, options)) {
            return new ProgressMark(channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES));
        }
    }

    /** The worker is busy with a job: reads it, runs it, or writes its result. */
    void busy(int batchId, int place) {
        memory.putLong(0, (long) batchId << 32 | (place + 1));
        VarHandle.releaseFence();
    }

    /** The worker is busy with nothing that is a job's. */
    void idle() {
        memory.putLong(0, 0);
        VarHandle.releaseFence();
    }

    long read() {
        return memory.getLong(0);
    }

    /** The place of the job of a batch that a worker was busy with; -1 if it was with none of this batch. */
    static int running(long mark, int batchId) {
        int place = (int) mark - 1;
        return place >= 0 && (int) (mark >>> 32) == batchId ? place : -1;
    }
}
