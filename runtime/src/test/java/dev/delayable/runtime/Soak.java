package dev.delayable.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Very many short runs of random shape, by several callers at once: every verb and input, jobs that fail, hang for a while,
 * ignore interrupts or hold runs themselves, with limits, retries, interrupts, cancels and closes. After each run all that
 * its plan promises is checked. Run number r of a seed is the same whenever it is made, but for what threads do.
 */
final class Soak {

    private static final int CALLERS = 2;

    /** No run takes nearly as long, on however slow a machine. */
    private static final Duration HANG = Duration.ofSeconds(60);

    /** Each caller has at most one run at a time; a pool of each size from 2 to 8, and as many threads again that are ending. */
    private static final int MOST_THREADS = 2 * CALLERS * (2 + 3 + 4 + 5 + 6 + 7 + 8);

    private static final int RUNS_BETWEEN_COUNTS = 500;

    private final long seed;
    private final long runs;
    private final long endNanos;
    private final AtomicLong nextRun;
    private final AtomicLong done = new AtomicLong();
    private final List<Caller> callers = new ArrayList<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    /** Runs from a first number on, until there were so many or the time is up. */
    Soak(long seed, long firstRun, long runs, Duration time) {
        this.seed = seed;
        this.runs = runs;
        this.nextRun = new AtomicLong(firstRun);
        this.endNanos = System.nanoTime() + time.toNanos();
    }

    /** Returns how many runs there were; throws what went wrong. */
    long run() throws Exception {
        long last = nextRun.get() + runs;
        for (int i = 0; i < CALLERS; i++) {
            callers.add(new Caller(last));
        }
        callers.forEach(Thread::start);
        CompletableFuture<Void> end = CompletableFuture.anyOf(
                        failure,
                        CompletableFuture.allOf(
                                callers.stream().map(caller -> caller.end).toArray(CompletableFuture<?>[]::new)))
                .thenAccept(any -> {});
        while (true) {
            try {
                end.get(1, TimeUnit.SECONDS);
                return done.get();
            } catch (TimeoutException e) {
                callers.forEach(Caller::checkForHang);
            }
        }
    }

    /** One thread that makes one run after another. */
    private final class Caller extends Thread {

        private final long last;
        private final CompletableFuture<Void> end = new CompletableFuture<>();

        private volatile long run = -1;
        private volatile long runStart;

        Caller(long last) {
            super("soak-caller");
            this.last = last;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (System.nanoTime() < endNanos && !failure.isDone()) {
                    long number = nextRun.getAndIncrement();
                    if (number >= last) {
                        break;
                    }
                    runStart = System.nanoTime();
                    run = number;
                    make(number);
                    if (done.incrementAndGet() % RUNS_BETWEEN_COUNTS == 0) {
                        awaitFewThreads();
                    }
                }
                run = -1;
                end.complete(null);
            } catch (Throwable e) {
                failure.completeExceptionally(new AssertionError(describe(run), e));
            }
        }

        private void make(long number) throws InterruptedException {
            SoakPlan plan = SoakPlan.outermost(31 * seed + number * 0x9E3779B97F4A7C15L);
            new SoakRun(plan).outermost();
            List<String> violations = plan.ledger().violations();
            if (!violations.isEmpty()) {
                throw new AssertionError(
                        violations + "\n  " + plan.verb() + " of " + plan.jobs() + "\n  with " + plan.summary());
            }
        }

        /** Threads that were given up end soon after their job. */
        private void awaitFewThreads() {
            for (long count = threads(); count > MOST_THREADS; count = threads()) {
                Thread.onSpinWait();
            }
        }

        private static long threads() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().matches("delayable-\\d+"))
                    .count();
        }

        void checkForHang() {
            long current = run;
            if (current >= 0 && System.nanoTime() - runStart > HANG.toNanos() && current == run) {
                failure.completeExceptionally(
                        new AssertionError(describe(current) + " does not end; all threads:\n" + allStacks()));
            }
        }
    }

    private String describe(long run) {
        return "run " + run + " of seed " + seed + " (to repeat it: -Ddelayable.soak.seed=" + seed
                + " -Ddelayable.soak.first=" + run + ")";
    }

    private static String allStacks() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<Thread, StackTraceElement[]> entry :
                Thread.getAllStackTraces().entrySet()) {
            text.append(entry.getKey())
                    .append(' ')
                    .append(entry.getKey().getState())
                    .append('\n');
            for (StackTraceElement element : entry.getValue()) {
                text.append("    at ").append(element).append('\n');
            }
        }
        return text.toString();
    }
}
