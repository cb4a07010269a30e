package dev.delayable.samples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.samples.common.ProgramRun;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TutorialTest {

    private static final String DOUBLES =
            "Results: [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38]";

    /** What the notebook prints. */
    private static final String COMBINATIONS =
            "Results: [3, -15, 39, -11, 67, -7, 87, -3, 99, 1, 105, 7, 101, 11, 89, 15, 69, 19, 41, 23]";

    private static final ProgramRun RUN = ProgramRun.of(Tutorial::new, "--sleep", "0.001");

    /** What was printed, in one line, so that it does not matter where a long list is wrapped. */
    private static final String OUTPUT = RUN.out().replaceAll("\\s+", " ");

    @AfterAll
    static void sleepAsLongAsBefore() {
        Sleep.setDuration(Sleep.DEFAULT);
    }

    @Test
    void showsEveryStepOfTheNotebookInItsOrder() {
        assertThat(OUTPUT)
                .containsSubsequence(
                        "Splitting work into functions",
                        "SlowFunctions.slowFunction(i)",
                        "That took long",
                        "Parallel.nJobs(5).run(jobs)",
                        "1. delayed",
                        "delayedSlowFunction = SlowFunctionsDelayed::slowFunction",
                        "job.function().job(job.args(), job.kwargs()).call()",
                        "2. Jobs",
                        "jobs.next()",
                        "list(jobs)",
                        "list(jobs)",
                        "3. Parallel",
                        "Parallel client = Parallel.nJobs(5)",
                        "4. Results",
                        "client.run(jobs)",
                        "client.run(jobs)",
                        "A longer function",
                        "Parallel.nJobs(5).run(jobs)",
                        "Times");
    }

    @Test
    void thePlainLoopAndTheParallelRunHaveTheSameResultsAndTellTheirTimes() {
        assertThat(OUTPUT)
                .containsSubsequence(
                        "Splitting work into functions",
                        DOUBLES,
                        "Elapsed time: ",
                        " seconds",
                        "That took long",
                        DOUBLES,
                        "Elapsed time: ",
                        " seconds",
                        "1. delayed");
    }

    @Test
    void aDelayedFunctionPrintsItsSignature() {
        assertThat(OUTPUT).contains("delayedSlowFunction.apply(2).function() slowFunction(int value)");
    }

    @Test
    void aJobIsTakenApartAndCalledFromItsParts() {
        assertThat(OUTPUT)
                .containsSubsequence(
                        " job slowFunction(2) ",
                        "job.function() slowFunction(int value)",
                        "job.args() [2]",
                        "job.kwargs() {}",
                        "job.function().job(job.args(), job.kwargs()).call() 4 ");
    }

    @Test
    void lazyJobsAreUsedUp() {
        assertThat(OUTPUT)
                .containsSubsequence(
                        "jobs.next() slowFunction(0) ",
                        "list(jobs) [slowFunction(1), slowFunction(2), ",
                        ", slowFunction(19)] ",
                        "list(jobs) [] ");
    }

    @Test
    void theClientIsUsedTwiceFirstWithJobsThatAreUsedUp() {
        assertThat(OUTPUT)
                .containsSubsequence(
                        "client Parallel(nJobs=5, backend=threads)",
                        "client.run(jobs) [] ",
                        "results = client.run(jobs); " + DOUBLES,
                        "A longer function");
    }

    @Test
    void theLongerFunctionShowsItsJobsAndItsResults() {
        assertThat(OUTPUT)
                .containsSubsequence(
                        "A longer function",
                        "slowFunction2(0, 20, 3, operation=\"*\") slowFunction2(1, 19, 3, operation=\"-\") ",
                        "slowFunction2(10, 10, 5, operation=\"*\") ",
                        "slowFunction2(19, 1, 5, operation=\"-\") ",
                        COMBINATIONS);
    }

    @Test
    void endsWithATableOfTimes() {
        String number = "\\d+\\.\\d+";

        assertThat(RUN.out().substring(RUN.out().indexOf("Times")))
                .containsPattern("(?m)^slowFunction in a plain loop +" + number + " +1\\.00$")
                .containsPattern(
                        "(?m)^slowFunction, Parallel\\.nJobs\\(5\\)\\.run\\(jobs\\) +" + number + " +" + number + "$")
                .containsPattern(
                        "(?m)^slowFunction2, Parallel\\.nJobs\\(5\\)\\.run\\(jobs\\) +" + number + " +" + number + "$");
    }

    @Test
    void endsWell() {
        assertThat(RUN.exitCode()).isZero();
        assertThat(RUN.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "3601", "1e300", "soon", ""})
    void aWrongTimeToSleepIsToldBeforeAnythingRuns(String seconds) {
        ProgramRun run = ProgramRun.of(Tutorial::new, "--sleep=" + seconds);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--sleep", seconds, "seconds");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void eachRunHasItsReport(@TempDir Path directory) {
        ProgramRun run = ProgramRun.of(
                Tutorial::new,
                "--sleep",
                "0.001",
                "--report",
                directory.resolve("run-%n.html").toString());

        assertThat(run.exitCode()).isZero();
        assertThat(directory.resolve("run-1.html")).content().contains("slowFunction");
        assertThat(directory.resolve("run-2.html")).content().contains("Run report");
    }
}
