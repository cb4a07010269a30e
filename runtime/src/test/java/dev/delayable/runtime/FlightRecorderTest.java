package dev.delayable.runtime;

import static dev.delayable.runtime.Recorded.BATCH;
import static dev.delayable.runtime.Recorded.JOB;
import static dev.delayable.runtime.Recorded.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Java Flight Recorder, and so JDK Mission Control, sees of runs. */
class FlightRecorderTest {

    private static final List<String> ALL = List.of(RUN, BATCH, JOB);

    @EveryNJobs
    void aRunIsOneEvent(int nJobs) throws IOException {
        RecordedEvent run = Recorded.during(ALL, () -> Parallel.nJobs(nJobs).run(TestJob.squares(20)))
                .theRun();

        assertThat(run.getLong("total")).isEqualTo(20);
        assertThat(run.getInt("workers")).isEqualTo(Parallel.effectiveNJobs(nJobs));
        assertThat(run.getString("backend")).isEqualTo("threads");
        assertThat(run.getLong("finished")).isEqualTo(20);
        assertThat(run.getLong("failed")).isZero();
        assertThat(run.getLong("outerRun")).isZero();
        assertThat(run.getThread().getJavaThreadId())
                .isEqualTo(Thread.currentThread().getId());
    }

    @EveryNJobs
    void eachJobIsOneEvent(int nJobs) throws IOException {
        Recorded recorded = Recorded.during(ALL, () -> Parallel.nJobs(nJobs).run(TestJob.squares(5)));

        long run = recorded.theRun().getLong("run");
        assertThat(recorded.named(JOB))
                .extracting(
                        job -> job.getLong("run"),
                        job -> job.getLong("index"),
                        job -> job.getString("function"),
                        job -> job.getString("job"),
                        job -> job.getInt("attempt"),
                        job -> job.getBoolean("success"),
                        job -> job.getString("failure"))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 5)
                        .mapToObj(i -> tuple(run, (long) i, "slowFunction", "slowFunction(" + i + ")", 1, true, null))
                        .toList());
        assertThat(recorded.named(JOB))
                .allSatisfy(job -> assertThat(job.getInt("worker")).isBetween(0, Parallel.effectiveNJobs(nJobs) - 1));
    }

    @EveryNJobs
    void theBatchesOfARunHoldAllItsJobs(int nJobs) throws IOException {
        Recorded recorded =
                Recorded.during(ALL, () -> Parallel.nJobs(nJobs).batchSize(3).run(TestJob.squares(100)));

        long run = recorded.theRun().getLong("run");
        assertThat(recorded.named(BATCH)).allSatisfy(batch -> {
            assertThat(batch.getLong("run")).isEqualTo(run);
            assertThat(batch.getInt("size")).isBetween(1, 3);
        });
        assertThat(recorded.named(BATCH).stream()
                        .flatMap(batch -> IntStream.range(0, batch.getInt("size"))
                                .mapToObj(i -> batch.getLong("firstIndex") + i)))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> (long) i).toList());
    }

    /** Many runs, for it is a race: whoever stops the recording when the run has ended would miss the event of a batch. */
    @ParameterizedTest
    @MethodSource("waysOfRunning")
    void noBatchEndsAfterItsRun(List<String> wanted, Parallel parallel) throws IOException {
        int runs = 3000;
        List<Job<Integer>> jobs = Collections.nCopies(8, TestJob.doing(() -> TestJob.spin(20_000)));
        Recorded recorded = Recorded.during(wanted, () -> {
            for (int i = 0; i < runs; i++) {
                parallel.run(jobs);
            }
            return null;
        });

        Map<Long, Instant> ends = recorded.named(RUN).stream()
                .collect(Collectors.toMap(run -> run.getLong("run"), RecordedEvent::getEndTime));
        assertThat(ends).hasSize(runs);
        assertThat(recorded.named(BATCH))
                .hasSize(8 * runs)
                .allSatisfy(batch -> assertThat(batch.getEndTime()).isBeforeOrEqualTo(ends.get(batch.getLong("run"))));
    }

    static List<Arguments> waysOfRunning() {
        Parallel threads = Parallel.nJobs(8);
        return List.of(
                arguments(List.of(RUN, BATCH), threads),
                arguments(ALL, threads),
                arguments(ALL, threads.backend(new RemoteLoop())));
    }

    @Test
    void aJobsEventCoversTheTimeInWhichItRan() throws IOException {
        AtomicInteger ran = new AtomicInteger();
        Job<Integer> inside = TestJob.doing("inside", ran::incrementAndGet);
        Job<Integer> outside = TestJob.doing("outside", () -> Parallel.nJobs(1).run(List.of(inside)));

        List<RecordedEvent> jobs = Recorded.during(ALL, () -> Parallel.nJobs(2).run(List.of(outside)))
                .named(JOB);

        assertThat(jobs).extracting(job -> job.getString("job")).containsExactly("outside()", "inside()");
        assertThat(jobs.get(0).getEndTime()).isAfterOrEqualTo(jobs.get(1).getEndTime());
        assertThat(jobs.get(0).getDuration("elapsed"))
                .isGreaterThanOrEqualTo(jobs.get(1).getDuration("elapsed"));
    }

    @Test
    void aRunInsideAJobNamesTheRunAroundIt() throws IOException {
        Job<Integer> outer = TestJob.doing("outer", () -> Parallel.nJobs(2).run(TestJob.squares(3)));

        Recorded recorded = Recorded.during(ALL, () -> Parallel.nJobs(2).run(List.of(outer, outer)));

        RecordedEvent around = recorded.named(RUN).stream()
                .filter(run -> run.getLong("total") == 2)
                .findFirst()
                .orElseThrow();
        assertThat(recorded.named(RUN).stream().filter(run -> run.getLong("total") == 3))
                .hasSize(2)
                .allSatisfy(run -> assertThat(run.getLong("outerRun")).isEqualTo(around.getLong("run")));
        assertThat(recorded.named(JOB)).hasSize(2 + 2 * 3);
    }

    @Test
    void aLazyRunHasNoTotal() throws IOException {
        RecordedEvent run = Recorded.during(
                        ALL, () -> Parallel.nJobs(2).run(TestJob.squares(10).iterator()))
                .theRun();

        assertThat(run.getLong("total")).isEqualTo(-1);
        assertThat(run.getLong("finished")).isEqualTo(10);
    }

    @Test
    void eachAttemptIsAnEvent() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        Job<Integer> flaky = TestJob.of("flaky", () -> {
            if (calls.incrementAndGet() == 1) {
                throw new IOException("not yet");
            }
            return 0;
        });

        Recorded recorded = Recorded.during(
                ALL, () -> Parallel.nJobs(2).retry(Retry.attempts(2)).run(List.of(flaky)));

        assertThat(recorded.named(JOB))
                .extracting(
                        job -> job.getInt("attempt"), job -> job.getBoolean("success"), job -> job.getString("failure"))
                .containsExactly(tuple(1, false, "java.io.IOException: not yet"), tuple(2, true, null));
        assertThat(recorded.theRun().getLong("finished")).isOne();
        assertThat(recorded.theRun().getLong("failed")).isZero();
    }

    @Test
    void theEventsOfJobsInProcessesLastAsLongAsTheJobs() throws IOException {
        Job<Integer> slow = Job.of("slow", (Callable<Integer> & Serializable) () -> {
            Thread.sleep(50);
            return 1;
        });
        for (int batchSize : new int[] {1, 4}) {
            List<RecordedEvent> jobs = Recorded.during(
                            ALL,
                            () -> Parallel.nJobs(2)
                                    .backend(Backends.processes())
                                    .batchSize(batchSize)
                                    .run(Collections.nCopies(8, slow)))
                    .named(JOB);

            assertThat(jobs)
                    .hasSize(8)
                    .allSatisfy(job -> assertThat(job.getDuration()).isGreaterThan(Duration.ofMillis(40)));
        }
    }

    @Test
    void jobsThatRunElsewhereAreRecordedWhenTheirAnswerComes() throws IOException {
        Recorded recorded = Recorded.during(
                ALL, () -> Parallel.nJobs(2).backend(new RemoteLoop()).run(TestJob.squares(5)));

        assertThat(recorded.theRun().getString("backend")).isEqualTo("remoteLoop");
        assertThat(recorded.theRun().getLong("finished")).isEqualTo(5);
        assertThat(recorded.named(BATCH).stream()
                        .mapToInt(batch -> batch.getInt("size"))
                        .sum())
                .isEqualTo(5);
        assertThat(recorded.named(JOB))
                .hasSize(5)
                .allSatisfy(
                        job -> assertThat(job.getDuration("elapsed")).isEqualTo(Duration.ofNanos(RemoteLoop.NANOS)));
    }

    @EveryNJobs
    void aRecordingOfRunsAloneCountsTheJobsToo(int nJobs) throws IOException {
        Recorded well =
                Recorded.during(List.of(RUN), () -> Parallel.nJobs(nJobs).run(TestJob.squares(1000)));
        Recorded failed = Recorded.during(
                List.of(RUN), () -> Parallel.nJobs(nJobs).run(List.of(TestJob.failing("bad", new IOException("no")))));

        assertThat(well.events()).containsExactly(well.theRun());
        assertThat(well.theRun().getLong("finished")).isEqualTo(1000);
        assertThat(failed.theRun().getLong("finished")).isZero();
        assertThat(failed.theRun().getLong("failed")).isOne();
    }

    @Test
    void nothingIsRecordedThatIsNotAskedFor() throws IOException {
        Recorded recorded = Recorded.during(List.of(), () -> Parallel.nJobs(2).run(TestJob.squares(10)));

        assertThat(recorded.events()).isEmpty();
    }

    @Test
    void aJobWithoutATextIsRecordedToo() throws IOException {
        Job<Integer> mute = new MuteJob();

        Recorded recorded = Recorded.during(ALL, () -> Parallel.nJobs(2).run(List.of(mute)));

        assertThat(recorded.named(JOB))
                .extracting(job -> job.getString("job"))
                .containsExactly("(no text: java.lang.IllegalStateException)");
        assertThat(recorded.theRun().getLong("finished")).isOne();
    }

    @Test
    void ofALongTextTheBeginningIsRecorded() throws IOException {
        Job<Integer> wordy = TestJob.doing("x".repeat(1000), () -> {});

        Recorded recorded = Recorded.during(ALL, () -> Parallel.nJobs(2).run(List.of(wordy)));

        assertThat(recorded.named(JOB))
                .extracting(job -> job.getString("job"))
                .containsExactly("x".repeat(200) + "...");
    }

    /** A job that cannot say what it is. */
    private static final class MuteJob implements Job<Integer> {

        private static final long serialVersionUID = 1;

        @Override
        public Integer call() {
            return 0;
        }

        @Override
        public DelayedFunction<Integer> function() {
            throw new IllegalStateException("no function");
        }

        @Override
        public List<@Nullable Object> args() {
            return List.of();
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }
}
