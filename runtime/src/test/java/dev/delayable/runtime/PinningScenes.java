package dev.delayable.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs of every shape on virtual threads; none of them may keep a waiting thread on its carrier. */
final class PinningScenes {

    private static final Parallel PARALLEL = Parallel.nJobs(8).backend(Backends.virtualThreads());
    private static final int JOBS = 40;

    private final Map<String, TestJob.Action> scenes = new LinkedHashMap<>();

    private PinningScenes() {
        addAll();
    }

    /** The scenes, by their names. */
    static Map<String, TestJob.Action> all() {
        return new PinningScenes().scenes;
    }

    private void addAll() {
        for (Verb verb : Verb.values()) {
            scenes.put(verb.name(), () -> verb.results(PARALLEL, sleeping(JOBS)));
            scenes.put(verb + " of one worker", () -> verb.results(withN(1), sleeping(3)));
            scenes.put(verb + " nested", () -> verb.results(PARALLEL, nested(verb)));
        }
        scenes.put("unordered", () -> read(PARALLEL.unordered(), sleeping(JOBS)));
        scenes.put("window full", () -> read(PARALLEL.preDispatch(4), sleeping(JOBS)));
        scenes.put(
                "no jobs for a while",
                () -> PARALLEL.run(sleeping(JOBS).stream().peek(job -> sleep(2))));
        scenes.put("closed early", PinningScenes::closedEarly);
        scenes.put("retry", PinningScenes::retry);
        scenes.put("many retries", PinningScenes::manyRetries);
        scenes.put("failure", () -> expect(JobFailedException.class, () -> PARALLEL.run(failing())));
        scenes.put("failure while streaming", () -> expect(JobFailedException.class, () -> read(PARALLEL, failing())));
        scenes.put("time limit", () -> PARALLEL.timeout(Duration.ofMillis(5)).outcomes(failing()));
        scenes.put("deadline", () -> PARALLEL.deadline(Duration.ofMillis(5)).outcomes(forever(JOBS)));
        scenes.put("interrupt", PinningScenes::interrupt);
        scenes.put("given up", PinningScenes::givenUp);
        scenes.put("slow text", PinningScenes::slowText);
        scenes.put("slow listener", () -> PARALLEL.listener(new SlowListener()).run(sleeping(JOBS)));
        scenes.put("slow output", PinningScenes::slowOutput);
    }

    private static Parallel withN(int nJobs) {
        return Parallel.nJobs(nJobs).backend(Backends.virtualThreads());
    }

    private static List<Job<Integer>> sleeping(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> TestJob.doing(() -> Thread.sleep(1)))
                .toList();
    }

    private static List<Job<Integer>> forever(int count) {
        CountDownLatch never = new CountDownLatch(1);
        return IntStream.range(0, count)
                .mapToObj(i -> TestJob.doing(never::await))
                .toList();
    }

    /** The second job fails while others run that would never end. */
    private static List<Job<Integer>> failing() {
        List<Job<Integer>> jobs = new ArrayList<>(sleeping(1));
        jobs.add(TestJob.failing("failing", new IOException("no")));
        jobs.addAll(forever(6));
        return jobs;
    }

    private static List<Job<Integer>> nested(Verb verb) {
        return IntStream.range(0, 8)
                .mapToObj(i ->
                        TestJob.of(() -> verb.results(PARALLEL, sleeping(4)).size()))
                .toList();
    }

    private static void read(Parallel parallel, List<Job<Integer>> jobs) {
        try (Stream<Integer> results = parallel.stream(jobs)) {
            results.forEach(i -> sleep(1));
        }
    }

    private static void closedEarly() {
        List<Job<Integer>> jobs = new ArrayList<>(sleeping(1));
        jobs.addAll(forever(JOBS));
        try (Stream<Integer> results = PARALLEL.stream(jobs)) {
            results.iterator().next();
        }
    }

    private static void retry() {
        AtomicInteger calls = new AtomicInteger();
        Job<Integer> flaky = TestJob.of("flaky", () -> {
            if (calls.incrementAndGet() % 2 == 1) {
                throw new IOException("not yet");
            }
            return 0;
        });
        Retry retry = Retry.attempts(JOBS).backoff(Duration.ofMillis(1));
        PARALLEL.retry(retry).run(flaky, flaky, flaky, flaky, flaky);
        PARALLEL.retry(Retry.attempts(JOBS)).run(flaky, flaky, flaky, flaky, flaky);
    }

    /** So many at once that the threads meet at every lock on the way. */
    private static void manyRetries() {
        Set<Long> failed = ConcurrentHashMap.newKeySet();
        Job<Integer> flaky = TestJob.of("flaky", () -> {
            if (failed.add(JobContext.current().index())) {
                throw new IOException("not yet");
            }
            return 0;
        });
        PARALLEL.retry(Retry.attempts(2).backoff(Duration.ofMillis(1)))
                .timeout(Duration.ofMinutes(1))
                .run(Collections.nCopies(2_000, flaky));
    }

    private static void interrupt() {
        Thread caller = Thread.currentThread();
        List<Job<Integer>> jobs = new ArrayList<>(forever(7));
        jobs.add(TestJob.doing(caller::interrupt));
        expect(CancellationException.class, () -> PARALLEL.run(jobs));
        if (!Thread.interrupted()) {
            throw new AssertionError("the caller is not interrupted");
        }
    }

    /** A job does not end when its run does, and another one not at its time limit. */
    private static void givenUp() {
        CountDownLatch release = new CountDownLatch(1);
        Job<Integer> stubborn = TestJob.of("stubborn", () -> TestJob.ignoreInterrupts(release));
        Parallel impatient = PARALLEL.grace(Duration.ofMillis(5));
        List<Job<Integer>> jobs = new ArrayList<>(failing());
        jobs.set(0, stubborn);
        try (LogCapture log = LogCapture.start()) {
            expect(JobFailedException.class, () -> impatient.run(jobs));
            impatient.timeout(Duration.ofMillis(5)).outcomes(stubborn, stubborn);
            release.countDown();
            while (log.lateEnds().size() < 3) {
                sleep(1);
            }
        }
    }

    /** Jobs whose texts wait for something are named in all that there is to say of a run. */
    private static void slowText() {
        CountDownLatch release = new CountDownLatch(1);
        List<Job<Integer>> jobs = List.of(new SlowText(() -> TestJob.ignoreInterrupts(release)), new SlowText(() -> {
            throw new IOException("no");
        }));
        try (LogCapture log = LogCapture.start()) {
            for (Parallel parallel : List.of(PARALLEL, PARALLEL.listener(new SlowListener()))) {
                expect(
                        JobFailedException.class,
                        () -> parallel.grace(Duration.ofMillis(5)).run(jobs));
            }
            release.countDown();
            while (log.lateEnds().size() < 2) {
                sleep(1);
            }
        }
    }

    private record SlowText(Callable<Integer> body) implements Job<Integer> {
        @Override
        public Integer call() throws Exception {
            return body.call();
        }

        @Override
        public DelayedFunction<Integer> function() {
            return TestJob.doing("slowText", () -> {}).function();
        }

        @Override
        public List<@Nullable Object> args() {
            return List.of();
        }

        @Override
        public String toString() {
            PinningScenes.sleep(1);
            return "slowText()";
        }
    }

    private static final class SlowListener implements RunListener {
        @Override
        public void runStarted(long total, int workers) {
            sleep(1);
        }

        @Override
        public void submitted(long index, Job<?> job) {
            sleep(1);
        }

        @Override
        public void started(long index, Job<?> job, int attempt) {
            sleep(1);
        }

        @Override
        public void finished(Outcome.Success<?> outcome) {
            sleep(1);
        }

        @Override
        public void runFinished(long finished, long failed) {
            sleep(1);
        }
    }

    private static void slowOutput() {
        PrintStream err = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                PinningScenes.sleep(1);
            }
        });
        try {
            PARALLEL.verbose(11).run(sleeping(JOBS));
        } finally {
            System.setErr(err);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void expect(Class<? extends Exception> type, TestJob.Action action) {
        try {
            action.run();
        } catch (Exception e) {
            if (type.isInstance(e)) {
                return;
            }
            throw new AssertionError("another exception than " + type, e);
        }
        throw new AssertionError("no " + type);
    }
}
