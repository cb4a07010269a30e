package dev.delayable.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.delayable.memory.store.Stores;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.ParallelConfig;
import dev.delayable.runtime.ResultMemory;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.RunListener;
import dev.delayable.runtime.backend.Backend;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class MemoryRunTest {

    @TempDir
    Path directory;

    private Memory memory;

    @BeforeEach
    void start() {
        memory = Memory.in(directory.resolve("results"));
        Scores.CALLS.set(0);
    }

    @AfterEach
    void close() {
        Stores.close(directory.resolve("results"));
    }

    private static Stream<Backend> backends() {
        Stream<Backend> all = Stream.of(Backends.sequential(), Backends.threads(), Backends.processes());
        return Runtime.version().feature() < 21 ? all : Stream.concat(all, Stream.of(Backends.virtualThreads()));
    }

    private static List<Job<Integer>> jobs(int from, int to) {
        return IntStream.range(from, to)
                .<Job<Integer>>mapToObj(i -> ScoresDelayed.mul(i, 2))
                .toList();
    }

    private static List<Integer> results(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> 2 * i).toList();
    }

    @ParameterizedTest
    @MethodSource("backends")
    void everyVerbFindsWhatAnEarlierRunHasKept(Backend backend) {
        Recorder recorder = new Recorder();
        Parallel parallel = Parallel.nJobs(2).backend(backend).memory(memory).listener(recorder);

        assertThat(parallel.run(jobs(0, 100))).isEqualTo(results(0, 100));
        assertThat(recorder.recalled).isEmpty();
        assertThat(parallel.run(jobs(50, 150))).isEqualTo(results(50, 150));
        assertThat(recorder.recalled).hasSize(50);
        assertThat(recorder.started).hasSize(150);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void streamsOutcomesAndFuturesComeFromTheMemoryToo(Backend backend) {
        Parallel parallel = Parallel.nJobs(2).backend(backend).memory(memory);
        parallel.run(jobs(0, 100));

        assertThat(parallel.stream(jobs(0, 120))).isEqualTo(results(0, 120));
        assertThat(parallel.stream(jobs(0, 120).iterator())).isEqualTo(results(0, 120));
        assertThat(parallel.unordered().stream(jobs(0, 130))).containsExactlyInAnyOrderElementsOf(results(0, 130));
        assertThat(parallel.runAsync(jobs(0, 140)).join()).isEqualTo(results(0, 140));
        List<Outcome<Integer>> outcomes = parallel.outcomes(jobs(130, 150));
        assertThat(outcomes.subList(0, 10)).allSatisfy(outcome -> {
            Outcome.Success<Integer> success = (Outcome.Success<Integer>) outcome;
            assertThat(success.fromMemory()).isTrue();
            assertThat(success.attempts()).isZero();
        });
        assertThat(outcomes.subList(10, 20))
                .allSatisfy(outcome -> assertThat(((Outcome.Success<Integer>) outcome).fromMemory())
                        .isFalse());
    }

    /** What listeners are told. */
    private static final class Recorder implements RunListener {
        final List<Object> recalled = Collections.synchronizedList(new ArrayList<>());
        final List<Object> started = Collections.synchronizedList(new ArrayList<>());
        volatile long finishedInAll;

        @Override
        public void recalled(Outcome.Success<?> outcome) {
            recalled.add(outcome.value());
        }

        @Override
        public void started(long index, Job<?> job, int attempt) {
            started.add(job);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one call at a time
        public void runFinished(long finished, long failed) {
            finishedInAll += finished;
        }
    }

    @Test
    void listenersAreToldOfARecalledJobInPlaceOfItsStart() {
        Recorder recorder = new Recorder();
        Parallel parallel = Parallel.nJobs(2).memory(memory);
        parallel.run(jobs(0, 10));

        parallel.listener(recorder).run(jobs(0, 15));

        assertThat(recorder.recalled).containsExactlyInAnyOrderElementsOf(results(0, 10));
        assertThat(recorder.started).hasSize(5);
        assertThat(recorder.finishedInAll).isEqualTo(15);
    }

    @Test
    void linesTellHowManyResultsCameFromTheMemory() {
        Parallel parallel = Parallel.nJobs(2).memory(memory);
        parallel.run(jobs(0, 10));
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
        try {
            parallel.verbose(1).run(jobs(0, 20));
        } finally {
            System.setErr(err);
        }

        assertThat(lines.toString(StandardCharsets.UTF_8)).contains("Done  20 out of  20 (10 from memory) | elapsed");
    }

    @Test
    void resultsOfAllKindsComeBackAsTheyWere() {
        Parallel parallel = Parallel.nJobs(1).memory(memory);
        List<Job<?>> jobs = List.of(
                ScoresDelayed.score("a", 1.5, 1, 2),
                ScoresDelayed.array(-1),
                ScoresDelayed.array(3),
                ScoresDelayed.done(1),
                ScoresDelayed.optional(true),
                ScoresDelayed.optional(false),
                ScoresDelayed.large(200_000),
                ScoresDelayed.same("\ud800text"),
                ScoresDelayed.same(List.of(1, "two", 3.0)));
        List<Object> first = new ArrayList<>(parallel.run(jobs));
        int calls = Scores.CALLS.get();

        List<Object> second = new ArrayList<>(parallel.run(jobs));

        assertThat(Scores.CALLS).hasValue(calls);
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
        assertThat(second.get(0)).isEqualTo(first.get(0)).isNotSameAs(first.get(0));
    }

    @Test
    void ofEqualJobsInOneRunOneRunsWhileOthersUseTheWorkers() throws Exception {
        Scores.gate = new CountDownLatch(1);
        List<Job<Integer>> jobs = new ArrayList<>(Collections.nCopies(100, ScoresDelayed.blocked(7)));
        jobs.addAll(jobs(0, 50));
        Recorder recorder = new Recorder();
        CountDownLatch othersDone = new CountDownLatch(50);
        RunListener opening = new RunListener() {
            @Override
            public void finished(Outcome.Success<?> outcome) {
                if (outcome.job().function().name().equals("mul")) {
                    othersDone.countDown();
                }
            }
        };
        var run = Parallel.nJobs(4)
                .memory(memory)
                .listener(recorder)
                .listener(opening)
                .runAsync(jobs);
        othersDone.await(); // though 100 jobs before them are not done
        Scores.gate.countDown();

        assertThat(run.get().subList(0, 100)).containsOnly(7);
        assertThat(Scores.CALLS).hasValue(51);
        assertThat(recorder.recalled).hasSize(99);
    }

    @Test
    void equalJobsEachHaveAResultOfTheirOwn() {
        List<int[]> results =
                Parallel.nJobs(2).memory(memory).run(List.of(ScoresDelayed.array(3), ScoresDelayed.array(3)));

        assertThat(results.get(0)).isNotSameAs(results.get(1)).isEqualTo(results.get(1));
    }

    @Test
    void aFailureOfOneOfEqualJobsIsNotThatOfTheOthers() {
        List<Outcome<Integer>> outcomes =
                Parallel.nJobs(2).memory(memory).outcomes(Collections.nCopies(3, ScoresDelayed.thirdTime(5)));

        assertThat(outcomes.stream().filter(Outcome::isSuccess)).hasSize(1);
        assertThat(Scores.CALLS).hasValue(3);
    }

    @Test
    void failuresAreNotKept() {
        Parallel parallel = Parallel.nJobs(2).memory(memory);

        for (int i = 1; i <= 2; i++) {
            assertThatExceptionOfType(JobFailedException.class)
                    .isThrownBy(() -> parallel.run(ScoresDelayed.failing(1)));
            assertThat(Scores.CALLS).hasValue(i);
        }
        assertThat(memory.explain(ScoresDelayed.failing(1)).toString())
                .contains("failed last time: java.io.IOException: no 1");
    }

    @Test
    void theSuccessOfALaterAttemptIsKept() {
        Parallel parallel = Parallel.nJobs(2).memory(memory).retry(Retry.attempts(3));

        assertThat(parallel.run(ScoresDelayed.thirdTime(5))).containsExactly(5);
        assertThat(parallel.run(ScoresDelayed.thirdTime(5))).containsExactly(5);
        assertThat(Scores.CALLS).hasValue(3);
    }

    @Test
    void aResultThatComesAfterTheTimeLimitIsNotKept() {
        Scores.gate = new CountDownLatch(1);
        Parallel parallel = Parallel.nJobs(2).memory(memory).timeout(Duration.ofMillis(50));

        assertThat(parallel.outcomes(ScoresDelayed.blocked(1)).get(0).isSuccess())
                .isFalse();
        assertThat(memory.find(ScoresDelayed.blocked(1))).isEmpty();
        // This one returns a result in spite of its interrupt.
        assertThat(parallel.outcomes(ScoresDelayed.late(1)).get(0).isSuccess()).isFalse();
        assertThat(memory.find(ScoresDelayed.late(1))).isEmpty();
    }

    @Test
    void whatWasKeptBeforeAFailureIsKept() {
        List<Job<Integer>> jobs = new ArrayList<>(jobs(0, 10));
        jobs.add(ScoresDelayed.failing(1));

        assertThatExceptionOfType(JobFailedException.class)
                .isThrownBy(() -> Parallel.nJobs(1).memory(memory).run(jobs));

        assertThat(Parallel.nJobs(1).memory(memory).run(jobs(0, 10))).isEqualTo(results(0, 10));
        assertThat(Scores.CALLS).hasValue(11);
    }

    @Test
    void aJobWithoutAKeyFailsOrRunsEachTime() {
        Job<Integer> job = ScoresDelayed.count(new Rows(1));

        assertThatExceptionOfType(JobFailedException.class)
                .isThrownBy(() -> Parallel.nJobs(2).memory(memory).run(List.of(job)))
                .withMessageContaining("job 0, count(")
                .withMessageContaining("cannot be kept: parameter 'value' holds a dev.delayable.memory.Rows");
        assertThat(memory.statistics().entries()).isZero();
        Parallel running = Parallel.nJobs(2).memory(memory.unkeyable(Unkeyable.RUN));
        running.run(job);
        running.run(job);
        assertThat(Scores.CALLS).hasValue(2);
    }

    @Test
    void theKeyIsThatOfTheArgumentsBeforeTheCall() {
        Parallel parallel = Parallel.nJobs(2).memory(memory);

        assertThat(parallel.run(ScoresDelayed.sumAndClear(new int[] {1, 2}))).containsExactly(3);
        assertThat(parallel.run(ScoresDelayed.sumAndClear(new int[] {1, 2}))).containsExactly(3);
        assertThat(parallel.run(ScoresDelayed.sumAndClear(new int[] {0, 0}))).containsExactly(0);
        assertThat(Scores.CALLS).hasValue(2);
    }

    @Test
    void aResultThatTheCallerChangesIsKeptAsItWas() {
        Parallel parallel = Parallel.nJobs(2).memory(memory);
        parallel.run(ScoresDelayed.large(10)).get(0)[3] = 99;

        assertThat(parallel.run(ScoresDelayed.large(10)).get(0)[3]).isEqualTo(3);
        assertThat(Scores.CALLS).hasValue(1);
    }

    @Test
    void aResultThatCannotBeKeptIsDelivered() {
        Parallel parallel = Parallel.nJobs(2).memory(memory);
        long before = memory.statistics().notStored();

        assertThat(parallel.run(ScoresDelayed.stream(1)).get(0).toList()).containsExactly(1);
        assertThat(parallel.run(ScoresDelayed.lambda(1)).get(0).get()).isEqualTo(1);
        assertThat(parallel.run(ScoresDelayed.cyclic(1)).get(0)).hasSize(2);
        parallel.run(ScoresDelayed.cyclic(1));

        assertThat(memory.statistics().notStored() - before).isEqualTo(2);
        assertThat(Scores.CALLS).hasValue(3);
        assertThatExceptionOfType(JobFailedException.class)
                .isThrownBy(() -> Parallel.nJobs(2).memory(memory.strict()).run(ScoresDelayed.lambda(1)))
                .withMessageContaining("the result of dev.delayable.memory.Scores#lambda(int) cannot be kept: a"
                        + " java.lang.invoke.SerializedLambda is not");
    }

    @Test
    void thatAResultCannotBeKeptIsLoggedOnceForEachFunction() {
        List<String> logged;
        try (LogCapture log = LogCapture.start()) {
            for (int i = 0; i < 3; i++) {
                Parallel.nJobs(2).memory(memory).run(ScoresDelayed.lambda(i), ScoresDelayed.lambda(i + 10));
            }
            logged = log.messages();
        }

        assertThat(logged)
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("the result of dev.delayable.memory.Scores#lambda(int) cannot be kept");
    }

    @Test
    void whatOptsOutIsNotKept() {
        Parallel parallel = Parallel.nJobs(2);
        List<Job<Integer>> jobs = List.of(ScoresDelayed.now(), ScoresDelayed.mul(1, 1));
        Memory less = memory.without(ScoresDelayed.mul(1, 1).function());
        for (int i = 0; i < 2; i++) {
            parallel.memory(less).run(jobs);
            parallel.memory(Memory.none()).run(jobs);
        }

        assertThat(Scores.CALLS).hasValue(8);
        assertThat(parallel.memory(memory).run(Job.of("lambda", Scores.CALLS::incrementAndGet)))
                .containsExactly(9);
        assertThat(parallel.memory(memory).map(List.of(1, 2), x -> x + 1)).containsExactly(2, 3);
        assertThat(memory.explain(ScoresDelayed.now()).reason()).isEqualTo(Explanation.Reason.OPTED_OUT);
    }

    @Test
    void theScopeGivesItsMemoryToTheRunsInside() {
        ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(2).memory(memory));
        try {
            Parallel.defaults().run(jobs(0, 10));
            Parallel.nJobs(2).run(jobs(0, 10));
            Parallel.nJobs(2).memory(Memory.none()).run(jobs(0, 10));
        } finally {
            scope.close();
        }

        assertThat(Scores.CALLS).hasValue(20);
    }

    @Test
    void aMemoryThatKeepsNothingIsNotAsked() {
        ResultMemory nothing = new ResultMemory() {
            @Override
            public Session openSession() {
                throw new AssertionError("a session for nothing");
            }

            @Override
            public boolean keepsNothing() {
                return true;
            }
        };

        assertThat(Parallel.nJobs(2).memory(nothing).run(jobs(0, 10)))
                .isEqualTo(Parallel.nJobs(2).run(jobs(0, 10)));
        assertThat(Memory.none().keepsNothing()).isTrue();
        assertThat(memory.keepsNothing()).isFalse();
    }

    @Test
    void readOnlyUsesAndKeepsNothing() {
        Parallel.nJobs(2).memory(memory).run(jobs(0, 5));

        Parallel.nJobs(2).memory(memory.readOnly()).run(jobs(0, 10));
        Parallel.nJobs(2).memory(memory.readOnly()).run(jobs(0, 10));

        assertThat(Scores.CALLS).hasValue(15);
    }

    @Test
    void refreshRunsAllAndKeepsTheNewResults() {
        AtomicInteger calls = Scores.CALLS;
        Parallel parallel = Parallel.nJobs(2);
        assertThat(parallel.memory(memory).run(ScoresDelayed.verbose(0))).containsExactly(1);
        assertThat(parallel.memory(memory.refresh()).run(ScoresDelayed.verbose(0)))
                .containsExactly(2);
        assertThat(parallel.memory(memory).run(ScoresDelayed.verbose(0))).containsExactly(2);
        assertThat(calls).hasValue(2);
    }

    @Test
    void oldResultsAreComputedAgain() throws Exception {
        Parallel.nJobs(2).memory(memory).run(jobs(0, 1));
        Thread.sleep(20); // older than the limit

        Parallel.nJobs(2).memory(memory.maxAge(Duration.ofMillis(1))).run(jobs(0, 1));

        assertThat(Scores.CALLS).hasValue(2);
    }

    @Test
    void exclusiveRunsInOneJvmDoNotDisturbOneAnother() {
        Memory exclusive = memory.exclusive(Duration.ofSeconds(30));
        Scores.gate = new CountDownLatch(1);
        var one = Parallel.nJobs(2).memory(exclusive).runAsync(List.of(ScoresDelayed.blocked(3)));
        var other = Parallel.nJobs(2).memory(exclusive).runAsync(List.of(ScoresDelayed.blocked(3)));
        org.awaitility.Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> Scores.CALLS.get() == 1);
        Scores.gate.countDown();

        assertThat(one.join()).containsExactly(3);
        assertThat(other.join()).containsExactly(3);
        assertThat(Scores.CALLS).hasValue(1);
    }

    /** The stop of a run keeps a job from any other end. */
    @Test
    void aStoppedRunHoldsNothingThatOthersWaitFor() {
        Memory exclusive = memory.exclusive(Duration.ofHours(1));
        Scores.gate = new CountDownLatch(1);
        var stopped = Parallel.nJobs(2).memory(exclusive).runAsync(List.of(ScoresDelayed.blocked(3)));
        org.awaitility.Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> Scores.CALLS.get() == 1);
        assertThat(stopped.cancel(true)).isTrue();
        Scores.gate = new CountDownLatch(0);

        assertThat(Parallel.nJobs(2).memory(exclusive).run(ScoresDelayed.blocked(3)))
                .containsExactly(3);
    }

    @Test
    void refreshRunsAJobAlsoWhereOnlyOneProgramMayComputeIt() {
        Memory fresh = memory.refresh().exclusive(Duration.ofHours(1));

        assertThat(Parallel.nJobs(2).memory(memory).run(ScoresDelayed.verbose(0)))
                .containsExactly(1);
        assertThat(Parallel.nJobs(2).memory(fresh).run(ScoresDelayed.verbose(0)))
                .containsExactly(2);
        assertThat(memory.find(ScoresDelayed.verbose(0)).orElseThrow().value()).isEqualTo(2);
    }

    @Test
    void findLooksUpWhatIsKeptAlsoWithRefresh() {
        Parallel.nJobs(2).memory(memory).run(jobs(3, 4));

        assertThat(memory.refresh().find(ScoresDelayed.mul(3, 2)).orElseThrow().value())
                .isEqualTo(6);
    }

    @Test
    void durationsHaveNoUpperLimit() {
        Duration longest = ChronoUnit.FOREVER.getDuration();
        Parallel parallel = Parallel.nJobs(2).memory(memory.maxAge(longest).exclusive(longest));

        assertThat(parallel.run(jobs(0, 10))).isEqualTo(results(0, 10));
        assertThat(parallel.run(jobs(0, 10))).isEqualTo(results(0, 10));

        assertThat(Scores.CALLS).hasValue(10);
        assertThat(memory.maxAge(longest).explain(ScoresDelayed.mul(3, 2)).reason())
                .isEqualTo(Explanation.Reason.HIT);
    }

    @Test
    void aJobWithoutAKeyHasNotRun() {
        Outcome<Integer> outcome = Parallel.nJobs(2)
                .memory(memory)
                .outcomes(List.of(ScoresDelayed.count(new Object())))
                .get(0);

        assertThat(outcome.attempts()).isZero();
        assertThatExceptionOfType(JobFailedException.class)
                .isThrownBy(() -> Parallel.nJobs(2).memory(memory).run(ScoresDelayed.count(new Object())))
                .satisfies(failure -> assertThat(failure.attempts()).isZero());
    }

    @Test
    void findForgetAndClear() {
        Parallel.nJobs(2).memory(memory).run(jobs(0, 10));
        Job<Integer> job = ScoresDelayed.mul(3, 2);

        assertThat(memory.find(job)).hasValueSatisfying(success -> {
            assertThat(success.value()).isEqualTo(6);
            assertThat(success.fromMemory()).isTrue();
        });
        assertThat(memory.forget(job)).isTrue();
        assertThat(memory.forget(job)).isFalse();
        assertThat(memory.find(job)).isEmpty();
        assertThat(memory.clear(job.function())).isEqualTo(9);
        assertThat(memory.clear()).isZero();
        Parallel.nJobs(2).memory(memory).run(jobs(0, 4));
        assertThat(memory.clear()).isEqualTo(4);
        Parallel.nJobs(2).memory(memory).run(jobs(0, 4));
        assertThat(Scores.CALLS).hasValue(18);
    }

    @Test
    void explainsHitsAndMisses() {
        Parallel.nJobs(2).memory(memory).run(jobs(0, 2));

        assertThat(memory.explain(ScoresDelayed.mul(0, 2))).satisfies(explanation -> {
            assertThat(explanation.isHit()).isTrue();
            assertThat(explanation.key()).isEqualTo(memory.key(ScoresDelayed.mul(0, 2)));
            assertThat(explanation.since()).isNotNull();
            assertThat(explanation.toString()).startsWith("hit: stored 20");
        });
        assertThat(memory.explain(ScoresDelayed.mul(0, 3)).toString())
                .startsWith("miss: argument 'v2' differs from the nearest stored call");
        assertThat(memory.explain(ScoresDelayed.array(1)).toString()).startsWith("miss: never stored");
        assertThat(memory.explain(ScoresDelayed.count(new Rows(1))).reason()).isEqualTo(Explanation.Reason.UNKEYABLE);
        memory.forget(ScoresDelayed.mul(0, 2));
        assertThat(memory.explain(ScoresDelayed.mul(0, 2)).reason()).isEqualTo(Explanation.Reason.FORGOTTEN);
    }

    @Test
    void countsEntriesBytesHitsAndSeconds() {
        Parallel.nJobs(2).memory(memory).run(jobs(0, 10));
        Parallel.nJobs(2).memory(memory).run(jobs(0, 5));

        MemoryStatistics statistics = memory.statistics();

        assertThat(statistics.entries()).isEqualTo(10);
        assertThat(statistics.bytes()).isBetween(10 * 50L, 10 * 120L);
        assertThat(statistics.functions())
                .containsOnlyKeys("dev.delayable.memory.Scores#mul(int,int,java.lang.String)");
        assertThat(statistics.functions().values().iterator().next().hits()).isEqualTo(5);
        assertThat(statistics.secondsSaved()).isPositive();
    }
}
