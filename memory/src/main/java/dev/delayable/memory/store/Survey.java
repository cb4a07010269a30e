package dev.delayable.memory.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a whole store to answer questions about it. */
public final class Survey {

    /** What there is of one function. */
    public static final class FunctionCount {
        public long entries;
        public long bytes;
        public long hits;
        public long savedNanos;
    }

    /** An entry of the function that somebody asks about, and who wrote it. */
    public record Found(Entry entry, String writer) {}

    private final Store store;
    private final Map<String, FunctionCount> functions = new TreeMap<>();
    private int damaged;

    private Survey(Store store) {
        this.store = store;
    }

    /** Counts entries and bytes. */
    public static Survey count(Store store) {
        store.refresh();
        Survey survey = new Survey(store);
        store.segments().visit(new SegmentScan.Visitor() {
            @Override
            public void record(Segment segment, long offset, byte kind, byte[] bytes, int from, int length) {
                survey.count(segment, offset, kind, bytes, from, length);
            }

            @Override
            public void damaged(Segment segment, long offset, @Nullable Key key) {
                survey.damaged++;
            }
        });
        return survey;
    }

    private void count(Segment segment, long offset, byte kind, byte[] bytes, int from, int length) {
        if (kind == Records.USED) {
            RecordInput body = new RecordInput(bytes, from, length);
            FunctionNote function = segment.functions.get((int) body.getCount());
            if (function != null) {
                FunctionCount count = of(function);
                count.hits += body.getCount();
                count.savedNanos += body.getCount();
            }
        } else if (kind == Records.ENTRY || kind == Records.BIG_ENTRY) {
            Entry entry = Records.readEntry(kind, bytes, from, length, segment.functions);
            if (isLive(segment, offset, entry)) {
                FunctionCount count = of(entry.function());
                count.entries++;
                count.bytes += Records.PREFIX_BYTES + length + (entry.isBig() ? BigFiles.length(entry.payload()) : 0);
            }
        }
    }

    private FunctionCount of(FunctionNote function) {
        return functions.computeIfAbsent(function.id(), id -> new FunctionCount());
    }

    private boolean isLive(Segment segment, long offset, Entry entry) {
        return store.index().holds(entry.key(), Index.place(segment.number, offset))
                && !store.tombstones().isDead(entry);
    }

    /** By id of the function, sorted. */
    public Map<String, FunctionCount> functions() {
        return functions;
    }

    /** How many places are damaged. */
    public int damaged() {
        return damaged;
    }

    /** Checks every entry, that of large values too. */
    public static List<String> verify(Store store) {
        store.refresh();
        List<String> faults = new ArrayList<>();
        store.segments().visit(new SegmentScan.Visitor() {
            @Override
            public void record(Segment segment, long offset, byte kind, byte[] bytes, int from, int length) {
                if (kind == Records.BIG_ENTRY) {
                    Entry entry = Records.readEntry(kind, bytes, from, length, segment.functions);
                    try {
                        BigFiles.check(store.layout(), entry);
                    } catch (IOException e) {
                        faults.add(e.getMessage());
                    }
                }
            }

            @Override
            public void damaged(Segment segment, long offset, @Nullable Key key) {
                faults.add(segment.file + " is damaged at byte " + offset);
            }
        });
        for (Segment segment : store.segments().known()) {
            long behind = segment.file.length() - segment.scanned;
            if (!segment.isGone && !store.writer().isOwn(segment) && behind > 0) {
                faults.add(segment.file + " ends with " + behind + " bytes that are no whole entry");
            }
        }
        return faults;
    }

    /** What is known of a key and of its function. */
    public static final class Answer {
        /** Entries of the function, of any version of its code; with their writers. */
        public final List<Found> ofFunction = new ArrayList<>();

        public @Nullable Found hit;
        public boolean isDamaged;
        public boolean isGone;
        public @Nullable String failure;
        public boolean isForgotten;
    }

    /** Looks for what may explain why a key is found or not. */
    public static Answer ask(Store store, Key key, long functionHash) {
        store.refresh();
        Answer answer = new Answer();
        Map<Key, Boolean> seen = new HashMap<>();
        store.segments().visit(new SegmentScan.Visitor() {
            @Override
            public void record(Segment segment, long offset, byte kind, byte[] bytes, int from, int length) {
                RecordInput body = new RecordInput(bytes, from, length);
                switch (kind) {
                    case Records.ENTRY, Records.BIG_ENTRY -> {
                        Entry entry = Records.readEntry(kind, bytes, from, length, segment.functions);
                        boolean isDead = store.tombstones().isDead(entry);
                        Found found = new Found(entry, segment.writer());
                        if (entry.key().equals(key)) {
                            answer.isForgotten |= isDead;
                            if (!isDead && answer.hit == null) {
                                answer.hit = found;
                            }
                        } else if (!isDead
                                && entry.function().hash() == functionHash
                                && seen.put(entry.key(), true) == null) {
                            answer.ofFunction.add(found);
                        }
                    }
                    case Records.FAILED -> {
                        if (Key.read(body).equals(key)) {
                            body.getLong();
                            answer.failure = new String(body.getRest(), StandardCharsets.UTF_8);
                        }
                    }
                    case Records.GONE -> {
                        while (body.remaining() >= 8) {
                            answer.isGone |= body.getLong() == key.a();
                        }
                    }
                    default -> {}
                }
            }

            @Override
            public void damaged(Segment segment, long offset, @Nullable Key damagedKey) {
                answer.isDamaged |= key.equals(damagedKey);
            }
        });
        return answer;
    }
}
