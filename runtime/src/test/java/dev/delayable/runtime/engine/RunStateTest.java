package dev.delayable.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunStateTest {

    private final RunState state = new RunState();

    @Test
    void aRunLetsEveryJobStart() {
        state.begin();

        assertThat(state.mayStart(Long.MAX_VALUE - 1)).isTrue();
        assertThat(state.takesNoMore()).isFalse();
        assertThat(state.isStopped()).isFalse();
        assertThat(state.hasTerminated()).isFalse();
    }

    @Test
    void aStoppedRunLetsNoJobStart() {
        state.begin();

        assertThat(state.stop()).isTrue();

        assertThat(state.mayStart(0)).isFalse();
        assertThat(state.takesNoMore()).isTrue();
        assertThat(state.isStopped()).isTrue();
    }

    @Test
    void onlyTheFirstStopCounts() {
        state.begin();
        state.stop();

        assertThat(state.stop()).isFalse();
    }

    @Test
    void aRunThatIsStoppedBeforeItBeginsStaysStopped() {
        assertThat(state.stop()).isTrue();
        state.begin();

        assertThat(state.isStopped()).isTrue();
        assertThat(state.stop()).isFalse();
    }

    @Test
    void aStopAfterTheEndIsNone() {
        state.begin();

        assertThat(state.terminate()).isTrue();

        assertThat(state.stop()).isFalse();
        assertThat(state.terminate()).isFalse();
        assertThat(state.hasTerminated()).isTrue();
    }

    @Test
    void theBoundOnlyFalls() {
        assertThat(state.stopFrom(5)).isTrue();
        assertThat(state.stopFrom(5)).isFalse();
        assertThat(state.stopFrom(7)).isFalse();
        assertThat(state.mayStart(4)).isTrue();
        assertThat(state.mayStart(5)).isFalse();

        assertThat(state.stopFrom(2)).isTrue();

        assertThat(state.mayStart(2)).isFalse();
        assertThat(state.takesNoMore()).isTrue();
        assertThat(state.isStopped()).isFalse();
    }

    @Test
    void theBoundStaysBelowAllJobsOnceTheRunIsStopped() {
        state.stop();

        assertThat(state.stopFrom(3)).isFalse();
        assertThat(state.mayStart(0)).isFalse();
    }

    @Test
    void aDeadlineAfterTheEndIsNone() {
        state.begin();
        state.terminate();

        assertThat(state.deadlinePassed()).isFalse();
        assertThat(state.isPastDeadline()).isFalse();
    }

    @Test
    void aDeadlineBeforeTheEndCountsEvenIfTheRunIsStopping() {
        state.begin();
        state.stop();

        assertThat(state.deadlinePassed()).isTrue();
        assertThat(state.isPastDeadline()).isTrue();
    }

    @Test
    void aStreamThatIsClosedAfterTheEndWasComplete() {
        state.terminate();
        state.closed();

        assertThat(state.isClosed()).isFalse();
    }

    @Test
    void aStreamThatIsClosedBeforeTheEndWasNot() {
        state.begin();
        state.closed();

        assertThat(state.isClosed()).isTrue();
    }

    @Test
    void theFirstFailureOfTheEngineIsTheReason() {
        Throwable first = new IllegalStateException("first");
        state.engineFailed(first);
        state.engineFailed(new IllegalStateException("second"));

        assertThat(state.engineFailure()).isSameAs(first);
    }

    @Test
    void theFirstInterruptIsTheReason() {
        assertThat(state.callerInterrupt("")).isNull();
        InterruptedException first = new InterruptedException("first");
        state.callerInterrupted(first, ", at job 1");
        state.callerInterrupted(new InterruptedException("second"), ", at job 2");

        assertThat(state.callerInterrupt("; still running"))
                .hasCause(first)
                .hasMessageEndingWith(", at job 1; still running");
    }
}
