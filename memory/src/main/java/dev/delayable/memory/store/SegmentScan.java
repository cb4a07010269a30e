package dev.delayable.memory.store;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the records of a segment one after another. What is damaged is passed over byte by byte, until a record is whole again. */
final class SegmentScan {

    private static final int BUFFER_BYTES = 1 << 17;

    /** Who is told what was read. */
    interface Visitor {

        /** A whole record: its kind, and where its body stands. */
        void record(Segment segment, long offset, byte kind, byte[] bytes, int from, int length);

        /** Bytes that are no record, with a whole one behind them; and what may have been the key. */
        default void damaged(Segment segment, long offset, @Nullable Key key) {}
    }

    private final Segment segment;
    private final long end;
    private final RecordChecksum checksum;
    private byte[] buffer = new byte[BUFFER_BYTES];

    /** Where the buffer starts in the file, and how much it holds. */
    private long start;

    private int held;

    private SegmentScan(Segment segment, long end) {
        this.segment = segment;
        this.end = end;
        this.checksum = new RecordChecksum(segment.seed);
    }

    /**
     * Reads on.
     *
     * @return where the last whole record ends; what is behind is not written yet, or damaged
     */
    static long scan(Segment segment, long from, Visitor visitor) throws IOException {
        return new SegmentScan(segment, segment.file.length()).run(from, visitor);
    }

    private long run(long from, Visitor visitor) throws IOException {
        long position = from;
        long good = from;
        while (position + Records.PREFIX_BYTES <= end) {
            int length = bodyAt(position);
            if (length < 0) {
                position++;
                continue;
            }
            if (good < position) {
                visitor.damaged(segment, good, keyAt(good));
                load(position, Records.PREFIX_BYTES + length);
            }
            int at = (int) (position - start);
            visitor.record(segment, position, buffer[at], buffer, at + Records.PREFIX_BYTES, length);
            position += Records.PREFIX_BYTES + length;
            good = position;
        }
        return good;
    }

    /** The length of the body of the record here, which then stands in the buffer; -1 if there is no whole record. */
    private int bodyAt(long position) throws IOException {
        if (!load(position, Records.PREFIX_BYTES)) {
            return -1;
        }
        int at = (int) (position - start);
        byte kind = buffer[at];
        if (!Records.isKind(kind)) {
            return -1;
        }
        int length = RecordInput.intAt(buffer, at + 1);
        if (length < 0 || length > Records.MAX_BODY || !load(position, Records.PREFIX_BYTES + length)) {
            return -1;
        }
        at = (int) (position - start);
        int crc = checksum.of(position, kind, buffer, at + Records.PREFIX_BYTES, length);
        return crc == RecordInput.intAt(buffer, at + 5) ? length : -1;
    }

    private @Nullable Key keyAt(long position) throws IOException {
        if (!load(position, Records.PREFIX_BYTES + Key.BYTES)) {
            return null;
        }
        return Key.at(buffer, (int) (position - start) + Records.PREFIX_BYTES);
    }

    /** Sees to it that bytes stand in the buffer; {@code false} if the file has not so many. */
    private boolean load(long position, int count) throws IOException {
        if (position >= start && position + count <= start + held) {
            return true;
        }
        if (position + count > end) {
            return false;
        }
        if (count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(count, 2 * buffer.length));
        }
        start = position;
        held = segment.reader().read(position, buffer, 0, (int) Math.min(buffer.length, end - position));
        return held >= count;
    }
}
