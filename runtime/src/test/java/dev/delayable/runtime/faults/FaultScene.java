package dev.delayable.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.JobTimeoutException;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.RunListener;
import dev.delayable.runtime.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run in which two things go wrong, beside a run that has nothing to do with it. What it promises does not depend on what
 * goes wrong: it ends in time; what it delivers is right and in order; no job starts more often than it may; nothing of it is
 * running afterwards but what nobody can end; the other run goes its way; and the same {@code Parallel} works again.
 */
final class FaultScene {

    /** How many jobs a scene has. Two of them are faulty at most. */
    private static final int JOBS = 8;

    private static final int FIRST_FAULTY = 2;
    private static final int SECOND_FAULTY = 5;

    /** Whatever happens, a scene ends after this time; that it takes as long is its failure. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Duration GRACE = Duration.ofMillis(200);

    private final FaultPlace place;
    private final Way way;
    private final Set<Fault> faults;
    private final Trace trace;
    private final List<FaultyJob> jobs = new ArrayList<>();
    private final AtomicReference<@Nullable AutoCloseable> closeable = new AtomicReference<>();
    private final CountDownLatch end = new CountDownLatch(1);

    FaultScene(FaultPlace place, Way way, Fault first, Fault second, Path folder) {
        this.place = place;
        this.way = way;
        this.faults = Set.of(first, second);
        this.trace = Trace.in(folder);
        for (int number = 0; number < JOBS; number++) {
            Fault fault = number == FIRST_FAULTY && first.isOfJob()
                    ? first
                    : number == SECOND_FAULTY && second.isOfJob() ? second : null;
            jobs.add(new FaultyJob(number, fault, trace));
        }
    }

    private boolean has(Fault fault) {
        return faults.contains(fault);
    }

    void play() throws Exception {
        CompletableFuture<Void> bystander = CompletableFuture.runAsync(this::playBystander, FaultScene::inThread);
        Parallel parallel = parallel();
        CompletableFuture<Way.End> result = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            Way.End came = way.run(parallel, input(), closeable);
            Thread.interrupted();
            result.complete(came);
        });
        CompletableFuture<?> busy = has(Fault.COMMON_POOL_IS_BUSY) ? occupyCommonPool() : null;
        caller.setDaemon(true);
        caller.start();
        try {
            disturb(caller);
            Way.End came = result.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            judge(came);
            bystander.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            assertThatAllHasEnded();
        } finally {
            trace.release();
            end.countDown();
            if (busy != null) {
                busy.join();
            }
            awaitStuckJobs();
        }
        assertThat(place.parallel(2).run(squares(200))).as("the next run").isEqualTo(List.of(40000L, 40401L, 40804L));
    }

    private static void inThread(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private List<Job<Object>> squares(int from) {
        List<Job<Object>> squares = new ArrayList<>();
        for (int number = from; number < from + 3; number++) {
            squares.add(new FaultyJob(number, null, trace));
        }
        return squares;
    }

    /** Another run at the same time, with a time limit that only holds if nobody holds up the clock. */
    private void playBystander() {
        assertThat(place.parallel(2).run(squares(300))).as("the bystander").isEqualTo(List.of(90000L, 90601L, 91204L));
        Job<Integer> endless = Job.of("endless", () -> {
            end.await();
            return 1;
        });
        List<Outcome<Integer>> outcomes =
                Parallel.nJobs(2).timeout(Duration.ofMillis(50)).outcomes(endless, endless);
        assertThat(outcomes)
                .as("the time limit of the bystander")
                .allSatisfy(outcome -> assertThat(outcome.exception()).isInstanceOf(JobTimeoutException.class));
    }

    private Parallel parallel() {
        Duration longest = ChronoUnit.FOREVER.getDuration();
        Parallel parallel = place.parallel(3).grace(GRACE).retry(retry());
        if (has(Fault.DURATIONS_ARE_TINY)) {
            parallel = parallel.timeout(Duration.ofNanos(1))
                    .deadline(Duration.ofNanos(1))
                    .grace(Duration.ofNanos(1));
        } else if (has(Fault.DEADLINE_PASSES)) {
            parallel = parallel.deadline(Duration.ofMillis(50));
        } else if (has(Fault.DURATIONS_ARE_ENDLESS)) {
            parallel = parallel.timeout(longest).deadline(longest);
        }
        if (hasStuckJob() && !has(Fault.DURATIONS_ARE_TINY)) {
            parallel = parallel.timeout(Duration.ofMillis(200)); // nothing else ends such a job
        }
        return has(Fault.LISTENER_IS_SLOW) || has(Fault.LISTENER_THROWS) || has(Fault.LISTENER_CLOSES)
                ? parallel.listener(listener())
                : parallel;
    }

    private boolean hasStuckJob() {
        return has(Fault.JOB_IGNORES_INTERRUPTS)
                || has(Fault.JOB_HOLDS_THE_LOCK_OF_ITS_ARGUMENT)
                || has(Fault.WORKER_IS_STOPPED);
    }

    private Retry retry() {
        if (has(Fault.JOB_WAITS_LONG_FOR_A_SECOND_ATTEMPT)) {
            return Retry.attempts(2).backoff(Duration.ofDays(1)).on(IOException.class);
        }
        return Retry.attempts(has(Fault.JOB_NEEDS_A_SECOND_ATTEMPT) ? 2 : 1)
                .backoff(Duration.ofMillis(1))
                .on(e -> "the first time".equals(messageOf(e)));
    }

    private static @Nullable String messageOf(Throwable exception) {
        return exception instanceof FaultyJob.Failed ? exception.getMessage() : null;
    }

    private RunListener listener() {
        return new RunListener() {
            @Override
            public void started(long index, Job<?> job, int attempt) {
                disturb();
            }

            @Override
            public void finished(Outcome.Success<?> outcome) {
                disturb();
            }

            @Override
            public void failed(Outcome.Failure<?> outcome) {
                disturb();
            }

            private void disturb() {
                if (has(Fault.LISTENER_IS_SLOW)) {
                    waitFor(10);
                }
                if (has(Fault.LISTENER_CLOSES)) {
                    close();
                }
                if (has(Fault.LISTENER_THROWS)) {
                    throw new AssertionError("of a listener, on purpose");
                }
            }
        };
    }

    private void close() {
        AutoCloseable current = closeable.get();
        if (current != null) {
            try {
                current.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void waitFor(long millis) {
        try {
            boolean unused = end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The jobs; as a list where the input has no fault, so that both kinds of input are played. */
    private Iterable<Job<Object>> input() {
        List<Job<Object>> list = List.copyOf(jobs);
        return has(Fault.INPUT_BLOCKS) || has(Fault.INPUT_THROWS) ? () -> faulty(list.iterator()) : list;
    }

    private Iterator<Job<Object>> faulty(Iterator<Job<Object>> input) {
        return new Iterator<>() {
            private int taken;

            @Override
            public boolean hasNext() {
                if (taken == JOBS - 1 && has(Fault.INPUT_THROWS)) {
                    throw new UnsupportedOperationException("of the input, on purpose");
                }
                return input.hasNext() || has(Fault.INPUT_BLOCKS);
            }

            @Override
            public Job<Object> next() {
                taken++;
                if (taken > JOBS) {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("the wait for a job was interrupted", e);
                    }
                }
                return input.next();
            }
        };
    }

    /** Does from outside what the faults say; a run that would wait for ever for its input is always closed at last. */
    private void disturb(Thread caller) {
        boolean interrupts = has(Fault.CALLER_IS_INTERRUPTED);
        boolean closes = has(Fault.SOMEBODY_CLOSES) || has(Fault.LISTENER_CLOSES) || has(Fault.INPUT_BLOCKS);
        if (has(Fault.JOB_WAITS_LONG_FOR_A_SECOND_ATTEMPT)) {
            interrupts = true; // nothing else ends its wait
        }
        if (!interrupts && !closes) {
            return;
        }
        waitFor(50);
        if (closes) {
            close();
        }
        if (interrupts || !way.isCloseable()) {
            caller.interrupt();
        }
    }

    private CompletableFuture<Void> occupyCommonPool() {
        int threads = Math.max(1, ForkJoinPool.commonPool().getParallelism());
        CompletableFuture<?>[] tasks = new CompletableFuture<?>[threads];
        for (int i = 0; i < threads; i++) {
            tasks[i] = CompletableFuture.runAsync(() -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        return CompletableFuture.allOf(tasks);
    }

    private void judge(Way.End came) {
        boolean mayEndEarly =
                faults.stream().anyMatch(Fault::endsRun) || has(Fault.JOB_WAITS_LONG_FOR_A_SECOND_ATTEMPT);
        boolean isHarmless = faults.stream().allMatch(Fault::isHarmless);
        for (Way.Delivered delivered : came.delivered()) {
            if (delivered.failure() == null) {
                assertThat(delivered.value())
                        .as("the result of job %s", delivered.index())
                        .isEqualTo(delivered.index() * delivered.index());
            } else if (!mayEndEarly) {
                assertThat(jobs.get((int) delivered.index()).fault())
                        .as("the fault of job %s, which has failed: %s", delivered.index(), delivered.failure())
                        .isNotNull();
            }
        }
        if (came.thrown() == null) {
            assertThat(came.delivered())
                    .as("all results, for nothing was thrown")
                    .hasSize(JOBS);
        } else {
            judge(came.thrown(), mayEndEarly);
        }
        if (isHarmless) {
            assertThat(came.thrown()).as("what is thrown").isNull();
            assertThat(came.delivered())
                    .allSatisfy(one -> assertThat(one.failure()).isNull());
        }
        for (FaultyJob job : jobs) {
            assertThat(trace.starts(job.number()))
                    .as("how often job %s starts", job.number())
                    .isLessThanOrEqualTo(job.fault() == null ? 1 : job.fault().allowedStarts());
        }
    }

    private void judge(Throwable thrown, boolean mayEndEarly) {
        if (thrown instanceof JobFailedException failure && !mayEndEarly) {
            assertThat(jobs.get((int) failure.index()).fault())
                    .as("the fault of the job that is blamed: %s", failure.getMessage())
                    .isNotNull();
            assertThat(failure.getMessage()).startsWith("job " + failure.index() + ", ");
        } else if (!(thrown instanceof JobFailedException) && !mayEndEarly) {
            assertThat(thrown).as("what ends the run").isInstanceOf(Error.class);
        }
    }

    /** Jobs that were given up end now, and leave their last traces. */
    private void awaitStuckJobs() {
        for (FaultyJob job : jobs) {
            if (!place.hasWorkersOfItsOwn()) {
                Waiting.await().until(() -> trace.starts(job.number()) == trace.ends(job.number()));
            }
        }
    }

    /** What ignores interrupts in this JVM has been given up, and cannot be ended; nothing else goes on. */
    private void assertThatAllHasEnded() {
        for (FaultyJob job : jobs) {
            boolean diesWithItsWorker = place.hasWorkersOfItsOwn() && job.fault() != null;
            boolean isGivenUp = job.fault() == Fault.JOB_IGNORES_INTERRUPTS
                    || job.fault() == Fault.JOB_HOLDS_THE_LOCK_OF_ITS_ARGUMENT;
            if (!diesWithItsWorker && !isGivenUp && !place.diesWithNeighbours(faults)) {
                Waiting.await().until(() -> trace.starts(job.number()) == trace.ends(job.number()));
            }
        }
    }
}
