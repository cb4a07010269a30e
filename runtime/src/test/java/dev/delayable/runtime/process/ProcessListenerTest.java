package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.RunListener;
import dev.delayable.runtime.TestJob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What listeners and reports are told of jobs in processes. */
class ProcessListenerTest {

    /** Notes what it is told; of several jobs in the order of the calls. */
    private static final class Notes implements RunListener {

        private final List<String> notes = new ArrayList<>();

        synchronized void note(String what) {
            notes.add(what);
        }

        synchronized List<String> all() {
            return List.copyOf(notes);
        }

        /** Without the index. */
        List<String> ofJob(int index) {
            return all().stream()
                    .filter(note -> note.startsWith(index + " "))
                    .map(note -> note.substring(note.indexOf(' ') + 1))
                    .toList();
        }

        @Override
        public void runStarted(long total, int workers) {
            note("run of " + total + " at " + workers);
        }

        @Override
        public void submitted(long index, Job<?> job) {
            note(index + " submitted");
        }

        @Override
        public void started(long index, Job<?> job, int attempt) {
            note(index + " started, attempt " + attempt);
        }

        @Override
        public void finished(Outcome.Success<?> outcome) {
            note(outcome.index() + " finished with " + outcome.value() + ", attempt " + outcome.attempts());
        }

        @Override
        public void failed(Outcome.Failure<?> outcome) {
            note(outcome.index() + " failed with " + outcome.exception() + ", attempt " + outcome.attempts());
        }

        @Override
        public void retried(Outcome.Failure<?> outcome, Duration delay) {
            note(outcome.index() + " retried, attempt " + outcome.attempts());
        }

        @Override
        public void runFinished(long finished, long failed) {
            note("run ended, " + finished + " finished, " + failed + " failed");
        }
    }

    private final Notes notes = new Notes();
    private final Parallel parallel = ProcessJob.nJobs(2).listener(notes);

    @Test
    void anAttemptThatIsFollowedByAnotherIsNoFailure() {
        Job<Integer> flaky = ProcessJob.of(() -> {
            int attempt = JobContext.current().attempt();
            if (attempt == 1) {
                Runtime.getRuntime().halt(1);
            } else if (attempt == 2) {
                throw new IOException("not yet");
            }
            return 7;
        });

        parallel.retry(Retry.attempts(3)).run(ProcessJob.of(() -> 1), flaky, ProcessJob.of(() -> 1));

        assertThat(notes.ofJob(1))
                .containsExactly(
                        "submitted",
                        "started, attempt 1",
                        "retried, attempt 1",
                        "started, attempt 2",
                        "retried, attempt 2",
                        "started, attempt 3",
                        "finished with 7, attempt 3");
        assertThat(notes.ofJob(0)).containsExactly("submitted", "started, attempt 1", "finished with 1, attempt 1");
    }

    @Test
    void jobsThatWaitedAtALostWorkerAreToldToHaveStartedOnce() {
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(30));
        jobs.set(3, ProcessJob.doing(() -> {
            if (JobContext.current().attempt() == 1) {
                Runtime.getRuntime().halt(1);
            }
        }));

        parallel.batchSize(10).retry(Retry.attempts(2)).run(jobs);

        for (int i = 0; i < 30; i++) {
            if (i != 3) {
                assertThat(notes.ofJob(i))
                        .containsExactly("submitted", "started, attempt 1", "finished with " + i * i + ", attempt 1");
            }
        }
    }

    @Test
    void jobsThatWaitBehindOneThatTheDeadlineStopsAreToldToHaveFailed() {
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(20));
        jobs.set(2, ProcessJob.endless("endless"));

        parallel.batchSize(10).deadline(Duration.ofMillis(500)).outcomes(jobs);

        for (int i = 2; i < 5; i++) { // of the same batch, however the jobs are divided
            List<String> told = notes.ofJob(i);
            assertThat(told).hasSize(3).startsWith("submitted", "started, attempt 1");
            assertThat(told.get(2)).startsWith("failed with dev.delayable.runtime.DeadlineExceededException: ");
        }
        assertThat(notes.all()).last().asString().startsWith("run ended, ");
    }

    @Test
    void progressIsReported() {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ProcessJob.nJobs(2).verbose(11).run(TestJob.squares(4));
        } finally {
            System.setErr(before);
        }

        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(1 + 4);
        assertThat(lines.get(0)).isEqualTo("[Parallel(n_jobs=2)]: Using backend processes with 2 concurrent workers.");
        assertThat(lines.get(4)).contains("Done   4 out of   4").endsWith("finished");
    }
}
