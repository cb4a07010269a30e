package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.ThreadBackend;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way into the engine: checks the input, and decides how a run is carried out. */
public final class Engine {

    private Engine() {}

    /**
     * Runs jobs that are all known, and returns their results in order.
     *
     * @param jobs the jobs
     * @param nJobs how many run at once, 1 or more
     * @param grace how long interrupted jobs may take to end
     * @return the results, unmodifiable
     */
    public static List<@Nullable Object> run(Collection<? extends @Nullable Job<?>> jobs, int nJobs, Duration grace) {
        @Nullable Object[] slots = jobs.toArray();
        for (int i = 0; i < slots.length; i++) {
            Checks.nonNullJob(slots[i], i);
        }
        int workers = Math.min(Math.min(nJobs, ThreadBackend.MAX_WORKERS), slots.length);
        if (workers == 0) {
            return Collections.emptyList();
        } else if (nJobs == 1) {
            return SequentialRun.run(jobIterator(slots));
        }
        // The threads are those of all runs with the same nJobs, however few of them this one needs.
        return run(new IndexedSource(slots, workers), new BatchSizer(), nJobs, grace);
    }

    /**
     * Runs jobs that are made while the run goes on, and returns their results in order.
     *
     * @param jobs the input, read by the calling thread only
     * @param nJobs how many run at once, 1 or more
     * @param grace how long interrupted jobs may take to end
     * @return the results, unmodifiable
     */
    public static List<@Nullable Object> run(Iterator<? extends @Nullable Job<?>> jobs, int nJobs, Duration grace) {
        if (nJobs == 1) {
            return SequentialRun.run(jobs);
        }
        BatchSizer sizer = new BatchSizer();
        return run(new FedSource(jobs, Math.min(nJobs, ThreadBackend.MAX_WORKERS), sizer), sizer, nJobs, grace);
    }

    private static List<@Nullable Object> run(JobSource source, BatchSizer sizer, int nJobs, Duration grace) {
        try (ThreadBackend.Lease lease = ThreadBackend.lease(nJobs)) {
            return new Run(source, sizer, lease, grace).results();
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // all slots were checked to be jobs
    private static Iterator<Job<?>> jobIterator(@Nullable Object[] slots) {
        return (Iterator) Arrays.asList(slots).iterator();
    }
}
