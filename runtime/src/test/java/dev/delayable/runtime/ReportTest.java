package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.report.Ending;
import dev.delayable.runtime.report.PageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report of a run says. */
@SuppressWarnings("try") // what is opened is not referred to
class ReportTest {

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("run.html");
    }

    private PageFile page() throws IOException {
        return PageFile.read(file());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyJobHasItsBar(int nJobs) throws IOException {
        List<Integer> results = Parallel.nJobs(nJobs).report(file()).run(TestJob.squares(500));

        assertThat(results).isEqualTo(TestJob.squareNumbers(500));
        assertThat(page().bars())
                .extracting(PageFile.Bar::index)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(0, 500).boxed().toList());
        assertThat(page().bars()).allSatisfy(bar -> {
            assertThat(bar.function()).isEqualTo("slowFunction");
            assertThat(bar.ending()).isEqualTo(Ending.RETURNED);
            assertThat(bar.lane()).isBetween(0, nJobs - 1);
        });
        assertThat(page().bars().get(0).call())
                .isEqualTo("slowFunction(" + page().bars().get(0).index() + ")");
        assertThat(page().fact("jobs")).isEqualTo("500");
        assertThat(page().head()).containsEntry("state", "finished").containsEntry("total", 500.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "unordered", "outcomes", "iterator", "listener", "remote"})
    void everyWayOfRunningIsRecorded(String way) throws IOException {
        Parallel parallel = Parallel.nJobs(3).report(file());
        List<Job<Integer>> jobs = TestJob.squares(300);
        switch (way) {
            case "stream" -> assertThat(parallel.stream(jobs)).hasSize(300);
            case "unordered" -> assertThat(parallel.unordered().stream(jobs)).hasSize(300);
            case "outcomes" -> assertThat(parallel.outcomes(jobs)).hasSize(300);
            case "iterator" -> assertThat(parallel.run(jobs.iterator())).hasSize(300);
            case "listener" ->
                assertThat(parallel.listener(new RunListener() {}).run(jobs)).hasSize(300);
            default -> assertThat(parallel.backend(new RemoteLoop()).run(jobs)).hasSize(300);
        }

        assertThat(page().bars()).hasSize(300).extracting(PageFile.Bar::index).doesNotHaveDuplicates();
        assertThat(page().bars()).allMatch(bar -> bar.ending() == Ending.RETURNED);
    }

    @Test
    void barsOfWorkersElsewhereAreAsLongAsTheirJobsAndDoNotOverlap() throws IOException {
        Parallel.nJobs(2).backend(new RemoteLoop()).batchSize(7).report(file()).run(TestJob.squares(50));

        double tick = (Double) Objects.requireNonNull(page().head().get("tick"));
        assertThat(page().bars()).hasSize(50).allMatch(bar -> (bar.end() - bar.start()) * tick == RemoteLoop.NANOS);
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

    @Test
    void whatAWorkerElsewhereDoesBetweenItsJobsIsIdleTime() throws IOException {
        long gap = 3_000_000;
        RemoteLoop backend = new RemoteLoop(gap);

        Parallel.nJobs(2).backend(backend).batchSize(5).report(file()).run(TestJob.squares(10));

        double tick = (Double) Objects.requireNonNull(page().head().get("tick"));
        List<PageFile.Bar> bars = page().bars();
        assertThat(bars).hasSize(10).allMatch(bar -> (bar.end() - bar.start()) * tick == RemoteLoop.NANOS);
        for (int i = 1; i < bars.size(); i++) {
            double idle = (bars.get(i).start() - bars.get(i - 1).end()) * tick;
            if (backend.hasBegunBatchAt(bars.get(i).index())) {
                assertThat(idle).isGreaterThanOrEqualTo(0);
            } else {
                assertThat(idle).isEqualTo((double) gap);
            }
        }
    }

    @Test
    void aBatchThatIsNeverAnsweredIsGivenUpWithItsRun() throws IOException {
        Job<Integer> silent = TestJob.of(RemoteLoop.SILENT, () -> 0);
        Parallel parallel = Parallel.nJobs(2)
                .backend(new RemoteLoop())
                .batchSize(1)
                .grace(Duration.ofMillis(20))
                .report(file());
        try (LogCapture log = LogCapture.start()) {
            assertThat(log).isNotNull();
            assertThatThrownBy(() -> parallel.run(List.of(silent, TestJob.failing("bad", new IOException("bad")))))
                    .isInstanceOf(JobFailedException.class);
        }

        assertThat(page().bars())
                .extracting(PageFile.Bar::call, PageFile.Bar::ending, PageFile.Bar::lane)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("silent()", Ending.GIVEN_UP, 1),
                        org.assertj.core.api.Assertions.tuple("bad()", Ending.FAILED, 0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFailureStopsTheRunAndIsShown(boolean isTracked) throws IOException {
        Parallel parallel = Parallel.nJobs(2).report(file());
        Parallel used = isTracked ? parallel.timeout(Duration.ofMinutes(1)) : parallel;
        Job<Integer> bad = TestJob.failing("bad", new IOException("no space for cat.png"));

        assertThatThrownBy(() -> used.run(List.of(bad))).isInstanceOf(JobFailedException.class);

        PageFile.Bar bar = page().bars().get(0);
        assertThat(bar.ending()).isEqualTo(Ending.FAILED);
        assertThat(bar.call()).isEqualTo("bad()");
        assertThat(bar.message()).isEqualTo("java.io.IOException: no space for cat.png");
        assertThat(page().rows("failures"))
                .containsExactly(List.of(
                        "0",
                        "bad()",
                        "failed",
                        "java.io.IOException: no space for cat.png",
                        "1",
                        "0",
                        page().rows("failures").get(0).get(6)));
        assertThat(page().head()).containsEntry("state", "stopped");
        assertThat(page().notes()).contains("was stopped after", "JobFailedException", "job 0, bad() failed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachAttemptHasItsBar(boolean isTracked) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        Job<Integer> flaky = TestJob.of("flaky", () -> {
            if (calls.incrementAndGet() < 3) {
                throw new IOException("not yet");
            }
            return 0;
        });
        Parallel parallel = Parallel.nJobs(2).retry(Retry.attempts(3)).report(file());

        (isTracked ? parallel.listener(new RunListener() {}) : parallel).run(List.of(flaky));

        assertThat(page().bars())
                .extracting(PageFile.Bar::attempt, PageFile.Bar::ending)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple(1, Ending.RETRIED),
                        org.assertj.core.api.Assertions.tuple(2, Ending.RETRIED),
                        org.assertj.core.api.Assertions.tuple(3, Ending.RETURNED));
        assertThat(page().fact("jobs")).isEqualTo("1");
        assertThat(page().fact("retried")).isEqualTo("2");
    }

    @Test
    void theTablesSayWhatTheOutcomesSay() throws IOException {
        List<Job<Integer>> jobs = IntStream.range(0, 200)
                .mapToObj(i -> TestJob.of("part" + i % 3, () -> {
                    if (ThreadLocalRandom.current().nextInt(4) == 0) {
                        throw new IOException("bad luck");
                    }
                    return i;
                }))
                .toList();

        List<Outcome<Integer>> outcomes =
                Parallel.nJobs(3).retry(Retry.attempts(2)).report(file()).outcomes(jobs);

        long failed =
                outcomes.stream().filter(Outcome.Failure.class::isInstance).count();
        long again =
                outcomes.stream().mapToLong(outcome -> outcome.attempts() - 1).sum();
        assertThat(page().fact("jobs")).isEqualTo("200");
        assertThat(page().fact("failed")).isEqualTo(String.valueOf(failed));
        assertThat(page().fact("retried")).isEqualTo(String.valueOf(again));
        for (int part = 0; part < 3; part++) {
            String name = "part" + part;
            List<Outcome<Integer>> own = outcomes.stream()
                    .filter(outcome -> outcome.job().toString().equals(name + "()"))
                    .toList();
            List<String> row = page().rows("functions").stream()
                    .filter(each -> each.get(0).equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.get(1)).isEqualTo(String.valueOf(own.size()));
            assertThat(row.get(2))
                    .isEqualTo(String.valueOf(own.stream()
                            .filter(Outcome.Failure.class::isInstance)
                            .count()));
            assertThat(row.get(3))
                    .isEqualTo(String.valueOf(own.stream()
                            .mapToLong(outcome -> outcome.attempts() - 1)
                            .sum()));
        }
        assertThat(page().rows("failures")).hasSize((int) Math.min(200, failed));
    }

    @Test
    void jobsOfARunInsideAJobAreInTheLanesOfItsWorkers() throws IOException {
        Path inner = directory.resolve("inner.html");
        Job<Integer> outer = TestJob.of("outer", () -> {
            Parallel.nJobs(2).report(inner).run(TestJob.squares(20));
            return 0;
        });

        Parallel.nJobs(2).report(file()).run(List.of(outer, outer, outer));

        assertThat(inner).doesNotExist();
        List<PageFile.Bar> outside =
                page().bars().stream().filter(bar -> bar.depth() == 0).toList();
        List<PageFile.Bar> inside =
                page().bars().stream().filter(bar -> bar.depth() == 1).toList();
        assertThat(outside).hasSize(3);
        assertThat(inside).hasSize(60);
        assertThat(page().bars()).allMatch(bar -> bar.lane() < 2);
        assertThat(page().fact("jobs")).isEqualTo("3");
    }

    @Test
    void aJobThatIsGivenUpIsShownAsSuch() throws IOException, InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        Job<Integer> stuck = TestJob.of("stuck", () -> TestJob.ignoreInterrupts(release));
        try {
            Parallel.nJobs(2)
                    .timeout(Duration.ofMillis(20))
                    .grace(Duration.ofMillis(20))
                    .report(file())
                    .outcomes(List.of(stuck, TestJob.doing("quick", () -> {}), TestJob.doing("quick", () -> {})));
        } finally {
            release.countDown();
        }

        assertThat(page().bars())
                .extracting(PageFile.Bar::call, PageFile.Bar::ending)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("stuck()", Ending.GIVEN_UP),
                        org.assertj.core.api.Assertions.tuple("quick()", Ending.RETURNED),
                        org.assertj.core.api.Assertions.tuple("quick()", Ending.RETURNED));
        assertThat(page().fact("failed")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @SuppressWarnings("try") // of the log only what it keeps away from the console is wanted
    void aJobThatDoesNotEndWithItsRunIsGivenUp(boolean isTracked) throws IOException, InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        Job<Integer> stuck = TestJob.of("stuck", () -> {
            running.countDown();
            return TestJob.ignoreInterrupts(release);
        });
        Job<Integer> bad = TestJob.doing("bad", () -> {
            running.await();
            throw new IOException("bad");
        });
        Parallel parallel = Parallel.nJobs(2).grace(Duration.ofMillis(20)).report(file());
        try (LogCapture log = LogCapture.start()) {
            assertThat(log).isNotNull();
            assertThatThrownBy(() ->
                            (isTracked ? parallel.timeout(Duration.ofMinutes(1)) : parallel).run(List.of(stuck, bad)))
                    .isInstanceOf(JobFailedException.class);
            release.countDown();
        }

        assertThat(page().bars())
                .extracting(PageFile.Bar::call, PageFile.Bar::ending)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("stuck()", Ending.GIVEN_UP),
                        org.assertj.core.api.Assertions.tuple("bad()", Ending.FAILED));
    }

    @Test
    void jobsThatTheStopInterruptsHaveNotFailed() throws IOException {
        CountDownLatch running = new CountDownLatch(1);
        Job<Integer> waiting = TestJob.doing("waiting", () -> {
            running.countDown();
            Thread.sleep(60_000);
        });
        Job<Integer> bad = TestJob.doing("bad", () -> {
            running.await();
            throw new IOException("bad");
        });

        assertThatThrownBy(() -> Parallel.nJobs(2).report(file()).run(List.of(waiting, bad)))
                .isInstanceOf(JobFailedException.class);

        assertThat(page().bars())
                .extracting(PageFile.Bar::call, PageFile.Bar::ending)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("waiting()", Ending.STOPPED),
                        org.assertj.core.api.Assertions.tuple("bad()", Ending.FAILED));
        assertThat(page().fact("failed")).isEqualTo("1");
    }

    @Test
    void aStreamThatIsClosedHasAReportOfWhatItRan() throws IOException {
        try (Stream<Integer> results = Parallel.nJobs(2).report(file()).stream(TestJob.squares(100_000))) {
            assertThat(results.iterator().next()).isZero();
        }

        assertThat(page().head()).containsEntry("state", "stopped");
        assertThat(page().notes()).contains("its stream was closed before its end");
        assertThat(page().bars()).isNotEmpty();
    }

    @Test
    void aRunWithoutJobsHasAReportToo() throws IOException {
        assertThat(Parallel.nJobs(2).report(file()).<Integer>run(List.of())).isEmpty();

        assertThat(page().fact("jobs")).isEqualTo("0");
    }

    @Test
    void manyRunsAreNumbered() {
        Path numbered = directory.resolve("run-%n.html");
        Parallel parallel = Parallel.nJobs(2).report(numbered);
        for (int i = 0; i < 3; i++) {
            parallel.run(TestJob.squares(2));
        }
        Parallel.nJobs(1).report(numbered).run(TestJob.squares(2));

        for (int i = 1; i <= 4; i++) {
            assertThat(directory.resolve("run-" + i + ".html")).exists();
        }
        assertThat(directory.toFile().list()).hasSize(4);
    }

    @Test
    void theScopeOfAConfigurationHasItsReport() throws IOException {
        ParallelConfig.run(
                Parallel.nJobs(2).report(file()), () -> Parallel.defaults().run(TestJob.squares(5)));

        assertThat(page().fact("jobs")).isEqualTo("5");
    }

    @Test
    void theOtherFormsHoldTheSameJobs() throws IOException {
        Path csv = directory.resolve("run.csv");
        Path trace = directory.resolve("run.json.gz");
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(100));
        jobs.add(TestJob.failing("say \"no\", please", new IOException("no")));

        Parallel.nJobs(2).report(Report.to(file()).csv(csv).chromeTrace(trace)).outcomes(jobs);

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0))
                .isEqualTo("worker,depth,index,attempt,function,start_ns,duration_ns,ending,jobs,busy_ns");
        assertThat(lines).hasSize(102);
        assertThat(lines)
                .anyMatch(line -> line.contains(",100,1,\"say \"\"no\"\", please\",") && line.contains(",failed,1,"));
        assertThat(PageFile.traceEvents(trace))
                .hasSize(101)
                .anySatisfy(event -> assertThat(event.toString())
                        .contains("cat=failed", "call=say \"no\", please()", "exception=java.io.IOException: no"));
    }

    @Test
    @SuppressWarnings("NullAway") // what code without null checks may do
    void nullIsRefusedAtOnce() {
        Parallel parallel = Parallel.nJobs(2);
        assertThatThrownBy(() -> parallel.report((Path) null)).hasMessage("path");
        assertThatThrownBy(() -> parallel.report((Report) null)).hasMessage("report");
        assertThatThrownBy(() -> Report.to(null)).hasMessage("path");
        assertThatThrownBy(() -> Report.to(file()).csv(null)).hasMessage("path");
        assertThatThrownBy(() -> Report.to(file()).chromeTrace(null)).hasMessage("path");
        assertThatThrownBy(() -> Report.live(70_000)).hasMessageContaining("0 for any that is free, but is 70000");
    }
}
