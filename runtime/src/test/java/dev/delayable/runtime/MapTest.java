package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function applied to inputs. */
class MapTest {

    private static final List<Integer> NUMBERS =
            IntStream.range(0, 1000).boxed().toList();

    private static final List<Integer> SQUARES =
            NUMBERS.stream().map(i -> i * i).toList();

    @EveryBackend
    @SuppressWarnings("UnnecessaryMethodReference") // an Iterable that is not a collection
    void resultsAreInTheOrderOfTheInputs(TestBackend backend) {
        Parallel parallel = backend.nJobs(3);

        assertThat(parallel.map(NUMBERS, i -> i * i)).isEqualTo(SQUARES);
        assertThat(parallel.map(NUMBERS::iterator, i -> i * i)).isEqualTo(SQUARES);
        assertThat(parallel.map(NUMBERS.iterator(), i -> i * i)).isEqualTo(SQUARES);
        assertThat(parallel.map(NUMBERS.stream(), i -> i * i)).isEqualTo(SQUARES);
        assertThat(parallel.map(NUMBERS.parallelStream(), i -> i * i)).isEqualTo(SQUARES);
    }

    @EveryBackend
    void aFailureNamesTheInput(TestBackend backend) {
        List<Path> files = IntStream.range(0, 20)
                .mapToObj(i -> Path.of(i == 17 ? "cat.png" : "dog.png"))
                .toList();
        ThrowingFunction<Path, Path> resize = file -> {
            if (file.endsWith("cat.png")) {
                throw new IOException("not a dog");
            }
            return file;
        };

        assertThatThrownBy(() -> backend.nJobs(2).map(files, resize))
                .isInstanceOf(JobFailedException.class)
                .hasMessage("job 17, map(cat.png) failed: java.io.IOException: not a dog");
        assertThatThrownBy(() -> backend.nJobs(2).map(files.iterator(), resize))
                .hasMessage("job 17, map(cat.png) failed: java.io.IOException: not a dog");
    }

    @Test
    void anInputWhoseFunctionIgnoresItsInterruptIsNamed() {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try {
            assertThatThrownBy(() -> Parallel.nJobs(2)
                            .grace(Duration.ofMillis(1))
                            .batchSize(1)
                            .map(List.of("cat", "dog"), input -> {
                                if (input.equals("cat")) {
                                    begun.countDown();
                                    return TestJob.ignoreInterrupts(release);
                                }
                                begun.await();
                                throw new IOException("woof");
                            }))
                    .hasMessageStartingWith("job 1, map(dog) failed: java.io.IOException: woof")
                    .hasMessageEndingWith("still running 1 ms after their interrupt: job 0, map(cat)");
        } finally {
            release.countDown();
        }
    }

    @Test
    void aJobContextKnowsTheIndexOfTheInput() {
        assertThat(Parallel.nJobs(3).map(NUMBERS, i -> JobContext.current().index()))
                .isEqualTo(LongStream.range(0, 1000).boxed().toList());
    }

    @Test
    void aTextStandsForItselfInTheNameOfAJob() {
        assertThat(firstFailure("cat.png")).hasMessageStartingWith("job 0, map(cat.png) failed");
        assertThat(firstFailure("C:\\cat\n" + "x".repeat(100)))
                .hasMessageStartingWith("job 0, map(C:\\cat\\n" + "x".repeat(53) + "…) failed");
        assertThat(firstFailure(null)).hasMessageStartingWith("job 0, map(null) failed");
        assertThat(firstFailure(List.of(1L, "a"))).hasMessageStartingWith("job 0, map([1L, \"a\"]) failed");
    }

    private static JobFailedException firstFailure(@Nullable Object input) {
        try {
            Parallel.nJobs(1).map(Collections.singletonList(input), any -> {
                throw new IOException();
            });
        } catch (JobFailedException e) {
            return e;
        }
        throw new AssertionError("nothing failed");
    }

    @EveryBackend
    void nullsAreInputsAndResults(TestBackend backend) {
        assertThat(backend.nJobs(2)
                        .<@Nullable Integer, @Nullable String>map(
                                Arrays.<@Nullable Integer>asList(1, null, 3), input -> input == null ? "none" : null))
                .containsExactly(null, "none", null);
    }

    @Test
    void jobsMayBeInputs() {
        List<Job<Integer>> jobs = TestJob.squares(100);

        assertThat(Parallel.nJobs(3).map(jobs, Job::call)).isEqualTo(TestJob.squareNumbers(100));
    }

    @Test
    void aCollectionThatGivesAnArrayOfItsOwnTypeIsTakenTooAndLeftAsItIs() {
        String[] texts = {"a", "bb"};
        List<String> own = new AbstractList<>() {
            @Override
            public String get(int index) {
                return texts[index];
            }

            @Override
            public int size() {
                return texts.length;
            }

            @Override
            public Object[] toArray() {
                return texts.clone();
            }
        };

        assertThat(Parallel.nJobs(2).map(own, String::length)).containsExactly(1, 2);
        assertThat(own).containsExactly("a", "bb");
    }

    @Test
    void anEndlessInputIsReadLazily() {
        Iterator<Integer> endless = Stream.iterate(0, i -> i + 1).iterator();

        assertThatThrownBy(() -> Parallel.nJobs(2).map(endless, i -> {
                    if (i == 500) {
                        throw new IOException("enough");
                    }
                    return i;
                }))
                .hasMessage("job 500, map(500) failed: java.io.IOException: enough");
    }

    @EveryBackend
    void listenersSeeEachJobBeforeItStarts(TestBackend backend) {
        ConcurrentLinkedQueue<String> submitted = new ConcurrentLinkedQueue<>();
        RunListener listener = new RunListener() {
            @Override
            public void submitted(long index, Job<?> job) {
                submitted.add(index + " " + job);
            }
        };

        assertThat(backend.nJobs(2).listener(listener).map(List.of("a", "bb"), String::length))
                .containsExactly(1, 2);
        assertThat(submitted).containsExactly("0 map(a)", "1 map(bb)");
    }

    @Test
    void aReportNamesTheInputs(@TempDir Path folder) throws IOException {
        Path report = folder.resolve("run.html");

        Parallel.nJobs(2).report(report).map(List.of(Path.of("cat.png"), Path.of("dog.png")), file -> 1);

        assertThat(report).content().contains("map(cat.png)", "map(dog.png)");
    }

    @Test
    void aFailureThatIsTriedAgainIsOneOfAJob() {
        AtomicInteger calls = new AtomicInteger();

        assertThat(Parallel.nJobs(2).retry(Retry.attempts(3)).map(List.of("a", "b"), text -> {
                    if (text.equals("b") && calls.incrementAndGet() < 3) {
                        throw new IOException("again");
                    }
                    return text + JobContext.current().attempt();
                }))
                .containsExactly("a1", "b3");
    }

    @Test
    void retriesAndTimeLimitsHoldAsForOtherJobs() {
        ConcurrentLinkedQueue<Integer> tried = new ConcurrentLinkedQueue<>();

        List<Integer> results = Parallel.nJobs(2).retry(Retry.attempts(2)).map(NUMBERS, i -> {
            if (i % 100 == 0 && !tried.contains(i)) {
                tried.add(i);
                throw new IOException("again");
            }
            return i * i;
        });

        assertThat(results).isEqualTo(SQUARES);
        assertThat(tried).hasSize(10);
    }

    @Test
    void aJobOfMapIsData() throws Exception {
        ConcurrentLinkedQueue<Job<?>> jobs = new ConcurrentLinkedQueue<>();
        ThrowingFunction<int[], Integer> first = values -> values[0];
        RunListener listener = new RunListener() {
            @Override
            public void finished(Outcome.Success<?> outcome) {
                jobs.add(outcome.job());
            }
        };

        Parallel.nJobs(1).listener(listener).map(List.of(new int[] {7}, new int[] {7}), first);

        Job<?> job = jobs.remove();
        assertThat(job).isEqualTo(jobs.remove()).hasToString("map([7])");
        assertThat(job.call()).isEqualTo(7);
        assertThat(job.function().job(job.args(), Map.of())).isEqualTo(job);
        assertThat(job.function()).hasToString("map(Object input)").returns(false, DelayedFunction::usesMemory);
        assertThat(job.function().id()).isEqualTo(MapTest.class.getName() + "#map(java.lang.Object)");
    }

    @Test
    void aSerialisableFunctionRunsInWorkerProcesses() {
        ThrowingFunction<Integer, Integer> square = (ThrowingFunction<Integer, Integer> & Serializable) i -> i * i;

        assertThat(TestBackend.PROCESSES.nJobs(2).map(NUMBERS, square)).isEqualTo(SQUARES);
    }

    @Test
    void ofAFunctionThatCannotBeSentTheMessageTellsTheCure() {
        assertThatThrownBy(() -> TestBackend.PROCESSES.nJobs(2).map(NUMBERS, i -> i))
                .isInstanceOf(JobFailedException.class)
                .hasMessageStartingWith("job 0, map(0) failed: ")
                .hasMessageEndingWith("the lambda of map() cannot be sent to a worker process: cast the lambda, as in "
                        + "(ThrowingFunction<A, R> & Serializable) input -> ..., mark a method @Delayable, or use "
                        + "Backends.threads()");
    }

    @Test
    void ofAFunctionThatUsesWhatCannotBeSentTheMessageNamesIt() {
        Object captured = new Object();
        ThrowingFunction<Integer, String> function =
                (ThrowingFunction<Integer, String> & Serializable) i -> i + captured.toString();

        assertThatThrownBy(() -> TestBackend.PROCESSES.nJobs(2).map(NUMBERS, function))
                .hasMessageEndingWith("the lambda of map() cannot be sent to a worker process, because of "
                        + "the lambda (a captured variable), a java.lang.Object: if it is a lock, hold it in a static field; if"
                        + " not, pass a value of another type, or use Backends.threads()");
    }

    @Test
    @SuppressWarnings("NullAway") // what code without null checks may do
    void nullsInPlaceOfInputsOrFunctionAreRefusedAtOnce() {
        Parallel parallel = Parallel.nJobs(2);
        List<Integer> noList = null;
        Iterator<Integer> noIterator = null;
        Stream<Integer> noStream = null;

        assertThatNullPointerException()
                .isThrownBy(() -> parallel.map(noList, i -> i))
                .withMessage("inputs");
        assertThatNullPointerException()
                .isThrownBy(() -> parallel.map(noIterator, i -> i))
                .withMessage("inputs");
        assertThatNullPointerException()
                .isThrownBy(() -> parallel.map(noStream, i -> i))
                .withMessage("inputs");
        assertThatNullPointerException()
                .isThrownBy(() -> parallel.map(NUMBERS, null))
                .withMessage("function");
        assertThatNullPointerException()
                .isThrownBy(() -> parallel.map(NUMBERS.stream(), null))
                .withMessage("function");
    }
}
