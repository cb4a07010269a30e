package dev.delayable.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeasuredTest {

    @Test
    void theErrorOfARatioHoldsTheErrorsOfBothValues() {
        Measured ratio = new Measured(200, 6).over(new Measured(100, 4));
        assertThat(ratio.value()).isEqualTo(2);
        assertThat(ratio.error()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void aValueReadsWithItsError() {
        assertThat(new Measured(1.034, 0.016)).hasToString("1.03 ± 0.02");
        assertThat(new Measured(12_345.6, 78.9)).hasToString("12,346 ± 79");
    }

    @Test
    void aValueThatWasMeasuredOnceReadsWithoutError() {
        assertThat(new Measured(3.5, Double.NaN)).hasToString("3.50");
    }
}
