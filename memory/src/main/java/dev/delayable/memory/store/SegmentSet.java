package dev.delayable.memory.store;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The segments of a store that this JVM has seen, its own and those of others. Reads on in those that have grown. Thread-safe. */
final class SegmentSet {

    /** A miss looks at what others have written at most so often. */
    private static final long REFRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Store store;
    private final CopyOnWriteArrayList<Segment> segments = new CopyOnWriteArrayList<>();
    private final Map<String, Segment> byName = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Key, FunctionNote> functions = new ConcurrentHashMap<>();

    /** Held while segments are looked for and read. */
    private final ReentrantLock lock = new ReentrantLock();

    /** How long each segment was when it was read. Guarded by the lock. */
    private final Map<Segment, Long> lengths = new HashMap<>();

    /** 0 if that is due. */
    private volatile long refreshedAt;

    SegmentSet(Store store) {
        this.store = store;
    }

    /** Those that are known now. */
    List<Segment> known() {
        return segments;
    }

    Segment get(int number) {
        return segments.get(number);
    }

    /** Takes up a segment. */
    synchronized Segment add(File file) {
        Segment segment = new Segment(segments.size(), file);
        segments.add(segment);
        byName.put(file.getName(), segment);
        return segment;
    }

    /** Notes that a segment was swept by another JVM, which has copied what is still needed. */
    void gone(Segment segment) {
        segment.isGone = true;
        refreshedAt = 0;
    }

    /** One note for equal ones: each segment has its own. */
    FunctionNote shared(FunctionNote note) {
        FunctionNote known = functions.putIfAbsent(note.identity(), note);
        return known == null ? note : known;
    }

    /** Reads what others have written, unless that was done just now, or is being done. */
    boolean refreshIfDue() {
        if ((System.nanoTime() - refreshedAt < REFRESH_NANOS && refreshedAt != 0) || !lock.tryLock()) {
            return false;
        }
        try {
            refresh();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Reads what others have written since. */
    void refresh() {
        lock.lock();
        try {
            for (File file : store.layout().segmentFiles()) {
                Segment segment = byName.get(file.getName());
                if (segment == null) {
                    segment = add(file);
                }
                if (!store.writer().isOwn(segment) && !segment.isGone) {
                    scan(segment);
                }
            }
            long now = System.nanoTime();
            refreshedAt = now == 0 ? 1 : now;
        } finally {
            lock.unlock();
        }
    }

    private void scan(Segment segment) {
        long length = segment.file.length();
        Long before = lengths.put(segment, length);
        if (before != null && length == before) {
            return;
        }
        Indexing indexing = new Indexing(store);
        try {
            segment.scanned = SegmentScan.scan(segment, segment.scanned, indexing);
        } catch (FileNotFoundException e) {
            segment.isGone = true;
        } catch (IOException e) {
            store.reportDamage(segment.file + " cannot be read: " + e);
        }
        if (indexing.damaged() > 0) {
            store.reportDamage(segment.file + " is damaged", indexing.damaged());
        }
    }

    /** Reads all records of all segments that are known now. */
    void visit(SegmentScan.Visitor visitor) {
        for (Segment segment : segments) {
            if (!segment.isGone) {
                try {
                    SegmentScan.scan(segment, Segment.HEADER.length, visitor);
                } catch (FileNotFoundException e) {
                    segment.isGone = true;
                } catch (IOException e) {
                    store.reportDamage(segment.file + " cannot be read: " + e);
                }
            }
        }
    }

    /** Closes the files, which are opened again when they are needed. */
    void close() {
        segments.forEach(Segment::close);
    }
}
