package dev.delayable.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RunLoopTest {

    private final AtomicBoolean isInterrupted = new AtomicBoolean();

    private static FedSource source(Job<?> job) {
        return new FedSource(
                List.of(job).iterator(), 1, Window.fixed(1, 1, BatchSizer.fixed(1)), ResultKind.ORDERED, false);
    }

    /** The interrupt of the outer run may have ended the inner one, which has cleared it. */
    @Test
    void theEndOfARunInsideAJobLeavesTheInterruptThatIsMeantForTheJob() {
        Run outer = runOneJob(true);

        assertThat(outer.isStopped()).isTrue();
        assertThat(isInterrupted).isTrue();
        assertThat(Thread.interrupted())
                .as("the interrupt has reached nothing after the job")
                .isFalse();
    }

    @Test
    void theEndOfARunInsideAJobDoesNotInterruptAJobThatGoesOn() {
        Run outer = runOneJob(false);

        assertThat(outer.isStopped()).isFalse();
        assertThat(isInterrupted).isFalse();
    }

    /** Runs a job in the current thread that begins a run, is to end or not, and ends the inner run. */
    private Run runOneJob(boolean isToEnd) {
        Run[] outer = new Run[1];
        FedSource source = source(Job.of("outer", () -> {
            Worker worker = Objects.requireNonNull(CurrentJob.worker());
            RunLoop inner =
                    new RunLoop(BareRun.inside(worker, source(Job.of("inner", () -> 1))), 1, (run, workers) -> {});
            if (isToEnd) {
                outer[0].stop(); // which interrupts nobody: the run has no workers that it knows
            }
            inner.close();
            isInterrupted.set(Thread.currentThread().isInterrupted());
            return 1;
        }));
        Run run = BareRun.of(source);
        outer[0] = run;
        source.take(run);
        assertThat(new CallingWorker(run, Crew.ofCaller(), null).runOneBatch()).isTrue();
        return run;
    }
}
