package dev.delayable.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file for trace viewers. */
class ChromeTraceTest {

    private static final NamedCall CALL = new NamedCall("f", "f()");

    @TempDir
    Path directory;

    private List<Map<?, ?>> written(ModelRun run) throws IOException {
        Path file = directory.resolve("run.json.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            ChromeTrace.write(run.model(), out);
        }
        return PageFile.traceEvents(file);
    }

    private static double number(Map<?, ?> event, String key) {
        return (Double) Objects.requireNonNull(event.get(key), key);
    }

    @Test
    void ofAFewJobsItTellsAll() throws IOException {
        ModelRun run = new ModelRun(1);
        run.add(0, CALL, 0, 17, 1_234_567).add(0, CALL, 1, 1_234_568, 1_234_569);

        List<Map<?, ?>> events = written(run);

        assertThat(events)
                .allSatisfy(event ->
                        assertThat(event.toString()).contains("ph=X", "name=f", "pid=1.0", "tid=0.0", "index"));
        assertThat(number(events.get(0), "ts")).isEqualTo(0.017);
        assertThat(number(events.get(0), "dur")).isEqualTo(1234.55);
        assertThat(number(events.get(1), "ts")).isEqualTo(1234.568);
        assertThat(number(events.get(1), "dur")).isEqualTo(0.001);
    }

    @Test
    void ofManyJobsItLeavesOutWhatFollows() throws IOException {
        ModelRun run = new ModelRun(2);
        run.showsArguments = false;
        int jobs = 120_000;
        long length = 60_017;
        for (int i = 0; i < jobs; i++) {
            int lane = i / 7 % 2;
            long start = i * 80_003L;
            boolean fails = i % 1_000 == 3;
            run.add(
                    lane,
                    0,
                    CALL,
                    i,
                    start,
                    start + length,
                    fails ? Ending.FAILED : Ending.RETURNED,
                    1,
                    fails ? new IOException("no") : null);
        }

        List<Map<?, ?>> events = written(run);

        assertThat(events).hasSize(jobs);
        double grain = 0.1; // a six hundredth of the time of most jobs
        int told = 0;
        int failed = 0;
        long index = -1;
        double end = 0;
        int lane = 0;
        for (Map<?, ?> event : events) {
            end = number(event, "tid") == lane ? end : 0;
            lane = (int) number(event, "tid");
            boolean isTold = event.get("args") instanceof Map<?, ?>;
            index = event.get("args") instanceof Map<?, ?> args ? (long) number(args, "index") : index + 1;
            told += isTold ? 1 : 0;
            failed += "failed".equals(event.get("cat")) && isTold ? 1 : 0;
            assertThat(number(event, "ts")).isBetween(index * 80.003 - grain, index * 80.003 + grain);
            assertThat(number(event, "dur")).isBetween(60.017 - grain, 60.017 + grain);
            assertThat(number(event, "ts")).isGreaterThan(end - 1e-6);
            end = number(event, "ts") + number(event, "dur");
            assertThat(lane).isEqualTo((int) (index / 7 % 2));
        }
        assertThat(failed).isEqualTo(jobs / 1_000);
        assertThat(told).isLessThan(jobs / 3);
        assertThat(Files.size(directory.resolve("run.json.gz"))).isLessThan(jobs * 10L);
    }
}
