package dev.delayable.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the {@link Soak} is to do; all of it follows from the random numbers of one seed.
 *
 * @param depth how many runs this one stands in
 * @param inputFailsAt before which job the input throws an exception; -1 for none
 * @param readAtMost how many results are read before the stream is closed
 * @param disturbance what another thread does meanwhile
 * @param disturbNanos after how long it does
 */
record SoakPlan(
        long seed,
        int depth,
        SoakLedger ledger,
        Verb verb,
        Source source,
        int nJobs,
        List<SoakJob> jobs,
        @Nullable Duration timeout,
        @Nullable Duration deadline,
        @Nullable Duration grace,
        int attempts,
        Duration backoff,
        int batchSize,
        int preDispatch,
        boolean unordered,
        boolean listener,
        int inputFailsAt,
        int readAtMost,
        Disturbance disturbance,
        int disturbNanos) {

    enum Verb {
        RUN,
        OUTCOMES,
        STREAM,
        STREAM_OUTCOMES,
        ASYNC;

        boolean isStream() {
            return this == STREAM || this == STREAM_OUTCOMES;
        }

        boolean givesOutcomes() {
            return this == OUTCOMES || this == STREAM_OUTCOMES;
        }
    }

    enum Source {
        LIST,
        ITERATOR,
        STREAM
    }

    enum Disturbance {
        NONE,
        INTERRUPT,
        /** Another thread closes the stream. */
        CLOSE,
        CANCEL
    }

    private static final int MAX_DEPTH = 4;
    private static final int NEVER = Integer.MAX_VALUE;

    static SoakPlan outermost(long seed) {
        return make(seed, SoakLedger.outermost(), 0);
    }

    /** The same plan for one more attempt of the job that holds the run. */
    SoakPlan again() {
        return make(seed, ledger.inside(), depth);
    }

    private static SoakPlan make(long seed, SoakLedger ledger, int depth) {
        Random random = new Random(seed);
        Verb verb = verb(random, depth);
        int nJobs = 1 + random.nextInt(depth == 0 ? 8 : 4);
        boolean mayFail = random.nextInt(3) == 0;
        List<SoakJob> jobs = new ArrayList<>();
        int size = size(random, depth);
        for (int i = 0; i < size; i++) {
            jobs.add(job(random, ledger, depth, i, nJobs, size, mayFail));
        }
        Source source = Source.values()[random.nextInt(3)];
        Duration grace = random.nextInt(12) == 0 ? Duration.ofNanos(random.nextInt(4) * 100_000L) : null;
        if (grace != null) {
            ledger.givesUpAtOnce();
        }
        boolean inputFails = source != Source.LIST && random.nextInt(40) == 0;
        return new SoakPlan(
                seed,
                depth,
                ledger,
                verb,
                source,
                nJobs,
                List.copyOf(jobs),
                random.nextInt(8) == 0 ? Duration.ofNanos(50_000 + random.nextInt(2_000_000)) : null,
                random.nextInt(10) == 0 ? Duration.ofNanos(1 + random.nextInt(3_000_000)) : null,
                grace,
                random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1,
                random.nextBoolean() ? Duration.ZERO : Duration.ofNanos(random.nextInt(500_000)),
                random.nextInt(4) == 0 ? 1 + random.nextInt(20) : 0,
                random.nextInt(4) == 0 ? 1 + random.nextInt(20) : 0,
                random.nextInt(3) == 0,
                random.nextInt(4) == 0,
                inputFails ? random.nextInt(size + 1) : -1,
                verb.isStream() && random.nextInt(3) == 0 ? random.nextInt(size + 1) : NEVER,
                disturbance(random, verb, depth),
                random.nextInt(random.nextInt(4) == 0 ? 1_500_000 : 150_000));
    }

    private static Verb verb(Random random, int depth) {
        // A run in a thread of its own is no run inside a job.
        return Verb.values()[random.nextInt(depth == 0 ? 5 : 4)];
    }

    private static int size(Random random, int depth) {
        if (depth > 0) {
            return random.nextInt(6);
        }
        return switch (random.nextInt(20)) {
            case 0 -> random.nextInt(3000);
            case 1, 2 -> random.nextInt(200);
            default -> random.nextInt(24);
        };
    }

    private static SoakJob job(
            Random random, SoakLedger ledger, int depth, int index, int nJobs, int size, boolean mayFail) {
        int choice = random.nextInt(100);
        boolean isLarge = size > 200; // most jobs of a large run are quick ones
        if (isLarge && random.nextInt(50) != 0) {
            return new SoakJob(ledger, index, SoakJob.Kind.NOTHING, 0, null);
        }
        if (mayFail && choice >= 92) {
            return switch (random.nextInt(5)) {
                case 0 -> new SoakJob(ledger, index, SoakJob.Kind.FAILS, 0, null);
                case 1 -> new SoakJob(ledger, index, SoakJob.Kind.ERROR, 0, null);
                default -> new SoakJob(ledger, index, SoakJob.Kind.FLAKY, 1 + random.nextInt(2), null);
            };
        }
        if (choice < 40) {
            return new SoakJob(ledger, index, SoakJob.Kind.NOTHING, 0, null);
        } else if (choice < 60) {
            return new SoakJob(ledger, index, SoakJob.Kind.COMPUTES, random.nextInt(10_000), null);
        } else if (choice < 72) {
            return new SoakJob(ledger, index, SoakJob.Kind.PARKS, random.nextInt(50_000), null);
        } else if (choice < 75) {
            return new SoakJob(ledger, index, SoakJob.Kind.SLEEPS, random.nextInt(500_000), null);
        } else if (choice < 77) {
            return new SoakJob(ledger, index, SoakJob.Kind.STUBBORN, random.nextInt(600_000), null);
        } else if (choice < 80 && depth == 0 && nJobs > 1) {
            // Where the calling thread works itself, its flag ends the run.
            return new SoakJob(ledger, index, SoakJob.Kind.LEAVES_FLAG, 0, null);
        } else if (choice < 92 && depth < MAX_DEPTH) {
            return new SoakJob(
                    ledger, index, SoakJob.Kind.NESTED, 0, make(random.nextLong(), ledger.inside(), depth + 1));
        }
        return new SoakJob(ledger, index, SoakJob.Kind.NOTHING, 0, null);
    }

    private static Disturbance disturbance(Random random, Verb verb, int depth) {
        if (verb == Verb.ASYNC) {
            return random.nextBoolean() ? Disturbance.CANCEL : Disturbance.NONE;
        }
        if (depth > 0 || random.nextInt(3) != 0) {
            return Disturbance.NONE;
        }
        return verb.isStream() && random.nextBoolean() ? Disturbance.CLOSE : Disturbance.INTERRUPT;
    }

    Parallel parallel() {
        Parallel parallel = Parallel.nJobs(nJobs);
        parallel = timeout == null ? parallel : parallel.timeout(timeout);
        parallel = deadline == null ? parallel : parallel.deadline(deadline);
        parallel = grace == null ? parallel : parallel.grace(grace);
        parallel = attempts == 1
                ? parallel
                : parallel.retry(Retry.attempts(attempts).backoff(backoff));
        parallel = batchSize == 0 ? parallel : parallel.batchSize(batchSize);
        parallel = preDispatch == 0 ? parallel : parallel.preDispatch(preDispatch);
        return unordered ? parallel.unordered() : parallel;
    }

    /** Whether a job of this run or of one inside it may be given up. */
    boolean mayGiveUpJobs() {
        return grace != null
                || jobs.stream()
                        .anyMatch(job -> job.nested() != null && job.nested().mayGiveUpJobs());
    }

    /** Whether nothing depends on time, so that a failure that is planned must be seen. */
    boolean isFixed() {
        return timeout == null && deadline == null && disturbance == Disturbance.NONE && inputFailsAt < 0;
    }

    boolean isToFail() {
        return !verb.givesOutcomes() && jobs.stream().anyMatch(job -> job.isToFail(attempts));
    }

    boolean isReadToTheEnd() {
        return readAtMost == NEVER;
    }

    /** All but the jobs. */
    String summary() {
        return "nJobs=" + nJobs + " source=" + source + " timeout=" + timeout + " deadline=" + deadline + " grace="
                + grace
                + " attempts=" + attempts + " backoff=" + backoff + " batchSize=" + batchSize + " preDispatch="
                + preDispatch
                + " unordered=" + unordered + " listener=" + listener + " inputFailsAt=" + inputFailsAt + " readAtMost="
                + readAtMost + " " + disturbance + " after " + disturbNanos + " ns";
    }
}
