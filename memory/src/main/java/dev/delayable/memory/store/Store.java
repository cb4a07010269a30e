package dev.delayable.memory.store;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a directory, as far as this JVM has seen them. Each JVM appends to segments of its own and reads those of all, so
 * that none waits for another: an entry that was not seen yet is only a miss, and a miss looks for what others have written. Of
 * several entries with one key the first one counts. Nothing is ever changed in place.
 *
 * <p>Thread-safe. One for all that use a directory in this JVM, see {@link Stores}.
 */
public final class Store {

    private final Layout layout;
    private final Index index = new Index();
    private final Tombstones tombstones = new Tombstones();
    private final SegmentSet segments = new SegmentSet(this);
    private final StoreWriter writer = new StoreWriter(this);
    private final AtomicLong damaged = new AtomicLong();

    Store(Path root) {
        this.layout = new Layout(root);
        layout.check();
        refresh();
    }

    /** The directory. */
    public Path root() {
        return layout.root();
    }

    Layout layout() {
        return layout;
    }

    Index index() {
        return index;
    }

    SegmentSet segments() {
        return segments;
    }

    StoreWriter writer() {
        return writer;
    }

    Tombstones tombstones() {
        return tombstones;
    }

    /** How many damaged places were met in this JVM. */
    public long damaged() {
        return damaged.get();
    }

    // ---- reading ----

    /** The entry of a key; null if there is none. */
    public @Nullable Entry find(Key key) {
        Entry found = findKnown(key);
        if (found == null && segments.refreshIfDue()) {
            found = findKnown(key);
        }
        return found;
    }

    private @Nullable Entry findKnown(Key key) {
        for (int i = 0; ; i++) {
            long place = index.candidate(key, i);
            if (place == Index.NONE) {
                return null;
            }
            Entry entry = read(place);
            if (entry != null && entry.key().equals(key)) {
                if (tombstones.isDead(entry)) {
                    index.remove(key, place);
                    return null;
                }
                index.markUsed(key, place);
                return entry;
            }
        }
    }

    /** The entry at a place; null if it cannot be read any more. */
    @Nullable
    Entry read(long place) {
        Segment segment = segments.get(Index.segment(place));
        if (segment.isGone) {
            return null;
        }
        try {
            Entry entry = segment.reader().entry(Index.offset(place));
            return entry == null ? damage(segment) : entry;
        } catch (FileNotFoundException e) {
            segments.gone(segment);
            return null;
        } catch (IOException e) {
            return damage(segment);
        }
    }

    private @Nullable Entry damage(Segment segment) {
        reportDamage(segment.file + " is damaged");
        return null;
    }

    /** Counts and logs what was found wrong. */
    public void reportDamage(String what) {
        damaged.incrementAndGet();
        Log.warn(what + "; what cannot be read is computed again");
    }

    /** The same for several places, which are logged once. */
    void reportDamage(String what, int places) {
        damaged.addAndGet(places - 1);
        reportDamage(what + " in " + places + (places == 1 ? " place" : " places"));
    }

    /** Reads what others have written since. */
    public void refresh() {
        segments.refresh();
    }

    /** Adds an entry that was read to the index, unless there is one already. */
    void index(Entry entry, long place) {
        if (tombstones.isDead(entry)) {
            return;
        }
        Key key = entry.key();
        int i = 0;
        long candidate = index.candidate(key, 0);
        while (candidate != Index.NONE) {
            if (candidate == place) {
                return;
            }
            Entry other = read(candidate);
            boolean isOfKey = other != null && other.key().equals(key);
            if (other == null || (isOfKey && tombstones.isDead(other))) {
                index.remove(key, candidate); // the next one takes its place
            } else if (isOfKey) {
                return;
            } else {
                i++;
            }
            candidate = index.candidate(key, i);
        }
        index.add(key, place);
    }

    // ---- writing ----

    /** Segments are swept as a whole, so those of a small store are small. */
    public void limit(long maxBytes) {
        writer.limit(maxBytes);
    }

    /**
     * Keeps an entry. When this returns, it is there also after the JVM is killed.
     *
     * @throws IOException if it cannot be written; the store is as before
     */
    public void put(Entry entry) throws IOException {
        index(entry, writer.write(entry));
    }

    /** The time of an entry that is stored now: after all that was forgotten before. */
    public long now(Key key) {
        return Math.max(System.currentTimeMillis(), tombstones.time(key) + 1);
    }

    /** A new file for a large value. */
    public BigFiles.Writing newBig() throws IOException {
        return writer.newBig();
    }

    /** The file of a large value. */
    public File bigFile(Entry entry) {
        return BigFiles.path(layout, entry.key(), entry.payload()).toFile();
    }

    /** How long the file of a large value is, and its checksum. */
    public static long bigLength(Entry entry) {
        return BigFiles.length(entry.payload());
    }

    /** The checksum of a large value, a CRC-32C. */
    public static int bigCrc(Entry entry) {
        return BigFiles.crc(entry.payload());
    }

    /** Forgets the entry of a key, for all JVMs. */
    public void forget(Key key) throws IOException {
        ByteBuffer body = ByteBuffer.allocate(Key.BYTES + 8);
        key.write(body);
        long time = System.currentTimeMillis();
        body.putLong(time);
        writer.write(Records.FORGET, body.array());
        tombstones.forget(key, time);
    }

    /** Forgets all entries of a function. */
    public void clear(long functionHash) throws IOException {
        long time = System.currentTimeMillis();
        byte[] body =
                ByteBuffer.allocate(16).putLong(functionHash).putLong(time).array();
        writer.write(Records.CLEAR_FUNCTION, body);
        tombstones.clear(functionHash, time);
    }

    /** Forgets all entries. */
    public void clear() throws IOException {
        long time = System.currentTimeMillis();
        writer.write(Records.CLEAR, ByteBuffer.allocate(8).putLong(time).array());
        tombstones.clear(time);
    }

    /** Notes that a job has failed; its failure is not kept. */
    public void noteFailure(Key key, String what) throws IOException {
        writer.noteFailure(key, what);
    }

    /** Notes that entries were used. */
    public void noteUse(FunctionNote function, long hits, long nanos) throws IOException {
        writer.noteUse(function, hits, nanos);
    }

    /** Makes what was put outlive a power cut; does nothing if it does already. */
    public void force() throws IOException {
        writer.force();
    }

    /** Forces what was put within a second, together with all that is put until then. */
    public void forceSoon() {
        writer.forceSoon();
    }

    /** How often a file was forced. */
    long forces() {
        return writer.forces();
    }

    /** Why nothing more should be put; null while there is space. */
    public @Nullable String shortage() {
        return layout.shortage();
    }

    /** Copies an entry to the end; the old place is not needed any more. */
    void copy(Entry entry, long place) throws IOException {
        long copy = writer.write(entry);
        if (!index.replace(entry.key(), place, copy)) {
            index.add(entry.key(), copy);
        }
    }

    /** Closes the files, which are opened again when they are needed. */
    void close() {
        writer.close();
        segments.close();
    }
}
