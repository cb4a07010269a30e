package dev.delayable.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.benchmarks.report.Goal.Verdict;
import org.junit.jupiter.api.Test;

/** When a goal is reached. */
class GoalTest {

    @Test
    void aValueBelowTheLimitByMoreThanItsErrorReachesItHoweverLargeTheErrorIs() {
        assertThat(Verdict.atMost(1.0, new Measured(0.14, 0.04))).isEqualTo(Verdict.REACHED);
        assertThat(Verdict.atMost(1.0, new Measured(0.01, 0.02))).isEqualTo(Verdict.REACHED);
        assertThat(Verdict.atMost(1.0, new Measured(0.5, 0.5))).isEqualTo(Verdict.REACHED);
    }

    @Test
    void aValueAboveTheLimitByMoreThanItsErrorMissesItHoweverLargeTheErrorIs() {
        assertThat(Verdict.atMost(1.0, new Measured(1.2, 0.1))).isEqualTo(Verdict.MISSED);
        assertThat(Verdict.atMost(25, new Measured(90, 60))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void aLimitWithinASmallErrorIsReachedByTheMeanOrWithinTheError() {
        assertThat(Verdict.atMost(1.0, new Measured(1.0, 0.1))).isEqualTo(Verdict.REACHED);
        assertThat(Verdict.atMost(1.0, new Measured(1.05, 0.1))).isEqualTo(Verdict.WITHIN_ERROR);
    }

    @Test
    void aLimitWithinALargeErrorSaysNothing() {
        assertThat(Verdict.atMost(25, new Measured(24, 12))).isEqualTo(Verdict.UNCLEAR);
        assertThat(Verdict.atMost(1.0, new Measured(1.14, 0.31))).isEqualTo(Verdict.UNCLEAR);
    }

    @Test
    void aValueThatWasMeasuredOnceIsTakenAsItIs() {
        assertThat(Verdict.atMost(1.0, new Measured(1.0, Double.NaN))).isEqualTo(Verdict.REACHED);
        assertThat(Verdict.atMost(1.0, new Measured(1.2, Double.NaN))).isEqualTo(Verdict.MISSED);
    }
}
