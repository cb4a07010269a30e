package dev.delayable.runtime.process;

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
 * Which job a worker is busy with: a number in a file, which is there for the parent after any death of the worker.
 *
 * <p>A worker that has run some jobs maps the file: it costs one write to memory for each job then. To map a file for the first
 * time takes a new JVM some 20 ms, for which the first jobs do not wait; for them the number is written to the file. Not
 * thread-safe.
 */
final class ProgressMark {

    private static final int BYTES = 8;

    /** After how many writes to the file it is mapped. */
    private static final int MANY = 100;

    private final Path path;

    /** Not a channel, which the interrupt of a job would close. */
    private final RandomAccessFile file;

    private final byte[] bytes = new byte[BYTES];
    private int writes;
    private @Nullable MappedByteBuffer memory;

    /** The mark of the worker in this JVM. */
    ProgressMark(Path path) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    /** Creates the file, for a worker that is to be started. */
    static void create(Path path) throws IOException {
        Files.write(path, new byte[BYTES], StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Reads the mark of a worker that has died. */
    static long read(Path path) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(path)).getLong();
    }

    /** The worker is busy with a job: reads it, runs it, or writes its result. */
    void busy(int batchId, int place) {
        write((long) batchId << 32 | (place + 1));
    }

    /** The worker is busy with nothing that is a job's, and no job is interrupted now. */
    void idle() {
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
        boolean unused = Thread.interrupted(); // a job's leftover, which would close the channel
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
        } catch (IOException e) {
            writes = 0; // it goes on as before
        }
    }

    /** The place of the job of a batch that a worker was busy with; -1 if it was with none of this batch. */
    static int running(long mark, int batchId) {
        int place = (int) mark - 1;
        return place >= 0 && (int) (mark >>> 32) == batchId ? place : -1;
    }
}
