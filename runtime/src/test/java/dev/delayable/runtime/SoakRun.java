package dev.delayable.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries out one run of the {@link Soak}, and lets a {@link SoakVerdict} judge what came of it. */
final class SoakRun {

    private final SoakPlan plan;
    private final SoakLedger ledger;
    private final SoakInput input;
    private final EventCounter events = new EventCounter();

    /** What was read, or returned. */
    private final List<@Nullable Object> results = new ArrayList<>();

    private @Nullable Throwable thrown;
    private @Nullable SoakDisturber disturber;

    SoakRun(SoakPlan plan) {
        this.plan = plan;
        this.ledger = plan.ledger();
        this.input = new SoakInput(plan, results::size);
    }

    /** Counts what a listener is told. */
    private static final class EventCounter implements RunListener {
        private final AtomicInteger started = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();

        @Override
        public void started(long index, Job<?> job, int attempt) {
            started.incrementAndGet();
        }

        @Override
        public void finished(Outcome.Success<?> outcome) {
            ended.incrementAndGet();
        }

        @Override
        public void failed(Outcome.Failure<?> outcome) {
            ended.incrementAndGet();
        }

        @Override
        public void retried(Outcome.Failure<?> outcome, java.time.Duration delay) {
            ended.incrementAndGet();
        }
    }

    /** Carries out a run that stands in no other. What is wrong is in the ledger afterwards. */
    void outermost() throws InterruptedException {
        boolean disturbed = carryOut();
        boolean flag = Thread.interrupted();
        Thread reader = input.reader();
        if (plan.verb() == SoakPlan.Verb.ASYNC && reader != null) {
            reader.join(); // a future that is cancelled does not wait for its run
        }
        if (!(thrown instanceof CancellationException && plan.verb() == SoakPlan.Verb.ASYNC)) {
            ledger.over();
        }
        if (plan.mayGiveUpJobs()) {
            ledger.awaitAll();
        }
        ledger.over();
        ledger.check(ledger.runningInAll() == 0, ledger.runningInAll() + " jobs are running after the run");
        if (!plan.mayGiveUpJobs()) {
            ledger.check(
                    ledger.mostLeaves() <= plan.nJobs(),
                    ledger.mostLeaves() + " jobs were running at once, with nJobs " + plan.nJobs());
        }
        SoakVerdict verdict = new SoakVerdict(plan, input.taken(), results, thrown);
        verdict.judge(disturbed);
        verdict.judgeFlag(flag, disturbed);
        judgeEvents();
    }

    /** Carries out a run in a job of another one, which may be stopped meanwhile. */
    void inJob() throws Exception {
        boolean disturbed = carryOut();
        ledger.over();
        if (!plan.mayGiveUpJobs()) {
            ledger.check(ledger.running() == 0, ledger.running() + " jobs are running after an inner run");
        }
        new SoakVerdict(plan, input.taken(), results, thrown).judge(disturbed);
        judgeEvents();
        if (thrown instanceof CancellationException cancelled && cancelled.getCause() instanceof InterruptedException) {
            ledger.check(
                    Thread.currentThread().isInterrupted(), "an inner run was interrupted, and swallowed the flag");
            throw cancelled;
        }
    }

    private void judgeEvents() {
        if (plan.listener() && !plan.mayGiveUpJobs()) {
            ledger.check(
                    events.started.get() == events.ended.get(),
                    "listeners were told of " + events.started + " starts and " + events.ended + " ends");
        }
    }

    /** Returns whether the run was disturbed. */
    private boolean carryOut() {
        Parallel parallel = plan.listener() ? plan.parallel().listener(events) : plan.parallel();
        try {
            switch (plan.verb()) {
                case RUN -> results.addAll(run(parallel));
                case OUTCOMES -> results.addAll(outcomes(parallel));
                case STREAM, STREAM_OUTCOMES -> read(stream(parallel));
                case ASYNC -> results.addAll(await(async(parallel)));
            }
        } catch (Throwable e) {
            thrown = e;
        }
        SoakDisturber started = disturber;
        return started != null && started.end();
    }

    private List<Integer> run(Parallel parallel) {
        interruptLater();
        return switch (plan.source()) {
            case LIST -> parallel.run(input.collection());
            case ITERATOR -> parallel.run(input);
            case STREAM -> parallel.run(input.stream());
        };
    }

    private List<Outcome<Integer>> outcomes(Parallel parallel) {
        interruptLater();
        return switch (plan.source()) {
            case LIST -> parallel.outcomes(input.collection());
            case ITERATOR -> parallel.outcomes(input);
            case STREAM -> parallel.outcomes(input.stream());
        };
    }

    private Stream<?> stream(Parallel parallel) {
        if (plan.verb() == SoakPlan.Verb.STREAM) {
            return switch (plan.source()) {
                case LIST -> parallel.stream(input.collection());
                case ITERATOR -> parallel.stream(input);
                case STREAM -> parallel.stream(input.stream());
            };
        }
        return switch (plan.source()) {
            case LIST -> parallel.streamOutcomes(input.collection());
            case ITERATOR -> parallel.streamOutcomes(input);
            case STREAM -> parallel.streamOutcomes(input.stream());
        };
    }

    private CompletableFuture<List<Integer>> async(Parallel parallel) {
        return switch (plan.source()) {
            case LIST -> parallel.runAsync(input.collection());
            case ITERATOR -> parallel.runAsync(input);
            case STREAM -> parallel.runAsync(input.stream());
        };
    }

    private void interruptLater() {
        if (plan.disturbance() == SoakPlan.Disturbance.INTERRUPT) {
            Thread caller = Thread.currentThread();
            disturber = SoakDisturber.start(caller::interrupt, plan.disturbNanos());
        }
    }

    private void read(Stream<?> stream) {
        interruptLater();
        if (plan.disturbance() == SoakPlan.Disturbance.CLOSE) {
            disturber = SoakDisturber.start(stream::close, plan.disturbNanos());
        }
        try (stream) {
            Spliterator<?> spliterator = stream.spliterator();
            boolean isAtEnd = false;
            while (!isAtEnd && results.size() < plan.readAtMost()) {
                isAtEnd = !spliterator.tryAdvance(results::add);
            }
            if (isAtEnd && plan.disturbance() != SoakPlan.Disturbance.CLOSE && !plan.mayGiveUpJobs()) {
                ledger.over();
                ledger.check(ledger.running() == 0, "jobs are running at the end of the stream");
            }
        }
    }

    private List<Integer> await(CompletableFuture<List<Integer>> future) throws Throwable {
        if (plan.disturbance() == SoakPlan.Disturbance.CANCEL) {
            disturber = SoakDisturber.start(() -> future.cancel(true), plan.disturbNanos());
        }
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        } catch (CancellationException e) {
            // Newer JDKs throw one of their own around that of the run.
            throw e.getCause() instanceof CancellationException cause ? cause : e;
        }
    }
}
