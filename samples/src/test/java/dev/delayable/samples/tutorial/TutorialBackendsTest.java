package dev.delayable.samples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.delayable.samples.common.ProgramRun;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tutorial has the same results wherever its jobs run. */
class TutorialBackendsTest {

    @AfterAll
    static void sleepAsLongAsBefore() {
        Sleep.setDuration(Sleep.DEFAULT);
    }

    private static List<String> results(String... args) {
        ProgramRun run = ProgramRun.of(Tutorial::new, args);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out()
                .replaceAll("\\s+", " ")
                .transform(out -> Pattern.compile("Results: \\[[^]]*]")
                        .matcher(out)
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theResultsAreTheSame(Place place) {
        assumeTrue(
                place != Place.VIRTUAL_THREADS || Runtime.version().feature() >= 21,
                "virtual threads need JDK 21 or newer");

        assertThat(results("--sleep", "0.001", "--backend", place.toString()))
                .hasSize(4)
                .isEqualTo(results("--sleep", "0.001"));
    }

    @Test
    void anUnknownBackendIsToldWithThoseThatThereAre() {
        ProgramRun run = ProgramRun.of(Tutorial::new, "--backend", "moon");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("must be threads, virtualThreads, processes, sequential, but is 'moon'");
    }
}
