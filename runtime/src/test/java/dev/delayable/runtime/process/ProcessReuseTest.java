package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Caller;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 8: after anything that went wrong the next run is right, and runs at the same time do not disturb one another. See PromiseReuseTest too. */
class ProcessReuseTest {

    private final Parallel parallel = ProcessJob.nJobs(3);

    private static void assertNextRunIsRight(Verb verb, Parallel parallel) {
        assertThat(verb.results(parallel, TestJob.squares(40))).as(verb.name()).isEqualTo(TestJob.squareNumbers(40));
    }

    /** Cases 22 and X1. */
    @Test
    void afterAFailureTheNextRunIsRight() {
        List<Job<Integer>> failing = new ArrayList<>(TestJob.squares(30));
        failing.set(10, ProcessJob.failing("failing", "gone"));

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(parallel, failing)).isInstanceOf(JobFailedException.class);
            assertNextRunIsRight(verb, parallel);
        }
    }

    @Test
    void afterATimeoutTheNextRunIsRight() {
        Parallel limited = parallel.timeout(Duration.ofMillis(50));
        List<Job<Integer>> slow = List.of(ProcessJob.endless("slow"), ProcessJob.endless("slow"));

        for (Verb verb : Verb.thatThrow()) {
            assertThatThrownBy(() -> verb.results(limited, slow)).isInstanceOf(JobTimeoutException.class);
            assertNextRunIsRight(verb, parallel);
        }
    }

    /** Case 23. */
    @Test
    void afterAnInterruptTheNextRunIsRight(@TempDir Path folder) {
        for (Verb verb : List.of(Verb.RUN, Verb.RUN_LAZILY, Verb.STREAM)) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            Caller<List<Integer>> caller =
                    Caller.start(() -> verb.results(parallel, List.of(signals.watch(ProcessJob.endless("endless")))));
            await().until(() -> signals.running() == 1);
            caller.interrupt();

            assertThat(caller.failure()).isInstanceOf(CancellationException.class);
            assertNextRunIsRight(verb, parallel);
        }
    }

    @Test
    void runsAtTheSameTimeHaveEachItsOwnResults() {
        Parallel two = ProcessJob.nJobs(2);
        List<Caller<List<Integer>>> callers = IntStream.range(0, 3)
                .mapToObj(run -> Caller.start(() -> two.run(ProcessJob.times(500, i -> ProcessJob.of(() -> i * run)))))
                .toList();

        for (int run = 0; run < callers.size(); run++) {
            int factor = run;
            assertThat(callers.get(run).result())
                    .isEqualTo(
                            IntStream.range(0, 500).map(i -> i * factor).boxed().toList());
        }
    }

    @Test
    void aFailureOfOneRunDoesNotReachAnother(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Parallel two = ProcessJob.nJobs(2);
        Caller<List<Integer>> blocked = Caller.start(
                () -> two.run(signals.watch(ProcessJob.doing(() -> signals.await("release"))), ProcessJob.of(() -> 0)));
        await().until(() -> signals.running() == 1);

        assertThatThrownBy(() -> two.run(ProcessJob.failing("failing", "gone"))).isInstanceOf(JobFailedException.class);

        assertThat(blocked.isDone()).isFalse();
        signals.give("release");
        assertThat(blocked.result()).containsExactly(0, 0);
    }

    /** Case 51. */
    @Test
    void twoRunsUseTheSameProcesses(@TempDir Path folder) {
        processesOfARun(Signals.in(folder.resolve("more")), 5); // there is a choice
        Set<Long> first = processesOfARun(Signals.in(folder.resolve("first")), 3);
        Set<Long> second = processesOfARun(Signals.in(folder.resolve("second")), 3);

        assertThat(first).hasSize(3);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void processesWhoseJobsFailedOrWereInterruptedAreUsedAgain(@TempDir Path folder) {
        Signals signals = Signals.in(folder.resolve("between"));
        Set<Long> first = processesOfARun(Signals.in(folder.resolve("first")), 3);
        Job<Integer> failing = ProcessJob.doing("failing", () -> {
            signals.await("watched", 2);
            throw new IllegalStateException("gone");
        });
        Job<Integer> endless = signals.watch(ProcessJob.endless("endless"));

        assertThatThrownBy(() -> parallel.run(failing, endless, endless)).isInstanceOf(JobFailedException.class);

        assertThat(processesOfARun(Signals.in(folder.resolve("second")), 3)).isEqualTo(first);
    }

    private static Set<Long> processesOfARun(Signals signals, int nJobs) {
        return new HashSet<>(ProcessJob.nJobs(nJobs)
                .run(ProcessJob.times(
                        nJobs,
                        i -> ProcessJob.of(() -> {
                            signals.meet(nJobs);
                            return ProcessJob.pid();
                        }))));
    }
}
