package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Report;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.report.Ending;
import dev.delayable.runtime.report.PageFile;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report shows of worker processes. */
class ProcessReportTest {

    private static final long PACKING_MILLIS = 2;

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("run.html");
    }

    private PageFile page() throws IOException {
        return PageFile.read(file());
    }

    private Parallel reported(int nJobs) {
        return ProcessJob.nJobs(nJobs).report(file());
    }

    @Test
    void everyJobHasABarInTheLaneOfItsWorker() throws IOException {
        reported(2).batchSize(7).run(ProcessJob.numbers(100));

        assertThat(page().bars())
                .extracting(PageFile.Bar::index)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 100).boxed().toList());
        assertThat(page().bars()).allMatch(bar -> bar.ending() == Ending.RETURNED && bar.lane() < 2);
        for (int lane = 0; lane < 2; lane++) {
            int number = lane;
            List<PageFile.Bar> bars =
                    page().bars().stream().filter(bar -> bar.lane() == number).toList();
            for (int i = 1; i < bars.size(); i++) {
                assertThat(bars.get(i).start())
                        .isGreaterThanOrEqualTo(bars.get(i - 1).end());
            }
        }
    }

    /** A result that takes its time to be packed, after the job has ended. */
    static final class Parcel implements Serializable {

        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) throws IOException {
            try {
                Thread.sleep(PACKING_MILLIS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            out.defaultWriteObject();
        }
    }

    @Test
    void theTimeBetweenTheJobsOfABatchIsIdle() throws IOException {
        List<Job<Parcel>> jobs = ProcessJob.times(12, i -> ProcessJob.of(Parcel::new));

        reported(2).batchSize(6).run(jobs);

        double tick = (Double) Objects.requireNonNull(page().head().get("tick"));
        List<PageFile.Bar> bars = page().bars();
        assertThat(bars).hasSize(12);
        int gaps = 0;
        for (int i = 1; i < bars.size(); i++) {
            if (bars.get(i).lane() == bars.get(i - 1).lane()) {
                double idleMillis = (bars.get(i).start() - bars.get(i - 1).end()) * tick / 1e6;
                assertThat(idleMillis).isGreaterThanOrEqualTo(0);
                gaps += idleMillis >= PACKING_MILLIS ? 1 : 0;
            }
        }
        // At least the gaps within batches: where these stand in time is only known by the arrival of answers.
        assertThat(gaps).isGreaterThanOrEqualTo(6);
    }

    @Test
    void aKilledWorkerIsSeenAtTheJobThatItRan() throws IOException {
        List<Job<Integer>> jobs = new ArrayList<>(ProcessJob.numbers(10));
        jobs.set(4, ProcessJob.doing("deadly", () -> {
            Thread.sleep(20);
            Runtime.getRuntime().halt(4);
        }));

        reported(2).batchSize(1).outcomes(jobs);

        PageFile.Bar lost = page().bars().stream()
                .filter(bar -> bar.ending() == Ending.LOST)
                .findFirst()
                .orElseThrow();
        assertThat(lost.index()).isEqualTo(4);
        assertThat(lost.call()).isEqualTo("deadly()");
        assertThat(lost.message()).contains("WorkerLostException");
        assertThat(lost.end()).isGreaterThan(lost.start());
        assertThat(page().bars())
                .filteredOn(bar -> bar.ending() == Ending.RETURNED)
                .hasSize(9);
        assertThat(page().fact("failed")).isEqualTo("1");
        assertThat(page().rows("failures"))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("4", "deadly()", "worker lost"));
    }

    @Test
    void anAttemptThatIsLostAndRunAgainIsARetry() throws IOException {
        Job<Integer> once =
                ProcessJob.of("once", new DiesOnce(directory.resolve("mark").toString()));

        reported(2).retry(Retry.attempts(2)).run(List.of(once));

        assertThat(page().bars())
                .extracting(PageFile.Bar::attempt, PageFile.Bar::ending)
                .containsExactlyInAnyOrder(tuple(1, Ending.RETRIED), tuple(2, Ending.RETURNED));
        assertThat(page().fact("retried")).isEqualTo("1");
        assertThat(page().fact("failed")).isEqualTo("0");
    }

    /** Ends its process, unless there is a file. */
    private record DiesOnce(String mark) implements ProcessJob.Body<Integer> {

        private static final long serialVersionUID = 1L;

        @Override
        public Integer call() throws IOException {
            if (new java.io.File(mark).createNewFile()) {
                Runtime.getRuntime().halt(4);
            }
            return 1;
        }
    }

    @Test
    void aWorkerThatIsKilledAtATimeLimitIsSeenToFail() throws IOException {
        Job<Integer> stuck = ProcessJob.doing("stuck", () -> {
            while (true) {
                Thread.onSpinWait();
            }
        });

        reported(2)
                .timeout(Duration.ofMillis(50))
                .grace(Duration.ofMillis(50))
                .batchSize(1)
                .outcomes(List.of(stuck, ProcessJob.of("quick", () -> 1)));

        PageFile.Bar failed = page().bars().stream()
                .filter(bar -> bar.index() == 0)
                .findFirst()
                .orElseThrow();
        assertThat(failed.ending()).isEqualTo(Ending.FAILED);
        assertThat(failed.message()).contains("JobTimeoutException");
        double tick = (Double) Objects.requireNonNull(page().head().get("tick"));
        assertThat((failed.end() - failed.start()) * tick / 1e6).isGreaterThanOrEqualTo(50);
    }

    @Test
    void jobsOfARunInsideAJobAreInTheLaneOfItsWorker() throws IOException {
        Job<Integer> outer = ProcessJob.doing("outer", () -> Parallel.nJobs(2).run(ProcessJob.numbers(20)));

        reported(2).run(List.of(outer, outer, outer));

        assertInside(page(), 3, 20);
        assertThat(page().bars()).allMatch(bar -> bar.lane() < 2);
        assertThat(page().fact("jobs")).isEqualTo("3");
        assertThat(page().bars())
                .filteredOn(bar -> bar.depth() == 1)
                .allMatch(bar -> bar.ending() == Ending.RETURNED)
                .extracting(PageFile.Bar::index)
                .contains(0L, 19L);
    }

    @Test
    void whatFailsInsideAJobIsTold() throws IOException {
        Job<Integer> outer = ProcessJob.doing(
                "outer",
                () -> Parallel.nJobs(2)
                        .outcomes(List.of(ProcessJob.of("good", () -> 1), ProcessJob.failing("bad", "no space"))));

        reported(2).run(List.of(outer));

        assertThat(page().bars())
                .filteredOn(bar -> bar.depth() == 1)
                .extracting(PageFile.Bar::index, PageFile.Bar::call, PageFile.Bar::ending, PageFile.Bar::message)
                .containsExactly(
                        tuple(0L, "good()", Ending.RETURNED, ""),
                        tuple(1L, "bad()", Ending.FAILED, "java.lang.IllegalStateException: no space"));
        assertThat(page().rows("functions")).extracting(row -> row.get(0)).contains("outer", "good", "bad");
    }

    @Test
    void runsInsideThoseAreALevelDeeper() throws IOException {
        Job<Integer> outer = ProcessJob.doing(
                "outer",
                () -> Parallel.nJobs(2)
                        .run(List.of(ProcessJob.doing(
                                "inner", () -> Parallel.nJobs(2).run(ProcessJob.numbers(3))))));

        reported(2).run(List.of(outer, outer));

        assertThat(page().bars())
                .extracting(PageFile.Bar::depth, PageFile.Bar::function)
                .containsOnly(tuple(0, "outer"), tuple(1, "inner"), tuple(2, "job"));
        assertThat(page().bars()).filteredOn(bar -> bar.depth() == 2).hasSize(6);
    }

    @Test
    void aJobThatFailsShowsWhatRanInsideIt() throws IOException {
        Job<Integer> outer = ProcessJob.doing("outer", () -> {
            Parallel.nJobs(1).run(ProcessJob.numbers(5));
            throw new IllegalStateException("after that");
        });

        reported(2).retry(Retry.attempts(2)).outcomes(List.of(outer));

        assertThat(page().bars())
                .filteredOn(bar -> bar.depth() == 0)
                .extracting(PageFile.Bar::ending)
                .containsExactlyInAnyOrder(Ending.RETRIED, Ending.FAILED);
        assertThat(page().bars()).filteredOn(bar -> bar.depth() == 1).hasSize(10);
    }

    @Test
    void textsOfJobsInsideJobsCanBeLeftOutToo() throws IOException {
        Job<Integer> outer = ProcessJob.doing(
                "outer",
                () -> Parallel.nJobs(1)
                        .outcomes(List.of(ProcessJob.of("secret", () -> 1), ProcessJob.failing("bad", "secret"))));

        ProcessJob.nJobs(2).report(Report.to(file()).withoutArguments()).run(List.of(outer));

        assertThat(page().bars()).filteredOn(bar -> bar.depth() == 1).hasSize(2).allSatisfy(bar -> {
            assertThat(bar.call()).isIn("", "null");
            assertThat(bar.message()).isIn("", "java.lang.IllegalStateException");
        });
    }

    @Test
    void aRunInsideAJobWritesNoReportOfItsOwn() throws IOException {
        Path inner = directory.resolve("inner.html");
        String name = inner.toString();
        Job<Integer> outer = ProcessJob.doing(
                "outer", () -> Parallel.nJobs(2).report(Path.of(name)).run(ProcessJob.numbers(20)));

        reported(2).run(List.of(outer));

        assertThat(inner).doesNotExist();
        assertInside(page(), 1, 20);
    }

    /** Each of so many jobs has so many inside it, which overlap no others of their lane, and are all within it. */
    private static void assertInside(PageFile page, int outside, int inside) {
        assertThat(page.bars()).filteredOn(bar -> bar.depth() == 0).hasSize(outside);
        assertThat(page.bars()).filteredOn(bar -> bar.depth() == 1).hasSize(outside * inside);
        for (PageFile.Bar outer : page.bars()) {
            if (outer.depth() == 0) {
                assertThat(page.bars())
                        .filteredOn(bar -> bar.depth() == 1
                                && bar.lane() == outer.lane()
                                && bar.start() >= outer.start()
                                && bar.end() <= outer.end())
                        .hasSize(inside);
            }
        }
        for (int i = 1; i < page.bars().size(); i++) {
            PageFile.Bar before = page.bars().get(i - 1);
            PageFile.Bar bar = page.bars().get(i);
            if (bar.lane() == before.lane() && bar.depth() == before.depth()) {
                assertThat(bar.start()).isGreaterThanOrEqualTo(before.end());
            }
        }
    }

    @Test
    void workerProcessesOfARunInsideAJobHaveLanesOfTheirOwn() throws IOException {
        Job<Integer> outer = ProcessJob.doing("outer", () -> ProcessJob.nJobs(2).run(ProcessJob.numbers(20)));

        Parallel.nJobs(2).report(file()).run(List.of(outer));

        assertThat(page().bars()).filteredOn(bar -> bar.depth() == 0).hasSize(1);
        assertThat(page().bars()).filteredOn(bar -> bar.depth() == 1).hasSize(20);
        assertThat(page().fact("jobs")).isEqualTo("1");
    }
}
