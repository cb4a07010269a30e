package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
        public void submitted(long index, Job<?> job) {
            note("submitted " + job + " " + index);
        }

        @Override
        public void started(long index, Job<?> job, int attempt) {
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
        assertThatAllFinished(notes, 5);
    }

    @EveryBackend
    void itIsToldTheSameWhereverJobsRun(TestBackend backend) {
        for (Verb verb : Verb.values()) {
            Notes told = new Notes();

            verb.results(backend.nJobs(3).listener(told), TestJob.squares(50));

            assertThat(told.notes()).as(verb.name()).hasSize(1 + 50 * 3 + 1);
            assertThatAllFinished(told, 50);
        }
    }

    private static void assertThatAllFinished(Notes told, int jobs) {
        for (int i = 0; i < jobs; i++) {
            assertThat(told.ofJob(i))
                    .containsExactly(
                            "submitted slowFunction(" + i + ") " + i,
                            "started slowFunction(" + i + "), attempt 1, " + i,
                            "finished with " + i * i + ", attempt 1, " + i);
        }
    }

    @EveryBackend
    void theRunComesBeforeAndAfterAllItsJobs(TestBackend backend) {
        String workers = " at " + backend.workers(3) + " begins";
        Notes lazily = new Notes();

        backend.nJobs(3).listener(notes).run(TestJob.squares(50));
        backend.nJobs(3).listener(lazily).run(TestJob.squares(50).iterator());

        assertThat(notes.notes()).startsWith("run of 50" + workers).endsWith("run ended, 50 finished, 0 failed");
        assertThat(lazily.notes()).startsWith("run of -1" + workers).endsWith("run ended, 50 finished, 0 failed");
    }

    @EveryBackend
    void aFailureEndsTheJobAndTheRun(TestBackend backend) {
        Job<Integer> bad = TestJob.failing("bad", new IOException("no"));

        Caller.start(() -> backend.nJobs(1).listener(notes).run(bad)).failure();

        assertThat(notes.notes())
                .containsExactly(
                        "run of 1 at 1 begins",
                        "submitted bad() 0",
                        "started bad(), attempt 1, 0",
                        "failed with java.io.IOException: no, attempt 1, 0",
                        "run ended, 0 finished, 1 failed");
    }

    @EveryBackend
    void aFailureAmongOutcomesEndsItsJobOnly(TestBackend backend) {
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(20));
        for (int i = 0; i < 20; i += 3) {
            jobs.set(i, TestJob.failing("bad", new IOException("no")));
        }

        backend.nJobs(3).listener(notes).outcomes(jobs);

        assertThat(notes.notes()).hasSize(1 + 20 * 3 + 1).endsWith("run ended, 13 finished, 7 failed");
        for (int i = 0; i < 20; i++) {
            String job = i % 3 == 0 ? "bad()" : "slowFunction(" + i + ")";
            String end = i % 3 == 0 ? "failed with java.io.IOException: no" : "finished with " + i * i;
            assertThat(notes.ofJob(i))
                    .containsExactly(
                            "submitted " + job + " " + i,
                            "started " + job + ", attempt 1, " + i,
                            end + ", attempt 1, " + i);
        }
    }

    @EveryBackend
    void anAttemptThatIsFollowedByAnotherIsNoFailure(TestBackend backend) {
        List<Job<Integer>> jobs = IntStream.range(0, 10)
                .mapToObj(i -> flaky(i < 5 ? 3 : Integer.MAX_VALUE))
                .toList();

        backend.nJobs(3).retry(Retry.attempts(3)).listener(notes).outcomes(jobs);

        assertThat(notes.notes()).hasSize(1 + 10 * 7 + 1).endsWith("run ended, 5 finished, 5 failed");
        for (int i = 0; i < 10; i++) {
            assertThat(notes.ofJob(i))
                    .containsExactly(
                            "submitted flaky() " + i,
                            "started flaky(), attempt 1, " + i,
                            "retried in 0 ms, attempt 1, " + i,
                            "started flaky(), attempt 2, " + i,
                            "retried in 0 ms, attempt 2, " + i,
                            "started flaky(), attempt 3, " + i,
                            (i < 5 ? "finished with 7" : "failed with java.io.IOException: not yet") + ", attempt 3, "
                                    + i);
        }
    }

    private static Job<Integer> flaky(int succeedsAt) {
        AtomicInteger calls = new AtomicInteger();
        return TestJob.of("flaky", () -> {
            if (calls.incrementAndGet() < succeedsAt) {
                throw new IOException("not yet");
            }
            return 7;
        });
    }

    @EveryBackend
    void aRunThatIsStoppedTellsTheEndOfTheJobsThatItInterrupts(TestBackend backend) {
        int workers = backend.workers(3);
        CountDownLatch othersRun = new CountDownLatch(workers - 1);
        CountDownLatch never = new CountDownLatch(1);
        List<Job<Integer>> jobs = new ArrayList<>();
        jobs.add(TestJob.doing("bad", () -> {
            othersRun.await();
            throw new IOException("no");
        }));
        for (int i = 1; i < 20; i++) {
            jobs.add(TestJob.doing(() -> {
                othersRun.countDown();
                never.await();
            }));
        }

        Caller.start(() -> backend.nJobs(3).listener(notes).run(jobs)).failure();

        assertThat(notes.notes())
                .startsWith("run of 20 at " + workers + " begins")
                .endsWith("run ended, 0 finished, " + workers + " failed");
        for (int i = 0; i < 20; i++) {
            assertThat(kinds(notes.ofJob(i)))
                    .isEqualTo(i < workers ? List.of("submitted", "started", "failed") : List.of("submitted"));
        }
    }

    @EveryPlace
    void whatHasStartedEndsOnceWhateverStopsTheRun(TestBackend backend) {
        for (int round = 0; round < 20; round++) {
            List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(60));
            jobs.set(3 * round, SampleFunctionsDelayed.slowFunction2(1, 2, 3).operation("none"));
            Notes told = new Notes();

            Caller.start(() -> backend.nJobs(2).batchSize(10).listener(told).run(jobs))
                    .failure();

            for (int i = 0; i < 60; i++) {
                List<String> kinds = kinds(told.ofJob(i));
                if (kinds.contains("started")) {
                    assertThat(kinds).hasSize(3).containsAnyOf("finished", "failed");
                }
            }
            assertThat(told.notes()).last().asString().startsWith("run ended");
        }
    }

    private static List<String> kinds(List<String> notes) {
        return notes.stream().map(note -> note.substring(0, note.indexOf(' '))).toList();
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
        assertThatAFailingListenerHarmsNobody(Parallel.nJobs(nJobs));
    }

    @EveryBackend
    void aListenerThatFailsHarmsNobodyWhereverJobsRun(TestBackend backend) {
        assertThatAFailingListenerHarmsNobody(backend.nJobs(3));
    }

    private void assertThatAFailingListenerHarmsNobody(Parallel parallel) {
        RunListener failing = new Notes() {
            @Override
            synchronized void note(String what) {
                throw new AssertionError("a bug in the listener");
            }
        };
        Job<Integer> flaky = flaky(2);
        Job<Integer> bad = flaky(Integer.MAX_VALUE);
        int events = 1 + (3 + 5 + 5) + 1;

        try (LogCapture log = LogCapture.start()) {
            List<Outcome<Integer>> outcomes = parallel.retry(Retry.attempts(2))
                    .listener(failing)
                    .listener(notes)
                    .outcomes(TestJob.of(() -> 3), flaky, bad);

            assertThat(outcomes).extracting(Outcome::isSuccess).containsExactly(true, true, false);
            assertThat(log.warnings())
                    .hasSize(events)
                    .allMatch(line -> line.startsWith(
                            "a listener of a run failed: " + getClass().getName()));
        }
        assertThat(notes.notes()).hasSize(events).endsWith("run ended, 2 finished, 1 failed");
    }

    @EveryBackend
    void theListenerOfARunIsMadeForItsBackend(TestBackend backend) {
        List<String> backends = new ArrayList<>();
        RunListener telling = new RunListener() {
            @Override
            public RunListener forRun(String name) {
                backends.add(name);
                return notes;
            }
        };

        backend.nJobs(2).listener(telling).run(TestJob.squares(3));

        assertThat(backends).containsExactly(backend.backend().name());
        assertThat(notes.notes()).endsWith("run ended, 3 finished, 0 failed");
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
