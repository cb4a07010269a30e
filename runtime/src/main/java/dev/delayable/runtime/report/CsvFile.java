package dev.delayable.runtime.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The bars as lines of numbers: one for each attempt, or for the jobs that were merged while the run was recorded. */
final class CsvFile {

    private static final String HEAD = "worker,depth,index,attempt,function,start_ns,duration_ns,ending,jobs,busy_ns\n";

    private CsvFile() {}

    static void write(Snapshot snapshot, OutputStream target) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), 1 << 16);
        out.write(HEAD);
        for (LaneSnapshot lane : snapshot.lanes()) {
            for (TrackSnapshot track : lane.tracks()) {
                Bars bars = track.bars();
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < bars.size(); i++) {
                    line.setLength(0);
                    line.append(lane.number()).append(',').append(track.depth());
                    line.append(',').append(bars.index(i)).append(',').append(bars.attempt(i));
                    line.append(',').append(quoted(snapshot.functions().get(bars.function(i))));
                    line.append(',').append(bars.start(i));
                    line.append(',').append(bars.end(i) - bars.start(i));
                    line.append(',').append(bars.ending(i).text());
                    line.append(',').append(bars.jobs(i)).append(',').append(bars.busy(i));
                    out.append(line).append('\n');
                }
            }
        }
        out.flush();
    }

    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
