package dev.delayable.memory.store;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes a store smaller: drops what is too old and what was not used, oldest first, and puts small segments together. Takes whole
 * segments of JVMs that have ended, copies what stays to the end, and deletes them. One JVM does it at a time, on the thread of the
 * housekeeper, never in a job.
 */
public final class Sweeper {

    /** So many segments are put together to fewer. */
    private static final int MANY_SEGMENTS = 16;

    private static final long SMALL_BYTES = 8L << 20;

    /** A large value without an entry is a left-over, if it is not just being stored. */
    private static final long ORPHAN_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final Store store;
    private final long maxBytes;
    private final long oldest;

    private long dropped;

    private Sweeper(Store store, long maxBytes, @Nullable Duration maxAge) {
        this.store = store;
        this.maxBytes = maxBytes;
        this.oldest =
                maxAge == null ? Long.MIN_VALUE : System.currentTimeMillis() - TimeUnit.MILLISECONDS.convert(maxAge);
    }

    /** Sweeps in the background, if there is something to do. */
    public static void sweepLater(@Nullable Path root, long maxBytes, @Nullable Duration maxAge) {
        boolean isLimited = maxBytes != Long.MAX_VALUE || maxAge != null;
        if (root != null && (isLimited || new Layout(root).segmentFiles().size() > MANY_SEGMENTS)) {
            Housekeeper.schedule(
                    () -> {
                        Store store = Stores.acquire(root);
                        try {
                            new Sweeper(store, maxBytes, maxAge).sweep();
                        } finally {
                            Stores.release(store);
                        }
                    },
                    0);
        }
    }

    /** Sweeps now. */
    public static void sweep(Store store, long maxBytes, @Nullable Duration maxAge) {
        Housekeeper.<@Nullable Object>call(() -> {
            new Sweeper(store, maxBytes, maxAge).sweep();
            return null;
        });
    }

    private void sweep() {
        try {
            if (!store.layout().exists() || !isDue()) {
                return;
            }
            try (RandomAccessFile file =
                    new RandomAccessFile(store.layout().sweepLock().toFile(), "rw")) {
                FileLock lock = file.getChannel().tryLock();
                if (lock != null) {
                    run();
                }
            } catch (OverlappingFileLockException e) {
                // another class loader sweeps
            }
        } catch (IOException | RuntimeException e) {
            Log.warn(store.layout().root() + " could not be swept: " + e, e);
        }
    }

    private boolean isDue() {
        return oldest != Long.MIN_VALUE
                || store.layout().segmentFiles().size() > MANY_SEGMENTS
                || (maxBytes != Long.MAX_VALUE && size() > maxBytes);
    }

    private long size() {
        long size = 0;
        for (File segment : store.layout().segmentFiles()) {
            size += segment.length();
        }
        for (File big : bigFiles()) {
            size += big.length();
        }
        return size;
    }

    private List<File> bigFiles() {
        List<File> found = new ArrayList<>();
        for (File directory : files(store.layout().big().toFile())) {
            found.addAll(List.of(files(directory)));
        }
        return found;
    }

    private static File[] files(File directory) {
        File[] files = directory.listFiles();
        return files == null ? new File[0] : files;
    }

    private void run() throws IOException {
        new Leftovers(store.layout()).delete();
        store.refresh();
        if (maxBytes != Long.MAX_VALUE && size() > maxBytes) {
            store.writer().seal(); // so that what this JVM has written can be swept as well
        }
        deleteOrphans();
        // Well below the limit, so that not each run has to sweep.
        long goal = size() > maxBytes ? maxBytes / 10 * 9 : maxBytes;
        int count = store.layout().segmentFiles().size();
        for (Segment segment : store.segments().known()) {
            boolean isTooMany = size() > goal;
            boolean isTooOld = oldest != Long.MIN_VALUE && segment.file.lastModified() < oldest;
            boolean isSmall = count > MANY_SEGMENTS && segment.file.length() < SMALL_BYTES;
            if (segment.isGone || !(isTooMany || isTooOld || isSmall) || isWritten(segment)) {
                continue;
            }
            sweep(segment, isTooMany);
            count--;
        }
        if (dropped > 0) {
            Log.info(store.layout().root() + ": " + dropped + " results were dropped");
        }
        store.force();
    }

    private boolean isWritten(Segment segment) {
        return store.writer().isWriting(segment)
                || (!store.writer().isOwn(segment) && WriterId.isAlive(store.layout(), segment.writer()));
    }

    private void sweep(Segment segment, boolean isTooMany) throws IOException {
        Sweep sweep = new Sweep(isTooMany);
        try {
            SegmentScan.scan(segment, Segment.HEADER.length, sweep);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        store.writer().noteGone(sweep.gone);
        store.force();
        segment.isGone = true;
        segment.close();
        if (segment.file.delete()) {
            sweep.large.forEach(File::delete);
        }
    }

    /** Copies what stays of a segment. */
    private final class Sweep implements SegmentScan.Visitor {

        private final boolean isTooMany;
        private final List<byte[]> gone = new ArrayList<>();

        /** The files of what is not needed any more. */
        private final List<File> large = new ArrayList<>();

        Sweep(boolean isTooMany) {
            this.isTooMany = isTooMany;
        }

        @Override
        public void record(Segment segment, long offset, byte kind, byte[] bytes, int from, int length) {
            try {
                switch (kind) {
                    case Records.ENTRY, Records.BIG_ENTRY ->
                        entry(
                                Records.readEntry(kind, bytes, from, length, segment.functions),
                                Index.place(segment.number, offset));
                    case Records.USED -> {
                        RecordInput body = new RecordInput(bytes, from, length);
                        FunctionNote function = segment.functions.get((int) body.getCount());
                        if (function != null) {
                            store.noteUse(function, body.getCount(), body.getCount());
                        }
                    }
                    case Records.FUNCTION, Records.FAILED -> {}
                    default -> store.writer().write(kind, Arrays.copyOfRange(bytes, from, from + length));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void entry(Entry entry, long place) throws IOException {
            boolean isLive = store.index().holds(entry.key(), place)
                    && !store.tombstones().isDead(entry);
            boolean stays = isLive
                    && entry.time() >= oldest
                    && (!isTooMany || store.index().takeUsed(entry.key(), place));
            if (stays) {
                store.copy(entry, place);
                return;
            }
            store.index().remove(entry.key(), place);
            if (isLive) {
                dropped++;
                gone.add(ByteBuffer.allocate(8).putLong(entry.key().a()).array());
            }
            if (entry.isBig()) {
                large.add(store.bigFile(entry));
            }
        }
    }

    private void deleteOrphans() {
        Set<String> known = new HashSet<>();
        long limit = System.currentTimeMillis() - ORPHAN_MILLIS;
        List<File> old = new ArrayList<>();
        for (File file : bigFiles()) {
            if (file.lastModified() < limit) {
                old.add(file);
            }
        }
        if (old.isEmpty()) {
            return;
        }
        store.segments().visit((segment, offset, kind, bytes, from, length) -> {
            if (kind == Records.BIG_ENTRY) {
                Entry entry = Records.readEntry(kind, bytes, from, length, segment.functions);
                known.add(store.bigFile(entry).getName());
            }
        });
        for (File file : old) {
            if (!known.contains(file.getName())) {
                file.delete();
            }
        }
    }
}
