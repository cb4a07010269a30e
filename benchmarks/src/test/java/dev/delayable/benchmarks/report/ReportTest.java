package dev.delayable.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.benchmarks.joblib.JoblibTimes;
import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.processes.Place;
import dev.delayable.benchmarks.processes.ProcessRow;
import dev.delayable.benchmarks.processes.Series;
import dev.delayable.benchmarks.report.Results.Extra;
import dev.delayable.benchmarks.speed.Sleeping;
import dev.delayable.benchmarks.speed.Work;
import dev.delayable.benchmarks.trouble.Failing;
import dev.delayable.benchmarks.trouble.Interrupting;
import dev.delayable.benchmarks.trouble.Pulling;
import dev.delayable.benchmarks.trouble.Scenes;
import dev.delayable.benchmarks.trouble.SlowHead;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final String OURS = PeerKind.OURS.title();
    private static final String LOKY = "joblib 1.2.0, loky";

    private final Results results = new Results();

    @Test
    void noOpJobsAreHeldAgainstAParallelStream() {
        results.nanos(Work.NO_OP_LIST, OURS, new Measured(3, 0.03));
        results.nanos(Work.NO_OP_LIST, PeerKind.PARALLEL_STREAM.title(), new Measured(4, 0.04));
        assertThat(report()).contains("| **Delayable** | 0.75 ± 0.01 | – |").contains("| 0.75 ± 0.01 x | reached |");
    }

    @Test
    void jobsThatComputeAreHeldAgainstHalfThePlainLoop() {
        results.nanos(Work.MICROS_LIST, OURS, new Measured(1_100, 1));
        results.nanos(Work.MICROS_LIST, PeerKind.PLAIN_LOOP.title(), new Measured(2_000, 2));
        assertThat(report()).contains("| 1.10 ± 0.00 x | **missed** | Not known yet. |");
    }

    @Test
    void everyGoalHasALineAlsoWhenNothingWasMeasured() {
        String report = report();
        for (GoalKey key : GoalKey.values()) {
            assertThat(report).contains("| " + key.text() + " |");
        }
        assertThat(report).doesNotContain("| reached |");
    }

    @Test
    void whatLimitsAGoalIsToldOnlyWhenItIsMissed() {
        results.scenes(Map.of(PeerKind.OURS, scenes(new Pulling(8, 28))));
        assertThat(report()).contains("| 8 / 28 | reached |  |");
        results.scenes(Map.of(PeerKind.OURS, scenes(new Pulling(300, 300))));
        assertThat(report()).contains("| 300 / 300 | **missed** | " + Limits.of(GoalKey.PULL) + " |");
    }

    @Test
    void theBehaviourOfEachPeerStandsInOneLine() {
        results.scenes(Map.of(PeerKind.GUAVA, scenes(new Pulling(300, 300))));
        assertThat(report())
                .contains("| Guava allAsList | 40 / 401 ms | 1.5 ms / 4 / 3 / 0 | 300 / 300 | 101 ms / 4 / 4 / 0 |");
    }

    @Test
    void aPeerThatCannotRunHereSaysWhyInEveryTable() {
        results.absent(PeerKind.MAP_CONCURRENT.title(), "needs JDK 24");
        assertThat(report().split("\\| Gatherers.mapConcurrent \\| needs JDK 24 \\|", -1))
                .hasSize(6);
    }

    @Test
    void joblibsTimesAreThoseOfOneJob() {
        new JoblibReader(results)
                .read(
                        "1.2.0",
                        List.of(
                                new JoblibTimes("NO_OP_LIST", "threading", List.of(2.0, 2.2)),
                                new JoblibTimes("TUTORIAL", "threading", List.of(4.01))));
        assertThat(results.nanos(Work.NO_OP_LIST, "joblib 1.2.0, threading"))
                .hasValueSatisfying(time -> assertThat(time).hasToString("21,000 ± 1,000"));
        assertThat(results.sleeping(Sleeping.TUTORIAL, "joblib 1.2.0, threading"))
                .contains(Duration.ofMillis(4_010));
    }

    @Test
    void oneWorkerIsMeasuredByWhatItAddsToThePlainLoop() {
        results.extra(Extra.ONE_WORKER_OURS, new Measured(9, 0.3));
        results.extra(Extra.ONE_WORKER_PLAIN_LOOP, new Measured(4, 0.4));
        assertThat(report()).contains("| 5.00 ± 0.50 ns | reached |");
    }

    @Test
    void aLongListIsHeldAgainstAShortOneAndShowsWhatItCostsOthers() {
        for (PeerKind way : List.of(PeerKind.OURS, PeerKind.PARALLEL_STREAM, PeerKind.PLAIN_LOOP)) {
            results.listOf(100_000, way, new Measured(4, 0));
            results.listOf(10_000_000, way, new Measured(way == PeerKind.OURS ? 24 : 32, 0));
        }

        assertThat(report()).contains("6.00 ± 0.00 x; a parallel stream 8.00 ± 0.00 x, a plain loop 8.00 ± 0.00 x");
    }

    @Test
    void workerProcessesAreHeldAgainstThoseOfJoblib() {
        results.workers(List.of(
                new Series(ProcessRow.COLD, Place.PROCESSES.title(), List.of(290.0, 300.0, 310.0)),
                new Series(ProcessRow.COLD, LOKY, List.of(990.0, 1000.0, 1010.0))));
        assertThat(report(LOKY))
                .contains("| 300.0 ± 5.0 | – | – | 1,000 ± 5 | 0.30 ± 0.01 x | reached |")
                .contains("| " + GoalKey.PROCESSES_COLD.text() + " | 0.30 ± 0.01 x | reached |");
    }

    @Test
    void aCallThatHasNoResultsAtAllIsNoRatio() {
        results.workers(List.of(
                new Series(ProcessRow.SURVIVORS, Place.PROCESSES.title(), List.of(3.0, 3.0)),
                new Series(ProcessRow.SURVIVORS, LOKY, List.of(0.0, 0.0))));
        assertThat(report(LOKY)).contains("| 3.00 ± 0.00 | – | – | 0.00 ± 0.00 | – | reached |");
    }

    @Test
    void whatIsNotInstalledSaysSoInEveryRowOfTheWorkerProcesses() {
        results.absent(Results.JOBLIB, "not installed");
        assertThat(report(Results.JOBLIB))
                .contains("| " + ProcessRow.PSS.title() + " | – | – | – | not installed | – |");
    }

    @Test
    void whatIsNotKnownHereIsNoNumber() {
        results.workers(List.of(new Series(ProcessRow.RSS, Place.PROCESSES.title(), List.of())));
        assertThat(report()).contains("| " + ProcessRow.RSS.title() + " | not known | – | – |");
    }

    private static Scenes scenes(Pulling pulling) {
        return new Scenes(new SlowHead(40, 401), new Failing(1.5, 4, 3, 0), pulling, new Interrupting(101, 4, 4, 0));
    }

    private String report(String... extraWays) {
        return new Report(results, List.of(extraWays)).toMarkdown(List.of());
    }
}
