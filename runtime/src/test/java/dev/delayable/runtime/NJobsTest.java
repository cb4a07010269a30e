package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NJobsTest {

    private static final String NOT_ZERO = "nJobs must not be 0: use 1 for a plain loop in the calling thread, "
            + "a positive number for that many jobs at once, or -1 for as many as there are cores";

    @Test
    void zeroIsRejectedAtOnceWithWhatToUseInstead() {
        assertThatIllegalArgumentException().isThrownBy(() -> Parallel.nJobs(0)).withMessage(NOT_ZERO);
    }

    @Test
    void noEffectiveNumberOfZeroIsRejectedToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parallel.effectiveNJobs(0))
                .withMessage(NOT_ZERO);
    }

    @Test
    void aPositiveNumberIsTakenAsItIs() {
        assertThat(Parallel.effectiveNJobs(1000)).isEqualTo(1000);
    }

    @Test
    void minusOneIsAsManyAsThereAreCores() {
        assertThat(Parallel.effectiveNJobs(-1))
                .isEqualTo(Runtime.getRuntime().availableProcessors())
                .isEqualTo(Parallel.cpuCount())
                .isEqualTo(Parallel.effectiveNJobs());
    }

    @Test
    void minusTwoIsOneLessButAtLeastOne() {
        assertThat(Parallel.effectiveNJobs(-2)).isEqualTo(Math.max(1, Parallel.cpuCount() - 1));
    }

    @Test
    void aHugeNegativeNumberMeansOne() {
        assertThat(Parallel.effectiveNJobs(Integer.MIN_VALUE)).isEqualTo(1);
    }

    @Test
    void withOneJobAtATimeTheJobsRunInTheCallingThread() {
        for (int nJobs : new int[] {1, Integer.MIN_VALUE}) {
            for (Input input : Input.values()) {
                Gauge gauge = new Gauge();

                input.run(
                        Parallel.nJobs(nJobs),
                        TestJob.squares(5).stream().map(gauge::watch).toList());

                assertThat(gauge.threads()).as("%s, %s", nJobs, input).containsExactly(Thread.currentThread());
            }
        }
    }

    @Test
    void theTextNamesTheNumberAsItWasGiven() {
        assertThat(Parallel.nJobs(5)).hasToString("Parallel(nJobs=5, backend=threads)");
        assertThat(Parallel.nJobs(-1)).hasToString("Parallel(nJobs=-1, backend=threads)");
    }

    @Test
    void aNegativeGraceIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parallel.nJobs(2).grace(Duration.ofMillis(-1)))
                .withMessage("grace must not be negative, but is PT-0.001S: "
                        + "use Duration.ZERO to give up jobs that do not end at once");
    }

    @Test
    @SuppressWarnings("NullAway") // what code without null checks may do
    void aNullGraceIsRejected() {
        assertThatNullPointerException()
                .isThrownBy(() -> Parallel.nJobs(2).grace(null))
                .withMessage("grace");
    }

    @Test
    void settingTheGraceKeepsTheNumber() {
        assertThat(Parallel.nJobs(3).grace(Duration.ofSeconds(1))).hasToString("Parallel(nJobs=3, backend=threads)");
    }
}
