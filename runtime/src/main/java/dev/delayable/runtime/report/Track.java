package dev.delayable.runtime.report;

import dev.delayable.runtime.Job;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that a lane has run at one depth of nesting, in the order of their ends. Each takes some 4 to 10 bytes: how long
 * after the end of the one before it started, how long it ran, its function and ending, and its index, as numbers of variable
 * length.
 *
 * <p>Either one thread adds jobs, {@linkplain #add without a lock}, or several {@linkplain #addShared do}. Others read what was
 * added. The lock of this guards the texts, the merging of old bars, and all that changes where several threads add. Code of
 * users, which texts may need, is called without it.
 */
final class Track {

    private static final VarHandle USED;

    /** Writes four bytes at once. */
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    static {
        try {
            USED = MethodHandles.lookup().findVarHandle(Chunk.class, "used", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** No bar is longer. */
    private static final int MAX_BAR_BYTES = 80;

    private static final int FIRST_CHUNK = 256;
    private static final int MAX_CHUNK = 1 << 16;

    /** A part of the bars. A bar is in one chunk. */
    private static final class Chunk {
        private final byte[] bytes;

        /** Written in release mode, when a bar is complete. */
        private int used;

        Chunk(int size) {
            bytes = new byte[size];
        }
    }

    /** What was in a chunk at some moment. The bytes up to there do not change any more. */
    @SuppressWarnings("ArrayRecordComponent") // shared on purpose, and not compared
    private record Part(byte[] bytes, int used) {}

    /**
     * A job that the thread which runs it will not end.
     *
     * @param call the job as text; null if it is not told
     */
    record Unended(
            long start,
            long end,
            int function,
            long index,
            int attempt,
            @Nullable String call) {}

    /** When bars are merged, this many may stay. */
    private final int target;

    /** Nothing starts earlier. */
    private final long origin;

    /** Guarded by this. */
    private final Texts texts;

    /** Of the jobs whose bars were merged, by function. Guarded by this. */
    private final Map<Integer, FunctionTimes> mergedTimes = new TreeMap<>();

    /** Guarded by this. */
    private final List<Chunk> chunks = new ArrayList<>();

    /** All there will ever be, when this was closed; null before. Guarded by this, as the next two. */
    private @Nullable List<Part> closed;

    private int closedBars;
    private @Nullable Unended unended;

    // Used by the thread that adds; guarded by this where several do.
    private Chunk current = new Chunk(FIRST_CHUNK);
    private long lastEnd;
    private long lastIndex = -1;
    private int bars;
    private long jobTime;
    private long longestThreshold = -1;
    private int nextSample;

    /** With so many bars it is time to merge some. */
    private int mergeAt;

    Track(int maxBars, Texts texts, long origin) {
        this.target = maxBars / 4;
        this.mergeAt = maxBars;
        this.texts = texts;
        this.origin = origin;
        this.lastEnd = origin;
        chunks.add(current);
    }

    /**
     * Adds a job. For one thread at a time.
     *
     * @return whether that took so long that a clock that was read before is to be read again
     */
    boolean add(
            Job<?> job,
            int function,
            long start,
            long end,
            Ending ending,
            long index,
            int attempt,
            @Nullable Throwable failure) {
        // A lane does one thing at a time, whatever the clocks of several threads or machines say.
        long from = Math.max(start, lastEnd);
        long to = Math.max(end, from);
        int bar = bars;
        if (!append(from, to, function, ending, index, attempt)) {
            return false;
        }
        Texts.Draft draft = begin(bar, to - from, ending, failure);
        if (draft != null) {
            name(draft, job, failure);
        }
        return true;
    }

    /**
     * Adds a job. For several threads at once.
     *
     * @param keepsLength whether a job that cannot have started so early is moved; otherwise it is shortened
     * @return its text, if it is to have one, to be {@linkplain #name named} without any lock
     */
    synchronized Texts.@Nullable Draft addShared(JobEnd job, long start, long end, boolean keepsLength) {
        long from = Math.max(start, lastEnd);
        long to = keepsLength ? from + Math.max(0, end - start) : Math.max(end, from);
        int bar = bars;
        return append(from, to, job.function(), job.ending(), job.index(), job.attempt())
                ? begin(bar, to - from, job.ending(), job.failure())
                : null;
    }

    /** Where a job was added, and its text, if it is to have one, to be {@linkplain #name named} without any lock. */
    record Laid(long start, Texts.@Nullable Draft draft) {}

    /** Adds a job, which keeps its length where it is moved. For several threads at once. */
    synchronized Laid lay(JobEnd job, long start, long end) {
        long from = Math.max(start, lastEnd);
        return new Laid(from, addShared(job, from, from + Math.max(0, end - start), true));
    }

    /** Adds what was recorded by another one, whose bars are in the order of time. For several threads at once. */
    synchronized void addAll(TrackSnapshot other) {
        Bars added = other.bars();
        int first = bars;
        for (int i = 0; i < added.size(); i++) {
            long from = Math.max(added.start(i), lastEnd);
            long to = Math.max(added.end(i), from);
            put(
                    from,
                    to,
                    added.function(i),
                    added.ending(i),
                    added.index(i),
                    added.attempt(i),
                    added.jobs(i),
                    added.busy(i));
            jobTime += to - from;
        }
        bars += added.size();
        other.trouble().forEach(text -> texts.add(text.at(first + text.bar()), true));
        other.otherTexts().forEach(text -> texts.add(text.at(first + text.bar()), false));
        other.mergedTimes()
                .forEach((function, times) -> mergedTimes
                        .computeIfAbsent(function, key -> new FunctionTimes())
                        .addAll(times));
        longestThreshold = texts.longestThreshold();
        if (bars >= mergeAt) {
            merge();
        }
    }

    /** Makes the text of a job that was added. */
    void name(Texts.Draft draft, Job<?> job, @Nullable Throwable failure) {
        draft.make(job, failure);
        end(draft);
    }

    /** Adds a bar; returns whether it may need a text, or there are too many bars. */
    private boolean append(long from, long to, int function, Ending ending, long index, int attempt) {
        int bar = bars++;
        put(from, to, function, ending, index, attempt, 1, 0);
        long duration = to - from;
        jobTime += duration;
        return duration > longestThreshold || bar >= nextSample || ending != Ending.RETURNED || bars >= mergeAt;
    }

    private void put(long from, long to, int function, Ending ending, long index, int attempt, int jobs, long busy) {
        Chunk chunk = current;
        if (chunk.bytes.length - chunk.used < MAX_BAR_BYTES) {
            chunk = nextChunk();
        }
        byte[] bytes = chunk.bytes;
        int at = chunk.used;
        boolean isPlain = attempt == 1 && jobs == 1;
        long gap = from - lastEnd;
        long duration = to - from;
        long kind = (long) function << 4 | ending.code() << 1 | (isPlain ? 0 : 1);
        long step = Varint.zigzag(index - lastIndex - 1);
        if (isPlain && (gap | duration | kind | step) < 0x80) { // each takes a byte
            INT.set(bytes, at, (int) (gap | duration << 8 | kind << 16 | step << 24));
            at += 4;
        } else {
            at = Varint.put(bytes, at, gap);
            at = Varint.put(bytes, at, duration);
            at = Varint.put(bytes, at, kind);
            at = Varint.put(bytes, at, step);
        }
        if (!isPlain) {
            at = Varint.put(bytes, at, attempt);
            at = Varint.put(bytes, at, jobs);
            at = Varint.put(bytes, at, jobs == 1 ? 0 : busy);
        }
        lastEnd = to;
        lastIndex = index;
        USED.setRelease(chunk, at);
    }

    private synchronized Chunk nextChunk() {
        Chunk next = new Chunk(Math.min(MAX_CHUNK, current.bytes.length * 2));
        chunks.add(next);
        current = next;
        return next;
    }

    private synchronized Texts.@Nullable Draft begin(
            int bar, long duration, Ending ending, @Nullable Throwable failure) {
        if (closed != null) {
            return null;
        }
        Texts.Draft draft = texts.begin(bar, duration, ending, failure != null, jobTime);
        if (bars >= mergeAt) {
            merge();
        }
        nextSample = texts.nextSample();
        return draft;
    }

    private synchronized void end(Texts.Draft draft) {
        texts.end(draft, closed == null ? Integer.MAX_VALUE : closedBars);
        longestThreshold = texts.longestThreshold();
    }

    /** Makes room: most of the bars become parts of others. */
    private synchronized void merge() {
        Bars all = read(parts());
        Merging merging = Merging.of(List.of(all), target, target / 2);
        int[] newPlaces = new int[all.size()];
        Bars merged = merging.apply(all, newPlaces);
        for (int i = 0; i < all.size(); i++) {
            if (all.jobs(i) == 1 && merged.jobs(newPlaces[i]) > 1) {
                mergedTimes
                        .computeIfAbsent(all.function(i), key -> new FunctionTimes())
                        .add(all.busy(i));
            }
        }
        texts.moved(newPlaces, merged);
        chunks.clear();
        current = new Chunk(MAX_CHUNK);
        chunks.add(current);
        lastEnd = origin;
        lastIndex = -1;
        bars = merged.size();
        for (int i = 0; i < merged.size(); i++) {
            put(
                    merged.start(i),
                    merged.end(i),
                    merged.function(i),
                    merged.ending(i),
                    merged.index(i),
                    merged.attempt(i),
                    merged.jobs(i),
                    merged.busy(i));
        }
        mergeAt = Math.max(mergeAt, bars * 2); // failures stay, however many there are
    }

    /**
     * Ends this, whatever the thread that adds goes on to add: it was given up, with the job that it runs.
     *
     * @return when the last job has ended
     */
    synchronized long close(@Nullable Unended running) {
        List<Part> parts = parts();
        closed = parts;
        Bars read = read(parts);
        closedBars = read.size();
        long end = closedBars == 0 ? origin : read.end(closedBars - 1);
        if (running == null || running.start() < end) {
            return end; // it has ended after all
        }
        unended = running;
        return running.end();
    }

    /** What was added so far. Called by any thread. */
    TrackSnapshot snapshot(int depth) {
        List<Part> parts;
        Unended last;
        List<Texts.Text> trouble;
        List<Texts.Text> others;
        Map<Integer, FunctionTimes> merged = new TreeMap<>();
        synchronized (this) {
            parts = parts();
            last = unended;
            trouble = texts.trouble();
            others = texts.others();
            mergedTimes.forEach((function, times) -> merged.put(function, times.copy()));
        }
        Bars read = read(parts);
        if (last != null) {
            trouble.add(new Texts.Text(read.size(), last.end() - last.start(), last.call(), null));
            read.add(last.start(), last.end(), last.function(), Ending.GIVEN_UP, last.index(), last.attempt());
        }
        return new TrackSnapshot(depth, read, trouble, others, merged);
    }

    /** Called with the lock held. */
    private List<Part> parts() {
        return closed != null
                ? closed
                : chunks.stream()
                        .map(chunk -> new Part(chunk.bytes, (int) USED.getAcquire(chunk)))
                        .toList();
    }

    private Bars read(List<Part> parts) {
        Bars read = new Bars(Math.max(16, parts.stream().mapToInt(Part::used).sum() / 4));
        long end = origin;
        long index = -1;
        for (Part part : parts) {
            Varint.Reader source = new Varint.Reader(part.bytes(), part.used());
            while (source.hasNext()) {
                long start = end + source.next();
                end = start + source.next();
                int head = (int) source.next();
                index = index + 1 + Varint.unzigzag(source.next());
                int attempt = (head & 1) == 0 ? 1 : (int) source.next();
                int jobs = (head & 1) == 0 ? 1 : (int) source.next();
                long busy = (head & 1) == 0 ? 0 : source.next();
                if (jobs > 1) {
                    read.addMerged(start, end, head >>> 4, index, jobs, busy);
                } else {
                    read.add(start, end, head >>> 4, Ending.of(head >>> 1 & 7), index, attempt);
                }
            }
        }
        return read;
    }
}
