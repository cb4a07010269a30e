package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a {@link RunListener} is told. */
class RunListenerTest {

    /** Notes what it is told; of several jobs in the order of the calls. */
    private static class Notes implements RunListener {

        private final List<String> notes = new ArrayList<>();

        synchronized void note(String what) {
            notes.add(what);
        }

        synchronized List<String> notes() {
            return List.copyOf(notes);
        }

        List<String> ofJob(int index) {
            return notes().stream().filter(note -> note.endsWith(" " + index)).toList();
        }

        @Override
        public void runStarted(long total, int workers) {
            note("run of " + total + " at " + workers + " begins");
        }

        @Override
        public void submitted(int index, Job<?> job) {
            note("submitted " + job + " " + index);
        }

        @Override
        public void started(int index, Job<?> job, int attempt) {
            note("started " + job + ", attempt " + attempt + ", " + index);
        }

        @Override
        public void finished(Outcome.Success<?> outcome) {
            note("finished with " + outcome.value() + ", attempt " + outcome.attempts() + ", " + outcome.index());
        }

        @Override
        public void failed(Outcome.Failure<?> outcome) {
            note("failed with " + outcome.exception() + ", attempt " + outcome.attempts() + ", " + outcome.index());
        }

        @Override
        public void retried(Outcome.Failure<?> outcome, Duration delay) {
            note("retried in " + delay.toMillis() + " ms, attempt " + outcome.attempts() + ", " + outcome.index());
        }

        @Override
        public void runFinished(long finished, long failed) {
            note("run ended, " + finished + " finished, " + failed + " failed");
        }
    }

    private final Notes notes = new Notes();

    @EveryNJobs
    void ofEachJobItIsToldOnceThatItWasSubmittedStartedAndFinished(int nJobs) {
        Parallel.nJobs(nJobs).listener(notes).run(TestJob.squares(5));

        assertThat(notes.notes()).hasSize(1 + 5 * 3 + 1);
        for (int i = 0; i < 5; i++) {
            assertThat(notes.ofJob(i))
                    .containsExactly(
                            "submitted slowFunction(" + i + ") " + i,
                            "started slowFunction(" + i + "), attempt 1, " + i,
                            "finished with " + i * i + ", attempt 1, " + i);
        }
    }

    @Test
    void theRunComesBeforeAndAfterAllItsJobs() {
        Parallel.nJobs(2).listener(notes).run(TestJob.squares(5));

        assertThat(notes.notes()).startsWith("run of 5 at 2 begins").endsWith("run ended, 5 finished, 0 failed");
    }

    @Test
    void aFailureEndsTheJobAndTheRun() {
        Job<Integer> bad = TestJob.failing("bad", new IOException("no"));

        Caller.start(() -> Parallel.nJobs(1).listener(notes).run(bad)).failure();

        assertThat(notes.notes())
                .containsExactly(
                        "run of 1 at 1 begins",
                        "submitted bad() 0",
                        "started bad(), attempt 1, 0",
                        "failed with java.io.IOException: no, attempt 1, 0",
                        "run ended, 0 finished, 1 failed");
    }

    @Test
    void anAttemptThatIsFollowedByAnotherIsNoFailure() {
        AtomicInteger calls = new AtomicInteger();
        Job<Integer> flaky = TestJob.of("flaky", () -> {
            if (calls.incrementAndGet() < 3) {
                throw new IOException("not yet");
            }
            return 7;
        });

        Parallel.nJobs(2).retry(Retry.attempts(3)).listener(notes).run(List.of(flaky));

        assertThat(notes.ofJob(0))
                .containsExactly(
                        "submitted flaky() 0",
                        "started flaky(), attempt 1, 0",
                        "retried in 0 ms, attempt 1, 0",
                        "started flaky(), attempt 2, 0",
                        "retried in 0 ms, attempt 2, 0",
                        "started flaky(), attempt 3, 0",
                        "finished with 7, attempt 3, 0");
    }

    @Test
    void eachRunCanHaveAListenerOfItsOwn() {
        List<Notes> runs = new ArrayList<>();
        Parallel parallel = Parallel.nJobs(2).listener(new RunListener() {
            @Override
            public RunListener forRun() {
                runs.add(new Notes());
                return runs.get(runs.size() - 1);
            }
        });

        parallel.run(TestJob.squares(3));
        parallel.run(TestJob.squares(4));

        assertThat(runs)
                .extracting(run -> run.notes().get(0))
                .containsExactly("run of 3 at 2 begins", "run of 4 at 2 begins");
    }

    @EveryNJobs
    void aListenerThatFailsHarmsNeitherTheRunNorTheOthers(int nJobs) {
        RunListener failing = new Notes() {
            @Override
            synchronized void note(String what) {
                throw new AssertionError("a bug in the listener");
            }
        };

        try (LogCapture log = LogCapture.start()) {
            assertThat(Parallel.nJobs(nJobs).listener(failing).listener(notes).run(TestJob.squares(5)))
                    .isEqualTo(TestJob.squareNumbers(5));

            assertThat(log.warnings())
                    .hasSize(1 + 5 * 3 + 1)
                    .allMatch(line -> line.startsWith(
                            "a listener of a run failed: " + getClass().getName()));
        }
        assertThat(notes.notes()).hasSize(1 + 5 * 3 + 1);
    }

    @Test
    void aListenerThatCannotBeMadeForARunIsLeftOut() {
        RunListener failing = new RunListener() {
            @Override
            public RunListener forRun() {
                throw new IllegalStateException("no");
            }
        };

        try (LogCapture log = LogCapture.start()) {
            assertThat(Parallel.nJobs(2).listener(failing).listener(notes).run(TestJob.squares(5)))
                    .isEqualTo(TestJob.squareNumbers(5));

            assertThat(log.warnings()).hasSize(1);
        }
        assertThat(notes.notes()).endsWith("run ended, 5 finished, 0 failed");
    }
}
