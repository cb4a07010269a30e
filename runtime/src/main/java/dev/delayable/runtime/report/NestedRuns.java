package dev.delayable.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a remote worker has recorded of the runs inside one of its jobs, as bytes. They hold numbers of variable length, and
 * texts after their lengths, for each function its id and its name, and for each depth of nesting
 *
 * <ul>
 *   <li>the bars: the gap before it, its duration, the function 4 bits on with the {@link Ending} 1 bit on and 1 where more
 *       follows, and the distance of its index from the one after the bar before, zigzag; then the attempt, how many jobs the
 *       bar stands for, and how long these ran in all
 *   <li>texts: the bar, 1 bit on, with 1 for a job in trouble; the call and the message
 *   <li>what is left of jobs whose bars were merged, by function
 * </ul>
 *
 * Times are nanoseconds since the start of the job.
 */
final class NestedRuns {

    /** No more characters of calls and messages are sent with one result. */
    private static final int MAX_TEXTS = 1 << 16;

    private final Varints out = new Varints();
    private final long start;
    private final long nanos;
    private int room = MAX_TEXTS;

    private NestedRuns(long start, long nanos) {
        this.start = start;
        this.nanos = nanos;
    }

    /**
     * Writes what was recorded.
     *
     * @param tracks by depth, the least first
     * @param functions of the jobs
     * @param start when the job started that all is inside
     * @param nanos how long it ran
     */
    static byte[] toBytes(List<TrackSnapshot> tracks, Functions functions, long start, long nanos) {
        NestedRuns written = new NestedRuns(start, nanos);
        List<Functions.Named> named = functions.all();
        written.out.put(named.size());
        for (Functions.Named function : named) {
            written.out.put(function.id());
            written.out.put(function.name());
        }
        written.out.put(tracks.size());
        tracks.forEach(written::write);
        return written.out.toBytes();
    }

    private void write(TrackSnapshot track) {
        Bars bars = track.bars();
        out.put(bars.size());
        long end = 0;
        long expected = 0;
        for (int i = 0; i < bars.size(); i++) {
            long from = Math.max(end, inJob(bars.start(i)));
            long to = Math.max(from, inJob(bars.end(i)));
            boolean isPlain = bars.attempt(i) == 1 && bars.jobs(i) == 1;
            out.put(from - end);
            out.put(to - from);
            out.put((long) bars.function(i) << 4 | bars.ending(i).code() << 1 | (isPlain ? 0 : 1));
            out.put(Varint.zigzag(bars.index(i) - expected));
            if (!isPlain) {
                out.put(bars.attempt(i));
                out.put(bars.jobs(i));
                out.put(bars.busy(i));
            }
            end = to;
            expected = bars.index(i) + 1;
        }
        List<Texts.Text> sent = new ArrayList<>();
        List<Texts.Text> others = new ArrayList<>();
        track.trouble().stream().filter(this::isRoomFor).forEach(sent::add);
        track.otherTexts().stream().filter(this::isRoomFor).forEach(others::add);
        out.put(sent.size() + others.size());
        sent.forEach(text -> write(text, true));
        others.forEach(text -> write(text, false));
        out.put(track.mergedTimes().size());
        track.mergedTimes().forEach((function, times) -> {
            out.put(function);
            times.write(out);
        });
    }

    /** The clocks of the job and of what is inside it were not read at the same moments. */
    private long inJob(long time) {
        return Math.max(0, Math.min(nanos, time - start));
    }

    private boolean isRoomFor(Texts.Text text) {
        room -= text.length();
        return room >= 0;
    }

    private void write(Texts.Text text, boolean isTrouble) {
        out.put((long) text.bar() << 1 | (isTrouble ? 1 : 0));
        out.put(text.call());
        out.put(text.message());
    }

    /**
     * Reads what was sent.
     *
     * @param bytes as {@link #toBytes} has written them
     * @param functions where the functions are numbered from now on
     * @param start when the job started that all is inside, here
     * @return what was recorded, by depth, the least first
     */
    static List<TrackSnapshot> read(byte[] bytes, Functions functions, long start) {
        Varint.Reader in = new Varint.Reader(bytes, bytes.length);
        int[] numbers = new int[(int) in.next()];
        for (int i = 0; i < numbers.length; i++) {
            Functions.Named named = new Functions.Named(String.valueOf(in.nextText()), String.valueOf(in.nextText()));
            numbers[i] = i == Merging.SEVERAL_FUNCTIONS ? i : functions.numberOf(named);
        }
        List<TrackSnapshot> tracks = new ArrayList<>();
        int depths = (int) in.next();
        for (int depth = 1; depth <= depths; depth++) {
            tracks.add(readTrack(in, depth, numbers, start));
        }
        return tracks;
    }

    private static TrackSnapshot readTrack(Varint.Reader in, int depth, int[] numbers, long start) {
        int size = (int) in.next();
        Bars bars = new Bars(Math.max(1, size));
        long end = start;
        long index = -1;
        for (int i = 0; i < size; i++) {
            long from = end + in.next();
            end = from + in.next();
            int head = (int) in.next();
            int function = numbers[head >>> 4];
            index = index + 1 + Varint.unzigzag(in.next());
            int attempt = (head & 1) == 0 ? 1 : (int) in.next();
            int jobs = (head & 1) == 0 ? 1 : (int) in.next();
            long busy = (head & 1) == 0 ? 0 : in.next();
            if (jobs > 1) {
                bars.addMerged(from, end, function, index, jobs, busy);
            } else {
                bars.add(from, end, function, Ending.of(head >>> 1 & 7), index, attempt);
            }
        }
        List<Texts.Text> trouble = new ArrayList<>();
        List<Texts.Text> others = new ArrayList<>();
        for (long left = in.next(); left > 0; left--) {
            long head = in.next();
            int bar = (int) (head >>> 1);
            Texts.Text text = new Texts.Text(bar, bars.end(bar) - bars.start(bar), in.nextText(), in.nextText());
            ((head & 1) == 0 ? others : trouble).add(text);
        }
        Map<Integer, FunctionTimes> merged = new TreeMap<>();
        for (long left = in.next(); left > 0; left--) {
            int function = numbers[(int) in.next()];
            merged.computeIfAbsent(function, key -> new FunctionTimes()).addAll(FunctionTimes.read(in));
        }
        return new TrackSnapshot(depth, bars, trouble, others, merged);
    }
}
