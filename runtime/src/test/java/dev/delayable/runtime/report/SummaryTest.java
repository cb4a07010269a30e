package dev.delayable.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of a run. */
class SummaryTest {

    private static final long MS = 1_000_000;

    private static final NamedCall QUICK = new NamedCall("quick", "quick()");
    private static final NamedCall SLOW = new NamedCall("slow", "slow()");

    @TempDir
    Path directory;

    private PageFile page(ModelRun run) throws IOException {
        return PageFile.read(run.page(directory.resolve("run.html")));
    }

    @Test
    void functionsAreSummedUp() throws IOException {
        ModelRun run = new ModelRun(1);
        for (int i = 0; i < 100; i++) {
            run.add(0, QUICK, i, i * MS, (i + 1) * MS - (100 - i) * 1000L);
        }
        run.add(0, 0, SLOW, 100, 100 * MS, 150 * MS, Ending.RETRIED, 1, new IOException("once"));
        run.add(0, 0, SLOW, 100, 150 * MS, 250 * MS, Ending.FAILED, 2, new IOException("twice"));
        run.add(0, 0, SLOW, 101, 250 * MS, 250 * MS, Ending.FROM_MEMORY, 1, null);

        assertThat(page(run).rows("functions"))
                .containsExactly(
                        List.of("slow", "2", "1", "1", "1", "150 ms", "61.2 %", "50.0 ms", "100 ms", "100 ms"),
                        List.of("quick", "100", "0", "0", "0", "95.0 ms", "38.8 %", "949 µs", "994 µs", "999 µs"));
    }

    @Test
    void theTopNumbersCountJobsAndAttempts() throws IOException {
        PageFile page = page(new ModelRun(2)
                .add(0, QUICK, 0, 0, 4 * MS)
                .add(1, 0, QUICK, 1, 0, MS, Ending.RETRIED, 1, new IOException("once"))
                .add(1, 0, QUICK, 1, MS, 2 * MS, Ending.GIVEN_UP, 2, null)
                .add(1, 0, QUICK, 2, 2 * MS, 3 * MS, Ending.LOST, 1, new IOException("gone"))
                .add(1, 0, QUICK, 3, 3 * MS, 4 * MS, Ending.STOPPED, 1, null)
                .wall(8 * MS));

        assertThat(page.fact("jobs")).isEqualTo("4");
        assertThat(page.fact("failed")).isEqualTo("2");
        assertThat(page.fact("retried")).isEqualTo("1");
        assertThat(page.fact("wall")).isEqualTo("8.00 ms");
        assertThat(page.fact("busy")).isEqualTo("50.0 %");
        assertThat(page.fact("sum")).isEqualTo("8.00 ms");
    }

    @Test
    void theTailNamesTheLastJobAndWhatABetterOrderWouldSave() throws IOException {
        ModelRun run = new ModelRun(2);
        for (int i = 0; i < 10; i++) {
            run.add(i % 2, QUICK, i, i / 2 * 10L * MS, (i / 2 + 1) * 10L * MS);
        }
        run.add(0, new NamedCall("slow", "slow(\"last\")"), 10, 50 * MS, 100 * MS);

        String tail = page(run).notes("tail");

        assertThat(tail)
                .contains("From 50.0 ms on", "for 50.0 ms, 50.0 % of the run", "nothing to do for 50.0 ms")
                .contains("Last ended job 10, slow(\"last\"), on worker 0: it started at 50.0 ms and ran for 50.0 ms")
                .contains("would need 80.0 ms instead of 100 ms, 20.0 % less");
    }

    @Test
    void idleTimeIsToldByItsReason() throws IOException {
        PageFile page = page(new ModelRun(3)
                .add(0, QUICK, 0, 10 * MS, 20 * MS)
                .add(0, QUICK, 1, 25 * MS, 40 * MS)
                .add(1, QUICK, 2, 0, 100 * MS)
                .wall(100 * MS));

        assertThat(page.rows("time"))
                .extracting(row -> row.get(1))
                .containsExactly("125 ms", "10.0 ms", "5.00 ms", "60.0 ms", "100 ms");
        assertThat(page.rows("workers"))
                .containsExactly(
                        List.of("0", "2", "25.0 ms", "25.0 %", "10.0 ms", "5.00 ms", "60.0 ms"),
                        List.of("1", "1", "100 ms", "100.0 %", "0 ns", "0 ns", "0 ns"),
                        List.of("2", "0", "0 ns", "0.0 %", "", "0 ns", ""));
    }

    @Test
    void jobsInsideJobsDoNotMakeAWorkerBusyTwice() throws IOException {
        PageFile page = page(new ModelRun(2)
                .add(0, 1, QUICK, 0, 2 * MS, 6 * MS, Ending.RETURNED, 1, null)
                .add(0, SLOW, 0, 0, 10 * MS)
                .add(1, 1, QUICK, 1, 3 * MS, 8 * MS, Ending.RETURNED, 1, null)
                .wall(10 * MS));

        assertThat(page.fact("jobs")).isEqualTo("1");
        assertThat(page.fact("busy")).isEqualTo("75.0 %");
        assertThat(page.rows("workers")).extracting(row -> row.get(2)).containsExactly("10.0 ms", "5.00 ms");
    }

    @Test
    void theLongestAreTheLongestOfAllWorkers() throws IOException {
        ModelRun run = new ModelRun(2);
        for (int i = 0; i < 50; i++) {
            run.add(i % 2, new NamedCall("f", "f(" + i + ")"), i, i / 2 * 100L * MS, i / 2 * 100L * MS + i * MS);
        }

        assertThat(page(run).rows("longest"))
                .hasSize(20)
                .extracting(row -> row.get(2))
                .startsWith("f(49)", "f(48)", "f(47)")
                .endsWith("f(30)");
    }

    @Test
    void ofVeryManyFailuresTheFirstAreShownAndTheOthersCounted() throws IOException {
        ModelRun run = new ModelRun(1);
        for (int i = 0; i < 5_000; i++) {
            run.add(0, 0, QUICK, i, i, i + 1, Ending.FAILED, 1, new IOException("bad " + i));
        }

        PageFile page = page(run);

        assertThat(page.rows("failures")).hasSize(200);
        assertThat(page.rows("failures").get(199).get(3)).isEqualTo("java.io.IOException: bad 199");
        assertThat(page.notes("failures")).contains("The first 200 of 5,000 failures");
    }

    @Test
    void durationsReadAsPeopleSayThem() {
        assertThat(List.of(
                        0L,
                        999L,
                        1_234L,
                        12_345_678L,
                        999_400_000L,
                        59_900_000_000L,
                        754_000_000_000L,
                        7_384_000_000_000L))
                .extracting(Numbers::duration)
                .containsExactly(
                        "0 ns", "999 ns", "1.23 µs", "12.3 ms", "999 ms", "59.9 s", "12 min 34 s", "2 h 03 min");
    }
}
