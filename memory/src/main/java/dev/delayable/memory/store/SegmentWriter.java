package dev.delayable.memory.store;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes the segments of this JVM, one after another. A record is one write, so what was written is there when the JVM is killed.
 * Thread-safe. An interrupt of a thread that writes does nothing: no channel is used.
 */
final class SegmentWriter {

    private static final long REST_NANOS = TimeUnit.HOURS.toNanos(1);

    private final Store store;
    private final WriterId id;
    private final long maxBytes;

    /** Held while the disk is waited for. Taken before the other lock. */
    private final ReentrantLock forceLock = new ReentrantLock();

    private final AtomicLong forces = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();

    /** What follows is guarded by the lock. */
    private @Nullable Segment segment;

    private @Nullable RecordChecksum checksum;
    private @Nullable RandomAccessFile file;
    private long position;
    private int count;
    private boolean isDirty;
    private long usedAt = System.nanoTime();
    private final Map<Key, Integer> functions = new HashMap<>();

    SegmentWriter(Store store, WriterId id, long maxBytes) {
        this.store = store;
        this.id = id;
        this.maxBytes = maxBytes;
    }

    /** Writes an entry and adds it to the index. */
    long write(Entry entry) throws IOException {
        lock.lock();
        try {
            Segment current = open();
            int function = number(entry.function());
            ByteBuffer record = ByteBuffer.allocate(Records.entryBytes(entry));
            record.position(Records.PREFIX_BYTES);
            Records.writeEntry(record, entry, function);
            return Index.place(current.number, append(entry.isBig() ? Records.BIG_ENTRY : Records.ENTRY, record));
        } finally {
            lock.unlock();
        }
    }

    /** Writes a record of another kind. */
    void write(byte kind, byte[] body) throws IOException {
        lock.lock();
        try {
            open();
            append(kind, body);
        } finally {
            lock.unlock();
        }
    }

    /** Writes how much the entries of a function were used. */
    void writeUse(FunctionNote function, long hits, long nanos) throws IOException {
        lock.lock();
        try {
            open();
            ByteBuffer body = ByteBuffer.allocate(25);
            Records.writeCount(body, number(function));
            Records.writeCount(body, hits);
            Records.writeCount(body, nanos);
            append(Records.USED, Arrays.copyOf(body.array(), body.position()));
        } finally {
            lock.unlock();
        }
    }

    private int number(FunctionNote function) throws IOException {
        Integer known = functions.get(function.identity());
        if (known == null) {
            known = functions.size() + 1;
            append(Records.FUNCTION, Records.writeFunction(known, function));
            functions.put(function.identity(), known);
            Objects.requireNonNull(segment).functions.put(known, function);
        }
        return known;
    }

    private long append(byte kind, byte[] body) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(Records.PREFIX_BYTES + body.length);
        record.position(Records.PREFIX_BYTES);
        record.put(body);
        return append(kind, record);
    }

    @SuppressWarnings("ByteBufferBackingArray") // it was allocated here
    private long append(byte kind, ByteBuffer record) throws IOException {
        long offset = position;
        RandomAccessFile target = Objects.requireNonNull(file);
        Records.seal(record, Objects.requireNonNull(checksum), offset, kind);
        try {
            target.write(record.array(), 0, record.position());
        } catch (IOException e) {
            undo(target, offset);
            throw e;
        }
        position = offset + record.position();
        isDirty = true;
        return offset;
    }

    /** The disk is full, most likely: half a record must not stand before others. */
    private void undo(RandomAccessFile target, long offset) {
        try {
            target.setLength(offset);
            target.seek(offset);
        } catch (IOException e) {
            seal();
        }
    }

    private Segment open() throws IOException {
        long now = System.nanoTime();
        boolean hasRested = now - usedAt > REST_NANOS;
        usedAt = now;
        // After a day, another machine may have taken the segment for that of a JVM that is dead.
        if (segment != null && (position >= maxBytes || (hasRested && !segment.file.exists()))) {
            seal();
        }
        if (segment == null) {
            File created = store.layout()
                    .segments()
                    .resolve(id + "~" + ++count + Segment.SUFFIX)
                    .toFile();
            RandomAccessFile opened = new RandomAccessFile(created, "rw");
            try {
                opened.write(Segment.HEADER);
            } catch (IOException e) {
                opened.close();
                created.delete();
                throw e;
            }
            file = opened;
            Segment added = store.segments().add(created);
            segment = added;
            checksum = new RecordChecksum(added.seed);
            position = Segment.HEADER.length;
            functions.clear();
        }
        return segment;
    }

    /** Ends the segment; the next record starts another. */
    void seal() {
        lock.lock();
        try {
            if (file != null) {
                try (RandomAccessFile sealed = file) {
                    sync(sealed);
                }
            }
        } catch (IOException e) {
            // what was written stays, unless the power fails now
        } finally {
            file = null;
            segment = null;
            isDirty = false;
            lock.unlock();
        }
    }

    boolean isWriting(Segment other) {
        lock.lock();
        try {
            return segment == other;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes what was written outlive a power cut. Who comes while another one does so waits, and finds it done if it had written before
     * that one began.
     */
    void force() throws IOException {
        forceLock.lock();
        try {
            RandomAccessFile forced;
            lock.lock();
            try {
                if (!isDirty || file == null) {
                    return;
                }
                isDirty = false;
                forced = file;
            } finally {
                lock.unlock();
            }
            try {
                sync(forced);
            } catch (IOException e) {
                if (isOpen(forced)) { // a segment that is sealed is forced by that
                    markDirty();
                    throw e;
                }
            }
        } finally {
            forceLock.unlock();
        }
    }

    private void sync(RandomAccessFile target) throws IOException {
        target.getFD().sync();
        forces.incrementAndGet();
    }

    private boolean isOpen(RandomAccessFile target) throws IOException {
        return target.getFD().valid();
    }

    private void markDirty() {
        lock.lock();
        try {
            isDirty = true;
        } finally {
            lock.unlock();
        }
    }

    long forces() {
        return forces.get();
    }
}
