package dev.delayable.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a lane records. */
class TrackTest {

    private static final NamedCall CALL = new NamedCall("f", "f()");

    private static Track track(int maxBars) {
        return new Track(maxBars, new Texts(true, 100, 10_000), 0);
    }

    @Test
    void itIsReadWhileItGrows() throws InterruptedException {
        Track track = track(2_000_000);
        CountDownLatch started = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 300_000; i++) {
                track.add(CALL, 1, i * 100L, i * 100L + 70, Ending.RETURNED, i, 1, null);
                started.countDown();
            }
        });
        writer.start();
        started.await();
        int seen = 0;
        while (writer.isAlive()) {
            Bars bars = track.snapshot(0).bars();
            assertThat(bars.size()).isGreaterThanOrEqualTo(seen);
            seen = bars.size();
            assertThat(bars.index(seen - 1)).isEqualTo(seen - 1);
            assertThat(bars.end(seen - 1)).isEqualTo((seen - 1) * 100L + 70);
        }
        writer.join();

        assertThat(track.snapshot(0).bars().size()).isEqualTo(300_000);
    }

    @Test
    void anEndlessOneKeepsItsSumsInAFewBars() {
        Track track = track(20_000);
        long at = 0;
        long sum = 0;
        int jobs = 1_000_000;
        for (int i = 0; i < jobs; i++) {
            long length = i % 100_000 == 77 ? 10_000_000 : 100 + i % 900;
            track.add(CALL, 1 + i % 2, at, at + length, Ending.RETURNED, i, 1, null);
            at += length + 5;
            sum += length;
        }

        TrackSnapshot read = track.snapshot(0);

        Bars bars = read.bars();
        assertThat(bars.size()).isLessThan(20_000);
        long busy = 0;
        long count = 0;
        long alone = 0;
        for (int i = 0; i < bars.size(); i++) {
            busy += bars.busy(i);
            count += bars.jobs(i);
            alone += bars.jobs(i) == 1 && bars.busy(i) == 10_000_000 ? 1 : 0;
        }
        assertThat(busy).isEqualTo(sum);
        assertThat(count).isEqualTo(jobs);
        assertThat(alone).isEqualTo(10);
        FunctionSummary function = new FunctionSummary("f");
        read.mergedTimes().values().forEach(function::add);
        assertThat(function.quantile(0.5)).isBetween(480L, 620L);
    }

    @Test
    void failuresAreNeverMerged() {
        Track track = track(20_000);
        for (int i = 0; i < 200_000; i++) {
            track.add(CALL, 1, i, i + 1, i % 4 == 0 ? Ending.FAILED : Ending.RETURNED, i, 1, null);
        }

        Bars bars = track.snapshot(0).bars();

        long failed = 0;
        for (int i = 0; i < bars.size(); i++) {
            failed += bars.ending(i) == Ending.FAILED ? 1 : 0;
        }
        assertThat(failed).isEqualTo(50_000);
    }

    @Test
    void whatAThreadAddsAfterItWasGivenUpIsNotTakenDown() {
        Recording recording = new Recording("threads", 1, -1, true);
        Lane lane = recording.take(0);
        Track first = lane.seat(0, recording).track();
        first.add(CALL, 1, 0, 100, Ending.RETURNED, 0, 1, null);
        lane.giveUp(0, new Track.Unended(110, 500, 1, 1, 1, "stuck()"), recording);
        first.add(CALL, 1, 110, 5_000, Ending.FAILED, 1, 1, new IllegalStateException("late"));
        Track second = lane.seat(0, recording).track();
        second.add(CALL, 1, 400, 700, Ending.RETURNED, 2, 1, null);

        TrackSnapshot read =
                lane.snapshot(recording.functions(), true, 1_000).tracks().get(0);

        assertThat(read.bars().size()).isEqualTo(3);
        assertThat(read.bars().ending(1)).isEqualTo(Ending.GIVEN_UP);
        assertThat(read.bars().end(1)).isEqualTo(500);
        assertThat(read.bars().start(2)).isEqualTo(500);
        assertThat(read.bars().end(2)).isEqualTo(700);
        assertThat(read.trouble()).extracting(Texts.Text::bar, Texts.Text::call).containsExactly(tuple(1, "stuck()"));
        assertThat(read.otherTexts()).extracting(Texts.Text::bar).containsExactlyInAnyOrder(0, 2);
    }

    @Test
    void aJobThatHasEndedJustBeforeItWasGivenUpHasOneBar() {
        Track track = track(1_000);
        track.add(CALL, 1, 10, 100, Ending.RETURNED, 0, 1, null);
        long end = track.close(new Track.Unended(10, 120, 1, 0, 1, "f()"));

        assertThat(end).isEqualTo(100);
        assertThat(track.snapshot(0).bars().size()).isEqualTo(1);
    }

    @Test
    void severalThreadsAddToOneTrack() throws InterruptedException {
        Track track = track(20_000);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 20_000; i++) {
                    Ending ending = i % 100 == 0 ? Ending.LOST : Ending.RETURNED;
                    JobEnd end = new JobEnd(CALL, 1, i, 1, ending, null);
                    Texts.Draft draft = track.addShared(end, i * 10L, i * 10L + 7, true);
                    if (draft != null) {
                        track.name(draft, CALL, null);
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        TrackSnapshot read = track.snapshot(0);
        Bars bars = read.bars();
        long jobs = 0;
        long busy = 0;
        for (int i = 0; i < bars.size(); i++) {
            jobs += bars.jobs(i);
            busy += bars.busy(i);
        }
        assertThat(jobs).isEqualTo(80_000);
        assertThat(busy).isEqualTo(80_000 * 7);
        assertThat(read.trouble()).hasSize(800).allMatch(text -> bars.ending(text.bar()) == Ending.LOST);
        assertThat(read.otherTexts()).allMatch(text -> bars.jobs(text.bar()) == 1);
    }

    @Test
    void aTextThatCostsTooMuchIsNotMadeAgainAndAgain() {
        Track track = track(1_000_000);
        int[] made = {0};
        for (int i = 0; i < 5_000; i++) {
            track.add(new SlowText(made), 1, i * 1000L, i * 1000L + 900 + i % 90, Ending.RETURNED, i, 1, null);
        }

        assertThat(made[0]).isBetween(1, 25);
    }

    /** A job whose text takes a long time. */
    @SuppressWarnings("ArrayRecordComponent") // shared on purpose, and not compared
    private record SlowText(int[] made) implements dev.delayable.runtime.Job<Integer> {

        private static final long serialVersionUID = 1L;

        @Override
        public dev.delayable.runtime.DelayedFunction<Integer> function() {
            return CALL.function();
        }

        @Override
        public java.util.List<java.lang.@org.jspecify.annotations.Nullable Object> args() {
            return java.util.List.of();
        }

        @Override
        public Integer call() {
            return 0;
        }

        @Override
        public String toString() {
            made[0]++;
            long start = System.nanoTime();
            while (System.nanoTime() - start < 1_000_000) {
                Thread.onSpinWait();
            }
            return "slow";
        }
    }
}
