package dev.delayable.runtime.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a page holds, read as its script reads it.
 *
 * @param html the page
 * @param head what stands before the columns
 * @param bars the bars of all tracks
 */
public record PageFile(String html, Map<String, Object> head, List<Bar> bars) {

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/octet-stream\" id=\"data\">([^<]*)</script>");

    /** One bar; times in ticks. */
    public record Bar(
            int lane,
            int depth,
            long start,
            long end,
            String function,
            Ending ending,
            long index,
            int attempt,
            int jobs,
            long busy,
            String call,
            String message) {}

    public static PageFile read(Path file) throws IOException {
        String html = Files.readString(file);
        Matcher data = DATA.matcher(html);
        if (!data.find()) {
            throw new IllegalArgumentException("no data in " + file);
        }
        return of(html, Base64.getDecoder().decode(data.group(1)));
    }

    static PageFile of(String html, byte[] compressed) throws IOException {
        byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        Map<String, Object> head = JsonReader.readObject(new String(bytes, 4, length, StandardCharsets.UTF_8));
        List<Bar> bars = new ArrayList<>();
        int at = 4 + length;
        for (Object lane : list(head, "lanes")) {
            int depth = 0;
            for (Object track : list((Map<?, ?>) lane, "tracks")) {
                at = readTrack(head, (Map<?, ?>) lane, (Map<?, ?>) track, depth, bytes, at, bars);
                depth++;
            }
        }
        return new PageFile(html, head, bars);
    }

    private static int readTrack(
            Map<String, Object> head,
            Map<?, ?> lane,
            Map<?, ?> track,
            int depth,
            byte[] bytes,
            int from,
            List<Bar> bars) {
        List<Varint.Reader> columns = new ArrayList<>();
        int at = from;
        for (Object length : list(track, "columns")) {
            int end = at + ((Double) length).intValue();
            columns.add(new Varint.Reader(java.util.Arrays.copyOfRange(bytes, at, end), end - at));
            at = end;
        }
        Map<Integer, List<?>> texts = new HashMap<>();
        for (Object text : list(track, "texts")) {
            texts.put(((Double) ((List<?>) text).get(0)).intValue(), (List<?>) text);
        }
        long last = 0;
        long expected = 0;
        int count = ((Double) Objects.requireNonNull(track.get("bars"))).intValue();
        for (int i = 0; i < count; i++) {
            long start = last + columns.get(0).next();
            last = start + columns.get(1).next();
            long kind = columns.get(2).next();
            long index = expected + Varint.unzigzag(columns.get(3).next());
            expected = index + 1;
            boolean isPlain = (kind & 1) == 0;
            int attempt = isPlain ? 1 : (int) columns.get(4).next();
            int jobs = isPlain ? 1 : (int) columns.get(4).next();
            long busy = isPlain ? last - start : columns.get(4).next();
            List<?> text = texts.getOrDefault(i, List.of());
            bars.add(new Bar(
                    ((Double) Objects.requireNonNull(lane.get("number"))).intValue(),
                    depth,
                    start,
                    last,
                    (String) list(head, "functions").get((int) (kind >>> 4)),
                    Ending.of((int) (kind >>> 1 & 7)),
                    index,
                    attempt,
                    jobs,
                    busy,
                    text.size() > 1 ? String.valueOf(text.get(1)) : "",
                    text.size() > 2 ? String.valueOf(text.get(2)) : ""));
        }
        return at;
    }

    /** The events of a file for trace viewers, but for the names of workers. */
    public static List<Map<?, ?>> traceEvents(Path file) throws IOException {
        String json =
                new String(new GZIPInputStream(Files.newInputStream(file)).readAllBytes(), StandardCharsets.UTF_8);
        List<Map<?, ?>> events = new ArrayList<>();
        for (Object event : list(JsonReader.readObject(json), "traceEvents")) {
            if ("X".equals(((Map<?, ?>) event).get("ph"))) {
                events.add((Map<?, ?>) event);
            }
        }
        return events;
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return (List<?>) Objects.requireNonNull(map.get(key), key);
    }

    /** The value of one of the numbers at the top. */
    public String fact(String id) {
        for (Object fact : list(head, "facts")) {
            if (id.equals(((Map<?, ?>) fact).get("id"))) {
                return String.valueOf(((Map<?, ?>) fact).get("value"));
            }
        }
        throw new IllegalArgumentException("no fact " + id);
    }

    /** The rows of a table. */
    public List<List<String>> rows(String id) {
        List<List<String>> rows = new ArrayList<>();
        list(table(id), "rows")
                .forEach(row ->
                        rows.add(((List<?>) row).stream().map(String::valueOf).toList()));
        return rows;
    }

    public String notes(String id) {
        return String.valueOf(table(id).get("notes"));
    }

    public String notes() {
        return String.valueOf(head.get("notes"));
    }

    private Map<?, ?> table(String id) {
        for (Object table : list(head, "tables")) {
            if (id.equals(((Map<?, ?>) table).get("id"))) {
                return (Map<?, ?>) table;
            }
        }
        throw new IllegalArgumentException("no table " + id);
    }
}
