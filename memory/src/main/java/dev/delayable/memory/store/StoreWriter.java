package dev.delayable.memory.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Writes what this JVM puts into a store; makes the files when it is first used. Thread-safe. */
final class StoreWriter {

    /** The size of a segment, unless the store is to be small. */
    private static final long SEGMENT_BYTES = 256L << 20;

    private static final long MIN_SEGMENT_BYTES = 1L << 20;

    private static final long FORCE_MILLIS = 1000;

    private static final int MAX_GONE = 100_000;

    private final Store store;
    private final AtomicBoolean isForceDue = new AtomicBoolean();

    /** Held while files are made or closed. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile @Nullable Files files;
    private volatile long segmentBytes = SEGMENT_BYTES;

    private record Files(WriterId id, SegmentWriter segments, BigFiles big) {}

    StoreWriter(Store store) {
        this.store = store;
    }

    private Files files() throws IOException {
        Files current = files;
        if (current == null) {
            lock.lock();
            try {
                current = files;
                if (current == null) {
                    Layout layout = store.layout();
                    layout.create();
                    WriterId id = WriterId.create(layout);
                    current = new Files(id, new SegmentWriter(store, id, segmentBytes), new BigFiles(layout, id));
                    files = current;
                    Housekeeper.schedule(() -> new Leftovers(layout).delete(), 0);
                }
            } finally {
                lock.unlock();
            }
        }
        return current;
    }

    /** Whether this JVM writes a segment, or has written it since the files were made. */
    boolean isOwn(Segment segment) {
        Files current = files;
        return current != null && segment.writer().equals(current.id.toString());
    }

    /** Whether this JVM appends to a segment. */
    boolean isWriting(Segment segment) {
        Files current = files;
        return current != null && current.segments.isWriting(segment);
    }

    /** Segments are swept as a whole, so those of a small store are small. */
    void limit(long maxBytes) {
        segmentBytes = Math.max(MIN_SEGMENT_BYTES, Math.min(segmentBytes, maxBytes / 8));
    }

    /** Writes an entry, and returns its place. */
    long write(Entry entry) throws IOException {
        return files().segments.write(entry);
    }

    /** Writes a record that is no entry. */
    void write(byte kind, byte[] body) throws IOException {
        files().segments.write(kind, body);
    }

    BigFiles.Writing newBig() throws IOException {
        return files().big.newFile();
    }

    /** Notes that a job has failed. */
    void noteFailure(Key key, String what) throws IOException {
        byte[] text = what.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(Key.BYTES + 8 + text.length);
        key.write(body);
        body.putLong(System.currentTimeMillis()).put(text);
        write(Records.FAILED, body.array());
    }

    /** Notes that entries were used. */
    void noteUse(FunctionNote function, long hits, long nanos) throws IOException {
        files().segments.writeUse(function, hits, nanos);
    }

    /** Notes what was swept: the first bytes of the keys, for questions only. */
    void noteGone(List<byte[]> keys) throws IOException {
        int size = Math.min(keys.size(), MAX_GONE);
        if (size > 0) {
            ByteBuffer body = ByteBuffer.allocate(8 * size);
            keys.subList(0, size).forEach(body::put);
            write(Records.GONE, body.array());
        }
    }

    /** Makes what was written outlive a power cut; does nothing if it does already. */
    void force() throws IOException {
        Files current = files;
        if (current != null) {
            current.big.force();
            current.segments.force();
        }
    }

    /** Forces what was written within a second, together with all that is written until then. */
    void forceSoon() {
        if (!isForceDue.get() && isForceDue.compareAndSet(false, true)) {
            Housekeeper.schedule(this::forceNow, FORCE_MILLIS);
        }
    }

    private void forceNow() {
        isForceDue.set(false); // first: what is written from now on is forced by the next one
        try {
            force();
        } catch (IOException e) {
            Log.warn(store.root() + " cannot be forced to the disk: " + e);
        }
    }

    /** How often a file was forced. */
    long forces() {
        Files current = files;
        return current == null ? 0 : current.big.forces() + current.segments.forces();
    }

    /** Ends the segment; the next record starts another. */
    void seal() {
        Files current = files;
        if (current != null) {
            current.segments.seal();
        }
    }

    /** Closes the files; others are made when they are needed. */
    void close() {
        lock.lock();
        try {
            Files current = files;
            if (current != null) {
                current.segments.seal();
                files = null;
                current.id.release();
            }
        } finally {
            lock.unlock();
        }
    }
}
