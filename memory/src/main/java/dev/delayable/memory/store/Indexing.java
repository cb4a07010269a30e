package dev.delayable.memory.store;

import org.jspecify.annotations.Nullable;

/** Takes up the records of a segment that was read. */
final class Indexing implements SegmentScan.Visitor {

    private final Store store;
    private int damaged;

    Indexing(Store store) {
        this.store = store;
    }

    int damaged() {
        return damaged;
    }

    @Override
    public void record(Segment segment, long offset, byte kind, byte[] bytes, int from, int length) {
        if (kind == Records.ENTRY || kind == Records.BIG_ENTRY) {
            long place = Index.place(segment.number, offset);
            // There are many of them, and nearly all have no other with their key and nothing that was forgotten.
            if (!store.tombstones().isEmpty() || !store.index().addOnly(RecordInput.longAt(bytes, from), place)) {
                entry(segment, place, new RecordInput(bytes, from, length));
            }
            return;
        }
        RecordInput body = new RecordInput(bytes, from, length);
        switch (kind) {
            case Records.FUNCTION -> {
                Records.Numbered function = Records.readFunction(bytes, from, length);
                if (function != null) {
                    segment.functions.put(function.number(), store.segments().shared(function.note()));
                }
            }
            case Records.FORGET -> store.tombstones().forget(Key.read(body), body.getLong());
            case Records.CLEAR_FUNCTION -> store.tombstones().clear(body.getLong(), body.getLong());
            case Records.CLEAR -> store.tombstones().clear(body.getLong());
            default -> {} // notes, which are read when somebody asks for them
        }
    }

    /** Without its value: there are many. */
    private void entry(Segment segment, long place, RecordInput body) {
        Key key = Key.read(body);
        FunctionNote function = segment.functions.get((int) body.getCount());
        long time = body.getCount();
        store.index(new Entry(key, function == null ? Records.UNKNOWN : function, time, 0, NONE, EMPTY, false), place);
    }

    private static final int[] NONE = {};
    private static final byte[] EMPTY = {};

    @Override
    public void damaged(Segment segment, long offset, @Nullable Key key) {
        damaged++;
    }
}
