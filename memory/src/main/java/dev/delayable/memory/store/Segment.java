package dev.delayable.memory.store;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** A file of records that one JVM writes and others read. Thread-safe. */
final class Segment {

    static final String SUFFIX = ".seg";

    /** What a segment starts with. Nothing depends on it: a damaged one is as good. */
    static final byte[] HEADER = "delayable\n".getBytes(StandardCharsets.US_ASCII);

    private static final int READERS = 4;

    /** Its place in the list of segments. */
    final int number;

    final File file;

    /** What its checksums start from: a record is valid in its own segment and at its own place only, so that none inside a value can pass for one. */
    final long seed;

    /** The functions that records name by number. */
    final ConcurrentHashMap<Integer, FunctionNote> functions = new ConcurrentHashMap<>();

    /** Up to where it was read. Guarded by the lock of the scan. */
    long scanned = HEADER.length;

    /** The file is gone, or was given up. */
    volatile boolean isGone;

    private final AtomicReferenceArray<SegmentReader> readers = new AtomicReferenceArray<>(READERS);

    Segment(int number, File file) {
        this.number = number;
        this.file = file;
        this.seed = seed(file.getName());
    }

    static long seed(String name) {
        long seed = 0;
        for (int i = 0; i < name.length(); i++) {
            seed = (seed ^ name.charAt(i)) * 0x9E3779B97F4A7C15L;
            seed ^= seed >>> 31;
        }
        return seed;
    }

    /** The JVM that writes it. */
    String writer() {
        return writer(file.getName());
    }

    static String writer(String name) {
        int end = name.indexOf('~');
        return end < 0 ? name : name.substring(0, end);
    }

    /** One for each of a few threads, so that they do not wait for one another. */
    SegmentReader reader() {
        int place = (int) (Thread.currentThread().getId() & READERS - 1);
        SegmentReader reader = readers.get(place);
        if (reader == null) {
            SegmentReader made = new SegmentReader(this);
            reader = readers.compareAndSet(place, null, made) ? made : Objects.requireNonNull(readers.get(place));
        }
        return reader;
    }

    void close() {
        for (int i = 0; i < READERS; i++) {
            SegmentReader reader = readers.get(i);
            if (reader != null) {
                reader.close();
            }
        }
    }
}
