package dev.delayable.samples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Job;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowFunctionsTest {

    @BeforeEach
    void doNotSleep() {
        Sleep.setDuration(Duration.ZERO);
    }

    @AfterEach
    void sleepAsLongAsBefore() {
        Sleep.setDuration(Sleep.DEFAULT);
    }

    @Test
    void slowFunctionDoubles() throws Exception {
        assertThat(SlowFunctionsDelayed.slowFunction(21).call()).isEqualTo(42);
    }

    @Test
    void slowFunction2MultipliesByDefault() throws Exception {
        assertThat(SlowFunctionsDelayed.slowFunction2(3, 4).call()).isEqualTo(12);
    }

    @Test
    void slowFunction2AddsAllFurtherValues() throws Exception {
        assertThat(SlowFunctionsDelayed.slowFunction2(3, 4, 10, 20)
                        .operation("-")
                        .call())
                .isEqualTo(29);
    }

    @Test
    void slowFunction2KnowsNoOtherOperation() {
        Job<Integer> job = SlowFunctionsDelayed.slowFunction2(0, 20, 3).operation("/");

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(job::call)
                .withMessageContaining("/");
    }

    @Test
    void theySleepASecondUnlessToldOtherwise() {
        assertThat(Sleep.DEFAULT).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theyCanBeInterruptedWhileTheySleep() {
        Sleep.setDuration(Duration.ofHours(1));

        Thread.currentThread().interrupt();
        assertThatThrownBy(SlowFunctionsDelayed.slowFunction(1)::call).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(SlowFunctionsDelayed.slowFunction2(1, 2)::call).isInstanceOf(InterruptedException.class);
    }
}
