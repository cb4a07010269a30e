package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of a job that ignores its interrupt is killed. */
class ProcessFailFastTest {

    private final Parallel parallel = ProcessJob.nJobs(3);

    @Test
    void theProcessOfAJobThatIgnoresItsInterruptIsKilled(@TempDir Path folder) {
        for (Verb verb : List.of(Verb.RUN, Verb.STREAM, Verb.RUN_ASYNC)) {
            Signals signals = Signals.in(folder.resolve(verb.name()));
            Job<Integer> stubborn = ProcessJob.doing("stubborn", () -> {
                signals.give("pid", String.valueOf(ProcessJob.pid()));
                signals.meet(2);
                signals.awaitStubbornly("never");
                signals.give("went on");
            });
            Job<Integer> failing = ProcessJob.doing("failing", () -> {
                signals.meet(2);
                throw new IllegalStateException("gone");
            });
            Parallel impatient = parallel.grace(Duration.ofMillis(50));

            Throwable failure = catchThrowable(() -> verb.results(impatient, List.of(failing, stubborn)));
            long pid = Long.parseLong(signals.given("pid").get(0));

            assertThat(ProcessHandle.of(pid))
                    .as("the process of the stubborn job")
                    .isEmpty();
            assertThat(failure)
                    .as(verb.name())
                    .hasMessage("job 0, failing() failed: java.lang.IllegalStateException: gone;"
                            + " still running 50 ms after their interrupt: job 1, stubborn()");
            signals.give("never");
            assertThat(verb.results(impatient, TestJob.squares(40))).isEqualTo(TestJob.squareNumbers(40));
            assertThat(signals.count("went on")).isZero();
        }
    }

    @Test
    void aJobWhoseProcessIsKilledBeforeTheReaderComesHasNotFailedByItself(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> stubborn = ProcessJob.doing("stubborn", () -> {
            signals.give("pid", String.valueOf(ProcessJob.pid()));
            signals.awaitStubbornly("never");
        });
        // All three run before the first has a result: its reader takes no more jobs then.
        Job<Integer> first = ProcessJob.doing(() -> signals.await("failing"));
        Job<Integer> failing = ProcessJob.doing("failing", () -> {
            signals.give("failing");
            signals.await("pid");
            signals.await("delivered");
            throw new IllegalStateException("gone");
        });

        try (Stream<Integer> results = parallel.grace(Duration.ofMillis(50)).stream(first, failing, stubborn)) {
            Iterator<Integer> iterator = results.iterator();
            assertThat(iterator.next()).isZero();
            signals.give("delivered");
            await().until(() -> signals.count("pid") == 1
                    && ProcessHandle.of(Long.parseLong(signals.given("pid").get(0)))
                            .isEmpty());

            assertThatThrownBy(iterator::hasNext)
                    .hasMessage("job 1, failing() failed: java.lang.IllegalStateException: gone")
                    .hasNoSuppressedExceptions();
        }
    }
}
