package dev.delayable.runtime.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * What the script of the page draws, as bytes, compressed: the length of a text in 4 bytes, the lowest first; that text, JSON
 * in UTF-8; and then for each track of each lane its columns, as long as the text says. These are numbers of variable length:
 *
 * <ul>
 *   <li>gaps: from the end of the bar before to the start of the bar, in ticks
 *   <li>durations: of the bars, in ticks
 *   <li>heads: the function, 4 bits on; the {@link Ending}, 1 bit on; and 1 where there is an entry among the extras
 *   <li>indexes: of the jobs, as distance from the one after the bar before, zigzag
 *   <li>extras: the attempt, how many jobs the bar stands for, and how long these ran in all, in ticks
 * </ul>
 */
final class PageData {

    static final int FORMAT = 1;

    /** So many ticks a run has at the most: an {@code int} holds them. */
    private static final long MAX_TICKS = 1_000_000_000;

    private static final int LONGEST_WITH_TEXT = 1_000;
    private static final int MAX_TEXTS = 2_000_000;

    private final Snapshot snapshot;
    private final ReportModel model;
    private final long tick;
    private final IdentityHashMap<TrackSnapshot, List<Texts.Text>> texts = new IdentityHashMap<>();
    private final ByteArrayOutputStream columns = new ByteArrayOutputStream();
    private final Varints column = new Varints();

    PageData(ReportModel model) {
        this.snapshot = model.drawn();
        this.model = model;
        long end = snapshot.run().wallNanos();
        long nanos = 1;
        while (end / nanos > MAX_TICKS) {
            nanos *= 10;
        }
        this.tick = nanos;
        chooseTexts();
    }

    /** Those of jobs in trouble, those of the longest, and of the others as many as there is room for, evenly. */
    private void chooseTexts() {
        record Candidate(TrackSnapshot track, Texts.Text text) {}
        List<Candidate> others = new ArrayList<>();
        long[] room = {MAX_TEXTS};
        for (LaneSnapshot lane : snapshot.lanes()) {
            for (TrackSnapshot track : lane.tracks()) {
                List<Texts.Text> chosen = new ArrayList<>();
                texts.put(track, chosen);
                for (Texts.Text text : track.trouble()) {
                    if (room[0] > 0) {
                        chosen.add(text);
                        room[0] -= text.length();
                    }
                }
                track.otherTexts().forEach(text -> others.add(new Candidate(track, text)));
            }
        }
        others.sort(Comparator.comparingLong((Candidate each) -> each.text().duration())
                .reversed());
        int longest = Math.min(others.size(), LONGEST_WITH_TEXT);
        long rest = others.stream()
                .skip(longest)
                .mapToLong(each -> each.text().length())
                .sum();
        double share = 0;
        double step = Math.min(1, Math.max(0, room[0]) / (double) Math.max(1, rest));
        for (int i = 0; i < others.size(); i++) {
            share += step;
            if (i < longest || share >= 1) {
                Candidate next = others.get(i);
                Objects.requireNonNull(texts.get(next.track())).add(next.text());
                share -= i < longest ? step : 1;
            }
        }
    }

    void writeTo(OutputStream out) throws IOException {
        byte[] text = Json.of(head()).getBytes(StandardCharsets.UTF_8);
        try (GZIPOutputStream compressed = new FastGzip(out)) {
            for (int shift = 0; shift < 32; shift += 8) {
                compressed.write(text.length >>> shift);
            }
            compressed.write(text);
            columns.writeTo(compressed);
        }
    }

    private Map<String, Object> head() {
        RunInfo run = snapshot.run();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("format", FORMAT);
        head.put("backend", run.backend());
        head.put("workers", run.workers());
        head.put("total", run.total());
        head.put("state", run.state().text());
        head.put("isRunning", run.state() == RunState.RUNNING);
        head.put("headline", model.tables().headline());
        head.put("notes", model.notes());
        head.put("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        head.put("tick", tick);
        head.put("wall", run.wallNanos() / tick);
        head.put("functions", snapshot.functions());
        head.put("lanes", lanes());
        head.put("facts", model.tables().facts().stream().map(PageData::fact).toList());
        head.put("tables", model.tables().tables().stream().map(PageData::table).toList());
        return head;
    }

    private static Map<String, Object> fact(Fact fact) {
        return Map.of("id", fact.id(), "label", fact.label(), "value", fact.value(), "detail", fact.detail());
    }

    private static Map<String, Object> table(Table table) {
        return Map.of(
                "id", table.id(),
                "title", table.title(),
                "notes", table.notes(),
                "columns", table.columns(),
                "rows", table.rows());
    }

    private List<Map<String, Object>> lanes() {
        List<Map<String, Object>> lanes = new ArrayList<>();
        for (LaneSnapshot lane : snapshot.lanes()) {
            List<Map<String, Object>> tracks = new ArrayList<>();
            for (TrackSnapshot track : lane.tracks()) {
                tracks.add(track(track));
            }
            lanes.add(Map.of("number", lane.number(), "tracks", tracks));
        }
        return lanes;
    }

    private Map<String, Object> track(TrackSnapshot track) {
        Bars bars = track.bars();
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("bars", bars.size());
        List<Integer> lengths = new ArrayList<>();
        long end = 0;
        for (int i = 0; i < bars.size(); i++) {
            column.put(ticks(bars.start(i)) - end);
            end = ticks(bars.end(i));
        }
        lengths.add(column.moveTo(columns));
        for (int i = 0; i < bars.size(); i++) {
            column.put(ticks(bars.end(i)) - ticks(bars.start(i)));
        }
        lengths.add(column.moveTo(columns));
        for (int i = 0; i < bars.size(); i++) {
            boolean isPlain = bars.attempt(i) == 1 && bars.jobs(i) == 1;
            column.put((long) bars.function(i) << 4 | bars.ending(i).code() << 1 | (isPlain ? 0 : 1));
        }
        lengths.add(column.moveTo(columns));
        long expected = 0;
        for (int i = 0; i < bars.size(); i++) {
            column.put(Varint.zigzag(bars.index(i) - expected));
            expected = bars.index(i) + 1;
        }
        lengths.add(column.moveTo(columns));
        for (int i = 0; i < bars.size(); i++) {
            if (bars.attempt(i) != 1 || bars.jobs(i) != 1) {
                column.put(bars.attempt(i));
                column.put(bars.jobs(i));
                column.put(ticks(bars.busy(i)));
            }
        }
        lengths.add(column.moveTo(columns));
        head.put("columns", lengths);
        head.put("texts", texts(Objects.requireNonNull(texts.get(track))));
        return head;
    }

    private static List<Object> texts(List<Texts.Text> chosen) {
        List<Object> texts = new ArrayList<>();
        for (Texts.Text text : chosen) {
            if (text.call() != null || text.message() != null) {
                List<Object> entry = new ArrayList<>();
                entry.add(text.bar());
                entry.add(text.call());
                if (text.message() != null) {
                    entry.add(text.message());
                }
                texts.add(entry);
            }
        }
        return texts;
    }

    private long ticks(long nanos) {
        return tick == 1 ? nanos : (nanos + tick / 2) / tick;
    }

    /** Twice as fast as by default, and hardly larger. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED + 2);
        }
    }
}
