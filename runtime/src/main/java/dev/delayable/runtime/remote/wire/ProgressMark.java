package dev.delayable.runtime.remote.wire;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The number of the job that a worker is running, in a file that the parent can read after any death of the worker.
 *
 * <p>A worker that has run some jobs maps the file; then each job costs one write to memory. Mapping a file for the first
 * time takes a new JVM some 20 ms, so for the first jobs the number is written to the file instead. Not thread-safe.
 */
public final class ProgressMark {

    private static final int BYTES = 8;

    /** After how many writes to the file it is mapped. */
    private static final int MANY = 100;

    /** Set in a mark if the worker reads the job, and does not run it yet. */
    private static final int READING = 1 << 31;

    /** Not opened as a channel, which the interrupt of a job would close. */
    private final @Nullable RandomAccessFile file;

    private final byte[] bytes = new byte[BYTES];
    private int writes;
    private @Nullable MappedByteBuffer memory;

    private ProgressMark(@Nullable RandomAccessFile file) {
        this.file = file;
    }

    /** The mark of the worker in this JVM; it has no effect if the file was deleted. */
    public static ProgressMark open(Path path) {
        try {
            return new ProgressMark(Files.exists(path) ? new RandomAccessFile(path.toFile(), "rw") : null);
        } catch (IOException e) {
            return new ProgressMark(null);
        }
    }

    /** Creates the file, for a worker that is to be started; it can be read even when it is deleted. */
    public static RandomAccessFile create(Path path) throws IOException {
        Files.write(path, new byte[BYTES], StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new RandomAccessFile(path.toFile(), "r");
    }

    /** Whether the parent can read it. */
    public boolean isShared() {
        return file != null;
    }

    /** The worker reads a job, which has not run. */
    public void reads(int batchId, int place) {
        write(((long) batchId << 32) | (((place + 1) | READING) & 0xffff_ffffL));
    }

    /** The worker runs a job, or writes its result. */
    public void runs(int batchId, int place) {
        write((long) batchId << 32 | (place + 1));
    }

    /** The worker is busy with nothing that is a job's, and no job is interrupted now. */
    public void idle() {
        if (memory == null && writes > MANY) {
            map();
        }
        write(0);
    }

    private void write(long value) {
        MappedByteBuffer mapped = memory;
        if (mapped == null) {
            writeToFile(value);
        } else {
            mapped.putLong(0, value);
            VarHandle.releaseFence();
        }
    }

    private void writeToFile(long value) {
        if (file == null) {
            return;
        }
        try {
            ByteBuffer.wrap(bytes).putLong(value);
            file.seek(0);
            file.write(bytes);
            writes++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void map() {
        if (file == null) {
            return;
        }
        boolean unused = Thread.interrupted(); // a job's leftover, which would close the channel
        try {
            memory = file.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
        } catch (IOException e) {
            writes = 0; // it goes on as before
        }
    }

    /** The place of the job of a batch that a worker was busy with; -1 if it was with none of this batch. */
    public static int place(long mark, int batchId) {
        int place = ((int) mark & ~READING) - 1;
        return place >= 0 && (int) (mark >>> 32) == batchId ? place : -1;
    }

    /** Whether the worker was reading the job, and had not run it. */
    public static boolean isReading(long mark) {
        return ((int) mark & READING) != 0;
    }
}
