package dev.delayable.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a remote worker sends of the runs inside a job arrives as it was recorded. */
class NestedRunsTest {

    private final Functions there = new Functions();
    private final Functions here = new Functions();

    private static Track track(int maxBars) {
        return new Track(maxBars, new Texts(true, 100, 10_000), 0);
    }

    private void add(Track track, String name, long index, long start, long end, Ending ending, int attempt) {
        NamedCall job = new NamedCall(name, name + "(" + index + ")");
        track.add(
                job,
                there.numberOf(job),
                start,
                end,
                ending,
                index,
                attempt,
                ending == Ending.RETURNED ? null : new IOException("no " + index));
    }

    private List<TrackSnapshot> sent(long start, long nanos, long startHere, Track... tracks) {
        List<TrackSnapshot> recorded = IntStream.range(0, tracks.length)
                .mapToObj(i -> tracks[i].snapshot(i + 1))
                .toList();
        return NestedRuns.read(NestedRuns.toBytes(recorded, there, start, nanos), here, startHere);
    }

    @Test
    void barsStandWhereTheirJobIsLaid() {
        here.numberOf(new NamedCall("outer", "outer()"));
        Track inner = track(1_000);
        add(inner, "f", 0, 1_010, 1_020, Ending.RETURNED, 1);
        add(inner, "g", 7, 1_030, 1_090, Ending.RETRIED, 1);
        add(inner, "g", 7, 1_090, 1_091, Ending.FAILED, 2);
        Track deeper = track(1_000);
        add(deeper, "f", 3, 1_040, 1_050, Ending.RETURNED, 1);

        List<TrackSnapshot> arrived = sent(1_000, 100, 5_000, inner, deeper);

        Bars bars = arrived.get(0).bars();
        assertThat(IntStream.range(0, bars.size()).boxed())
                .extracting(
                        bars::start,
                        bars::end,
                        bars::index,
                        bars::attempt,
                        bars::ending,
                        i -> here.names().get(bars.function(i)))
                .containsExactly(
                        tuple(5_010L, 5_020L, 0L, 1, Ending.RETURNED, "f"),
                        tuple(5_030L, 5_090L, 7L, 1, Ending.RETRIED, "g"),
                        tuple(5_090L, 5_091L, 7L, 2, Ending.FAILED, "g"));
        assertThat(arrived.get(0).trouble())
                .extracting(Texts.Text::bar, Texts.Text::call, Texts.Text::message)
                .contains(tuple(2, "g(7)", "java.io.IOException: no 7"));
        assertThat(arrived.get(0).otherTexts())
                .extracting(Texts.Text::bar, Texts.Text::call, Texts.Text::message)
                .containsExactly(tuple(0, "f(0)", null));
        assertThat(arrived.get(1).depth()).isEqualTo(2);
        assertThat(arrived.get(1).bars().start(0)).isEqualTo(5_040);
        assertThat(here.names().get(arrived.get(1).bars().function(0))).isEqualTo("f");
    }

    @Test
    void nothingLeavesItsJob() {
        Track inner = track(1_000);
        add(inner, "f", 0, 900, 1_020, Ending.RETURNED, 1);
        add(inner, "f", 1, 1_090, 1_130, Ending.RETURNED, 1);
        add(inner, "f", 2, 1_130, 1_140, Ending.RETURNED, 1);

        Bars bars = sent(1_000, 100, 0, inner).get(0).bars();

        assertThat(bars.size()).isEqualTo(3);
        assertThat(bars.start(0)).isZero();
        assertThat(bars.end(0)).isEqualTo(20);
        assertThat(bars.start(1)).isEqualTo(90);
        assertThat(bars.end(1)).isEqualTo(100);
        assertThat(bars.end(2)).isEqualTo(100);
    }

    @Test
    void manyJobsTakeFewBytesAndAreCounted() {
        Track inner = track(20_000);
        int jobs = 300_000;
        for (int i = 0; i < jobs; i++) {
            boolean fails = i % 30_000 == 77;
            add(inner, "f" + i % 2, i, i * 100L, i * 100L + 70, fails ? Ending.FAILED : Ending.RETURNED, 1);
        }
        long end = jobs * 100L;
        TrackSnapshot recorded = inner.snapshot(1);
        byte[] bytes = NestedRuns.toBytes(List.of(recorded), there, 0, end);
        assertThat(bytes).hasSizeLessThan(400_000);

        Track target = track(20_000);
        NestedRuns.read(bytes, here, 0).forEach(target::addAll);
        NestedRuns.read(bytes, here, end).forEach(target::addAll);

        TrackSnapshot arrived = target.snapshot(1);
        Bars bars = arrived.bars();
        long count = 0;
        long busy = 0;
        long failed = 0;
        for (int i = 0; i < bars.size(); i++) {
            count += bars.jobs(i);
            busy += bars.busy(i);
            failed += bars.ending(i) == Ending.FAILED ? 1 : 0;
            assertThat(i == 0 || bars.start(i) >= bars.end(i - 1)).isTrue();
        }
        assertThat(count).isEqualTo(2L * jobs);
        assertThat(busy).isEqualTo(2L * jobs * 70L);
        assertThat(failed).isEqualTo(20);
        FunctionSummary times = new FunctionSummary("f0 and f1");
        arrived.mergedTimes().values().forEach(times::add);
        assertThat(times.quantile(0.5)).isBetween(62L, 78L);
    }

    @Test
    void longTextsAreLeftOut() {
        Track inner = track(1_000);
        NamedCall job = new NamedCall("f", "f(" + "x".repeat(5_000) + ")");
        for (int i = 0; i < 500; i++) {
            inner.add(job, there.numberOf(job), i, i + 1, Ending.FAILED, i, 1, new IOException("y".repeat(5_000)));
        }

        byte[] bytes = NestedRuns.toBytes(List.of(inner.snapshot(1)), there, 0, 500);

        assertThat(bytes).hasSizeLessThan(100_000);
        TrackSnapshot arrived = NestedRuns.read(bytes, here, 0).get(0);
        assertThat(arrived.bars().size()).isEqualTo(500);
        assertThat(arrived.trouble()).hasSizeBetween(20, 100);
    }
}
