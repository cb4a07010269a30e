package dev.delayable.runtime.flight;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Backend;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The log of a run that is recorded. The only class, beside the events, that needs the module {@code jdk.jfr}. */
final class JfrLog extends FlightLog {

    /** Longer texts are cut: a recording is no place for the arguments of 10,000 jobs. */
    private static final int MAX_TEXT = 200;

    private static final AtomicLong NUMBER = new AtomicLong();

    private final long run = NUMBER.incrementAndGet();
    private final long outerRun;
    private final Backend backend;
    private final boolean recordsBatches;
    private final boolean recordsJobs;
    private final LongAdder ended = new LongAdder();

    /** Begun and committed by the calling thread. */
    private final RunEvent event = new RunEvent();

    private JfrLog(long outerRun, Backend backend, boolean recordsBatches, boolean recordsJobs) {
        this.outerRun = outerRun;
        this.backend = backend;
        this.recordsBatches = recordsBatches;
        this.recordsJobs = recordsJobs;
    }

    /** A log, or null if no recording asks for any of the events. */
    static @Nullable FlightLog openIfWanted(@Nullable FlightLog outer, Backend backend) {
        boolean batches = new BatchEvent().isEnabled();
        boolean jobs = new JobEvent().isEnabled();
        if (!batches && !jobs && !new RunEvent().isEnabled()) {
            return null;
        }
        return new JfrLog(outer == null ? 0 : outer.run(), backend, batches, jobs);
    }

    @Override
    long run() {
        return run;
    }

    @Override
    public boolean recordsJobs() {
        return recordsJobs;
    }

    @Override
    public void runStarts(long total, int workers) {
        event.total = total;
        event.workers = workers;
        event.begin();
    }

    @Override
    public void jobsEnded(int jobs) {
        ended.add(jobs);
    }

    @Override
    public void runEnded(long returned, long failed) {
        event.end();
        if (event.shouldCommit()) {
            event.run = run;
            event.outerRun = outerRun;
            event.backend = backend.name();
            // A run keeps track of all its jobs or of none, and counts the failures in any case.
            long untracked = ended.sum();
            event.finished = untracked == 0 ? returned : untracked - failed;
            event.failed = failed;
            event.commit();
        }
    }

    @Override
    public @Nullable Object batchStarts() {
        if (!recordsBatches) {
            return null;
        }
        BatchEvent batch = new BatchEvent();
        batch.begin();
        return batch;
    }

    @Override
    public void batchEnded(@Nullable Object started, long firstIndex, int size, int worker) {
        if (started instanceof BatchEvent batch) {
            batch.end();
            batch.run = run;
            batch.firstIndex = firstIndex;
            batch.size = size;
            batch.worker = worker;
            batch.commit();
        }
    }

    @Override
    public @Nullable Object jobStarts() {
        if (!recordsJobs) {
            return null;
        }
        JobEvent job = new JobEvent();
        job.begin();
        return job;
    }

    @Override
    public void jobEnded(
            @Nullable Object started,
            Job<?> job,
            long index,
            int attempt,
            int worker,
            long nanos,
            @Nullable Throwable failure) {
        if (!(started instanceof JobEvent recorded)) {
            return;
        }
        recorded.end();
        if (recorded.shouldCommit()) {
            recorded.run = run;
            recorded.index = index;
            recorded.function = text(() -> job.function().name());
            recorded.job = text(job::toString);
            recorded.attempt = attempt;
            recorded.worker = worker;
            recorded.elapsed = nanos;
            recorded.success = failure == null;
            recorded.failure = failure == null ? null : text(failure::toString);
            recorded.commit();
        }
    }

    /** A text that may be a user's, and must harm neither the job nor the recording. */
    private static String text(Supplier<String> source) {
        String text;
        try {
            text = String.valueOf(source.get());
        } catch (RuntimeException | StackOverflowError e) {
            text = "(no text: " + e.getClass().getName() + ")";
        }
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "...";
    }
}
