package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** How {@code verbose} is set, and where its lines go. */
class VerboseTest {

    private static Printed printedBy(Parallel parallel) throws Exception {
        return Printed.by(() -> parallel.run(TestJob.squares(4)));
    }

    @Test
    void linesGoToTheErrorStream() throws Exception {
        Printed printed = printedBy(Parallel.nJobs(2).verbose(49));

        assertThat(printed.err()).hasSize(1 + 4);
        assertThat(printed.err())
                .first()
                .isEqualTo("[Parallel(n_jobs=2)]: Using backend threads with 2 concurrent workers.");
        assertThat(printed.err())
                .last()
                .asString()
                .contains("Done   4 out of   4")
                .endsWith("finished");
        assertThat(printed.out()).isEmpty();
    }

    @Test
    void linesOfLevel50AndMoreGoToTheStandardOutput() throws Exception {
        Printed printed = printedBy(Parallel.nJobs(2).verbose(50));

        assertThat(printed.out()).hasSize(1 + 4);
        assertThat(printed.err()).isEmpty();
    }

    @Test
    void nothingIsPrintedUnlessItIsAskedFor() throws Exception {
        Printed printed = printedBy(Parallel.nJobs(2));

        assertThat(printed.out()).isEmpty();
        assertThat(printed.err()).isEmpty();
    }

    @Test
    void theLastLevelHolds() throws Exception {
        assertThat(printedBy(Parallel.nJobs(2).verbose(11).verbose(0)).err()).isEmpty();
        assertThat(printedBy(Parallel.nJobs(2).verbose(1).verbose(11)).err()).hasSize(1 + 4);
    }

    @Test
    void theFirstLineNamesWhatTheRunIsGivenAtLast() throws Exception {
        Printed printed = printedBy(Parallel.nJobs(-1).verbose(1).backend(Backends.sequential()));

        assertThat(printed.err())
                .first()
                .isEqualTo("[Parallel(n_jobs=-1)]: Using backend sequential with 1 concurrent worker.");
    }

    @Test
    void aScopeMakesRunsVerbose() throws Exception {
        try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(2).verbose(11))) {
            assertThat(scope).isNotNull();
            assertThat(printedBy(Parallel.defaults()).err()).hasSize(1 + 4);
        }
    }

    @Test
    void aNegativeLevelIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parallel.nJobs(2).verbose(-1))
                .withMessage("verbose must not be negative, but is -1: use 0 to print nothing");
    }
}
