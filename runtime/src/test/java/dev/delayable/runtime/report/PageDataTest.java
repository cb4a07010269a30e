package dev.delayable.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page holds of a run. */
class PageDataTest {

    private static final NamedCall CALL = new NamedCall("resize", "resize(\"cat.png\")");

    @TempDir
    Path directory;

    private PageFile read(ModelRun run) throws IOException {
        return PageFile.read(run.page(directory.resolve("run.html")));
    }

    @Test
    void everyBarIsThereAsItWas() throws IOException {
        PageFile page = read(new ModelRun(2)
                .add(0, CALL, 0, 10, 40)
                .add(0, 0, CALL, 7, 50, 60, Ending.RETRIED, 1, new IOException("no"))
                .add(0, 0, CALL, 7, 65, 90, Ending.RETURNED, 2, null)
                .add(1, 1, CALL, 3, 12, 13, Ending.RETURNED, 1, null)
                .add(1, 0, CALL, 1, 11, 30, Ending.FAILED, 1, new IOException("bad\nworse")));

        String text = CALL.toString();
        assertThat(page.bars())
                .containsExactly(
                        new PageFile.Bar(0, 0, 10, 40, "resize", Ending.RETURNED, 0, 1, 1, 30, text, ""),
                        new PageFile.Bar(
                                0, 0, 50, 60, "resize", Ending.RETRIED, 7, 1, 1, 10, text, "java.io.IOException: no"),
                        new PageFile.Bar(0, 0, 65, 90, "resize", Ending.RETURNED, 7, 2, 1, 25, text, ""),
                        new PageFile.Bar(
                                1, 0, 11, 30, "resize", Ending.FAILED, 1, 1, 1, 19, text, "java.io.IOException: bad …"),
                        new PageFile.Bar(1, 1, 12, 13, "resize", Ending.RETURNED, 3, 1, 1, 1, text, ""));
    }

    @Test
    void barsOfALaneDoNotOverlapWhateverTheClocksSay() throws IOException {
        PageFile page = read(
                new ModelRun(1).add(0, CALL, 0, 0, 100).add(0, CALL, 1, 90, 150).add(0, CALL, 2, 20, 120));

        assertThat(page.bars())
                .extracting(PageFile.Bar::start, PageFile.Bar::end)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(0L, 100L),
                        org.assertj.core.api.Assertions.tuple(100L, 150L),
                        org.assertj.core.api.Assertions.tuple(150L, 150L));
    }

    @Test
    void aLongRunIsRoundedToWhatCanBeSeen() throws IOException {
        long hour = 3_600_000_000_000L;
        PageFile page = read(new ModelRun(1).add(0, CALL, 0, 0, hour).add(0, CALL, 1, hour + 4, hour + 12_345_678));

        assertThat(page.head().get("tick")).isEqualTo(10_000.0);
        assertThat(page.bars().get(1).start()).isEqualTo(page.bars().get(0).end());
        assertThat(page.bars().get(1).end() - page.bars().get(1).start()).isEqualTo(1235);
    }

    @Test
    void beyondAMillionJobsTheShortestNeighboursAreMergedAndThePageSaysSo() throws IOException {
        ModelRun run = new ModelRun(4);
        long[] free = new long[4];
        int jobs = 1_200_000;
        for (int i = 0; i < jobs; i++) {
            int lane = i % 4;
            long length = i % 100_000 == 99_999 ? 1_000_000 : 100 + i * 7919L % 900;
            Ending ending = i % 50_000 == 49_998 ? Ending.FAILED : Ending.RETURNED;
            Exception failure = ending == Ending.FAILED ? new IOException("bad") : null;
            run.add(lane, 0, CALL, i, free[lane] + 10, free[lane] + 10 + length, ending, 1, failure);
            free[lane] += 10 + length;
        }

        PageFile page = read(run);

        assertThat(page.bars().size()).isBetween(900_000, 1_000_000);
        assertThat(page.bars().stream().mapToLong(PageFile.Bar::jobs).sum()).isEqualTo(jobs);
        assertThat(page.bars().stream().filter(bar -> bar.ending() == Ending.FAILED))
                .hasSize(24)
                .allMatch(bar -> bar.jobs() == 1 && !bar.message().isEmpty());
        assertThat(page.bars().stream().filter(bar -> bar.end() - bar.start() >= 1_000_000))
                .hasSize(12)
                .allMatch(bar -> bar.jobs() == 1);
        long merged = page.bars().stream()
                .mapToLong(PageFile.Bar::jobs)
                .filter(count -> count > 1)
                .sum();
        assertThat(page.notes()).contains(Numbers.count(merged) + " of 1,200,000 jobs are drawn merged");
        assertThat(page.fact("jobs")).isEqualTo("1,200,000");
        assertThat(page.fact("failed")).isEqualTo("24");
    }

    @Test
    void withoutArgumentsThereAreNeitherCallsNorMessages() throws IOException {
        ModelRun run = new ModelRun(1);
        run.showsArguments = false;
        run.add(0, CALL, 0, 0, 100)
                .add(0, 0, CALL, 1, 100, 200, Ending.FAILED, 1, new IOException("cannot read cat.png"));

        PageFile page = read(run);

        assertThat(page.bars())
                .extracting(PageFile.Bar::call, PageFile.Bar::message)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("", ""),
                        org.assertj.core.api.Assertions.tuple("null", "java.io.IOException"));
        assertThat(page.html()).doesNotContain("cat.png");
        assertThat(page.head().toString()).doesNotContain("cat.png").contains("are left out");
    }

    @Test
    void whereTextsAreManyThoseOfTroubleAndOfTheLongestAreKept() throws IOException {
        ModelRun run = new ModelRun(1);
        String filler = "x".repeat(180);
        long at = 0;
        for (int i = 0; i < 40_000; i++) {
            long length = i % 10_000 == 5_000 ? 90_000_000 : 5_000_000;
            Ending ending = i == 31_313 ? Ending.FAILED : Ending.RETURNED;
            Exception failure = ending == Ending.FAILED ? new IOException("bad") : null;
            run.add(0, 0, new NamedCall("f", "f(" + i + filler + ")"), i, at, at + length, ending, 1, failure);
            at += length;
        }

        PageFile page = read(run);

        List<PageFile.Bar> named =
                page.bars().stream().filter(bar -> !bar.call().isEmpty()).toList();
        assertThat(named).hasSizeBetween(5_000, 20_000);
        assertThat(named).extracting(PageFile.Bar::index).contains(5_000L, 15_000L, 25_000L, 35_000L, 31_313L);
        assertThat(named).filteredOn(bar -> bar.index() > 20_000).hasSizeGreaterThan(2_000);
        // Where a machine is very slow, a text may not be to be had in time.
        assertThat(named)
                .filteredOn(bar -> !bar.call().equals(NamedCall.class.getName()))
                .isNotEmpty()
                .allMatch(bar -> bar.call().startsWith("f(" + bar.index() + "x"));
    }
}
