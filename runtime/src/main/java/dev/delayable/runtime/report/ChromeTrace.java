package dev.delayable.runtime.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bars as events in the JSON that Perfetto and chrome://tracing read, compressed. If there are many, what nobody misses is
 * left out, for each digit takes half a byte, and each field two bytes: digits of times that are small beside most of the jobs,
 * and the index of a job that follows the one before it.
 */
final class ChromeTrace {

    /** Up to so many bars, all is written. */
    private static final long MAX_EXACT = 100_000;

    /** Where times are rounded, half of the jobs are at least that many times as long as the unit. */
    private static final int MIN_UNITS_OF_MEDIAN = 100;

    /** Every so many indexes in a row one is written. */
    private static final int INDEX_STEP = 10;

    private static final int LEVEL = 6;

    private final ReportModel model;
    private final List<String> functions;
    private final Writer out;

    /** Times are multiples of that, in nanoseconds. */
    private final long grain;

    /** Whether each event tells the index of its job. */
    private final boolean isExact;

    private String separator = "";

    private ChromeTrace(ReportModel model, Writer out) {
        this.model = model;
        this.functions = model.drawn().functions().stream().map(Json::of).toList();
        this.out = out;
        this.isExact = model.drawn().bars() <= MAX_EXACT;
        this.grain = isExact ? 1 : grain(model.drawn());
    }

    /** A power of ten, from 10 on. */
    private static long grain(Snapshot drawn) {
        Histogram durations = new Histogram();
        for (LaneSnapshot lane : drawn.lanes()) {
            for (TrackSnapshot track : lane.tracks()) {
                for (int i = 0; i < track.bars().size(); i++) {
                    durations.add(track.bars().meanDuration(i));
                }
            }
        }
        long median = durations.valueOf(durations.total() / 2);
        long grain = 10;
        while (grain * 10 * MIN_UNITS_OF_MEDIAN <= median) {
            grain *= 10;
        }
        return grain;
    }

    static void write(ReportModel model, OutputStream target) throws IOException {
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(new CloseGzip(target), StandardCharsets.UTF_8), 1 << 16)) {
            new ChromeTrace(model, out).write();
        }
    }

    private void write() throws IOException {
        out.write("{\"displayTimeUnit\":\"ms\",\"otherData\":");
        out.write(Json.of(Map.of("run", model.tables().headline(), "notes", String.join(" ", notes()))));
        out.write(",\"traceEvents\":[");
        event("{\"ph\":\"M\",\"pid\":1,\"name\":\"process_name\",\"args\":{\"name\":"
                + Json.of(model.tables().headline()) + "}}");
        for (LaneSnapshot lane : model.drawn().lanes()) {
            event("{\"ph\":\"M\",\"pid\":1,\"tid\":" + lane.number()
                    + ",\"name\":\"thread_name\",\"args\":{\"name\":\""
                    + (lane.number() == LaneSnapshot.MEMORY ? "" : "worker ") + LaneSnapshot.name(lane.number())
                    + "\"}}");
            for (TrackSnapshot track : lane.tracks()) {
                track(lane.number(), track);
            }
        }
        out.write("\n]}\n");
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(model.notes());
        if (!isExact) {
            notes.add("Times are rounded to " + Numbers.duration(grain)
                    + ". An event without an index is of the job after that of the event before it.");
        }
        return notes;
    }

    private void track(int lane, TrackSnapshot track) throws IOException {
        Map<Integer, Texts.Text> texts = new HashMap<>();
        track.otherTexts().forEach(text -> texts.put(text.bar(), text));
        track.trouble().forEach(text -> texts.put(text.bar(), text));
        Bars bars = track.bars();
        StringBuilder event = new StringBuilder();
        long expected = -1;
        for (int i = 0; i < bars.size(); i++) {
            event.setLength(0);
            Texts.Text text = texts.get(i);
            boolean isPlain = bars.ending(i) == Ending.RETURNED && bars.attempt(i) == 1 && bars.jobs(i) == 1;
            // What is alike in neighbours stands together, and what is not at the end: that is compressed best.
            event.append("{\"name\":").append(functions.get(bars.function(i)));
            if (bars.ending(i) != Ending.RETURNED) {
                event.append(",\"cat\":\"").append(bars.ending(i).text()).append('"');
            }
            event.append(",\"ph\":\"X\",\"pid\":1,\"tid\":").append(lane);
            long index = bars.index(i);
            if (isExact || !isPlain || index != expected || index % INDEX_STEP == 0 || text != null) {
                event.append(",\"args\":{\"index\":").append(index);
                if (!isPlain) {
                    details(event, bars, i);
                }
                texts(event, text);
                event.append('}');
            }
            expected = bars.jobs(i) == 1 ? index + 1 : -1;
            event.append(",\"dur\":");
            micros(event, rounded(bars.end(i)) - rounded(bars.start(i)));
            event.append(",\"ts\":");
            micros(event, rounded(bars.start(i)));
            event.append('}');
            event(event);
        }
    }

    private static void details(StringBuilder event, Bars bars, int i) {
        if (bars.jobs(i) > 1) {
            event.append(",\"merged jobs\":").append(bars.jobs(i)).append(",\"busy ns\":");
            event.append(bars.busy(i));
        }
        if (bars.attempt(i) > 1) {
            event.append(",\"attempt\":").append(bars.attempt(i));
        }
    }

    private static void texts(StringBuilder event, Texts.@Nullable Text text) {
        if (text != null && text.call() != null) {
            event.append(",\"call\":").append(Json.of(text.call()));
        }
        if (text != null && text.message() != null) {
            event.append(",\"exception\":").append(Json.of(text.message()));
        }
    }

    private long rounded(long nanos) {
        return (nanos + grain / 2) / grain * grain;
    }

    private static void micros(StringBuilder event, long nanos) {
        long fraction = nanos % 1000;
        event.append(nanos / 1000);
        if (fraction > 0) {
            event.append('.').append((char) ('0' + fraction / 100));
        }
        if (fraction % 100 > 0) {
            event.append((char) ('0' + fraction / 10 % 10));
        }
        if (fraction % 10 > 0) {
            event.append((char) ('0' + fraction % 10));
        }
    }

    private void event(CharSequence event) throws IOException {
        out.write(separator);
        out.append('\n').append(event);
        separator = ",";
    }

    /** Smaller and quicker than by default: most of what is repeated for a few digits only does so by chance. */
    private static final class CloseGzip extends GZIPOutputStream {
        CloseGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(LEVEL);
            def.setStrategy(Deflater.FILTERED);
        }
    }
}
