package dev.delayable.memory.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a segment. Jobs that come in the order in which their results were written, as those of a run that goes on do,
 * are served from the bytes that were read ahead. Thread-safe.
 */
final class SegmentReader {

    /** Enough for most records, and little enough to be read for one. */
    private static final int RECORD_BYTES = 1024;

    private static final int AHEAD_BYTES = 1 << 15;

    private static final byte[] NONE = {};

    private final Segment segment;
    private final RecordChecksum checksum;
    private final ReentrantLock lock = new ReentrantLock();

    /** What follows is guarded by the lock. */
    private @Nullable RandomAccessFile file;

    /** What was read last, and where it stands in the segment. */
    private byte[] bytes = NONE;

    private long start;
    private int held;

    /** Where the record that was read last ends. */
    private long next;

    SegmentReader(Segment segment) {
        this.segment = segment;
        this.checksum = new RecordChecksum(segment.seed);
    }

    /**
     * The entry at a place; null if there is no whole record.
     *
     * @throws java.io.FileNotFoundException if the segment is gone
     */
    @Nullable
    Entry entry(long offset) throws IOException {
        lock.lock();
        try {
            boolean wasThere = holds(offset, Records.PREFIX_BYTES);
            Entry entry = tryEntry(offset);
            if (entry == null && wasThere) {
                held = 0; // what was read ahead may have been a record that was not complete then
                entry = tryEntry(offset);
            }
            return entry;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Entry tryEntry(long offset) throws IOException {
        if (!holds(offset, Records.PREFIX_BYTES)) {
            boolean isNext = offset >= next && offset - next < AHEAD_BYTES;
            if (!load(offset, Records.PREFIX_BYTES, isNext ? AHEAD_BYTES : RECORD_BYTES)) {
                return null;
            }
        }
        int length = RecordInput.intAt(bytes, (int) (offset - start) + 1);
        if (length < 0 || length > Records.MAX_BODY) {
            return null;
        }
        int total = Records.PREFIX_BYTES + length;
        if (!holds(offset, total) && !load(offset, total, Math.max(total, AHEAD_BYTES))) {
            return null;
        }
        int at = (int) (offset - start);
        byte kind = bytes[at];
        if (checksum.of(offset, kind, bytes, at + Records.PREFIX_BYTES, length) != RecordInput.intAt(bytes, at + 5)) {
            return null;
        }
        next = offset + total;
        Entry entry = Records.readEntry(kind, bytes, at + Records.PREFIX_BYTES, length, segment.functions);
        if (bytes.length > AHEAD_BYTES) {
            bytes = NONE; // a large one, which is not kept
            held = 0;
        }
        return entry;
    }

    private boolean holds(long offset, int count) {
        return offset >= start && offset + count <= start + held;
    }

    /** Reads from a place on; {@code false} if the file has not so many bytes as are needed. */
    private boolean load(long offset, int needed, int wanted) throws IOException {
        if (bytes.length < wanted) {
            bytes = new byte[wanted];
        }
        held = 0;
        int count = read(offset, bytes, 0, wanted);
        start = offset;
        held = count;
        return count >= needed;
    }

    /**
     * Reads bytes, past what was read ahead.
     *
     * @return how many there were; fewer than asked for at the end of the file
     */
    int read(long offset, byte[] target, int from, int length) throws IOException {
        lock.lock();
        try {
            RandomAccessFile open = file;
            if (open == null) {
                open = new RandomAccessFile(segment.file, "r");
                file = open;
            }
            open.seek(offset);
            int total = 0;
            while (total < length) {
                int count = open.read(target, from + total, length - total);
                if (count < 0) {
                    break;
                }
                total += count;
            }
            return total;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // it was only read
        } finally {
            file = null;
            bytes = NONE;
            held = 0;
            lock.unlock();
        }
    }
}
