package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.LocalWorkers;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.Workers;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The way into the engine: puts together what a run needs. It names no backend. */
public final class Engine {

    /** How deeply runs may be nested. Each level takes some frames of a thread's stack; nobody needs as many. */
    private static final int MAX_DEPTH = 100;

    private Engine() {}

    /**
     * Runs jobs that are all known, and returns their results in order.
     *
     * @param settings how
     * @param context what jobs see of the calling thread
     * @param jobs the jobs
     * @param givesOutcomes whether the results are outcomes, so that no failure stops the run
     * @return the results, unmodifiable
     */
    public static List<@Nullable Object> list(
            RunSettings settings,
            CallerContext context,
            Collection<? extends @Nullable Job<?>> jobs,
            boolean givesOutcomes) {
        @Nullable Object[] slots = checkedJobs(jobs);
        if (slots.length == 0 && settings.listeners().isEmpty()) {
            return Collections.emptyList();
        }
        Place place = place(settings);
        int workers = Math.max(1, Math.min(place.workers(), slots.length));
        BatchSizer sizer = sizer(settings);
        IndexedSource source = new IndexedSource(slots, workers);
        Run run = new Run(settings, context, givesOutcomes, source, sizer, place.depth(), place.outer());
        return new CallingThread(run, workers, place).list();
    }

    /**
     * Runs jobs that are made while the run goes on, and returns their results in order.
     *
     * @param settings how
     * @param context what jobs see of the calling thread
     * @param jobs the input, read by the calling thread only
     * @param givesOutcomes whether the results are outcomes, so that no failure stops the run
     * @return the results, unmodifiable
     */
    public static List<@Nullable Object> list(
            RunSettings settings,
            CallerContext context,
            Iterator<? extends @Nullable Job<?>> jobs,
            boolean givesOutcomes) {
        Place place = place(settings);
        Run run = fedRun(settings, context, jobs, givesOutcomes, false, ResultKind.LIST, place);
        return new CallingThread(run, place.workers(), place).list();
    }

    /**
     * Runs jobs that are all known as their results are asked for.
     *
     * @param settings how
     * @param context what jobs see of the calling thread
     * @param jobs the jobs, read by the thread that reads the stream only
     * @param givesOutcomes whether the results are outcomes, so that no failure stops the run
     * @return the results; the run starts when the first of them is asked for
     */
    public static Stream<@Nullable Object> stream(
            RunSettings settings,
            CallerContext context,
            Collection<? extends @Nullable Job<?>> jobs,
            boolean givesOutcomes) {
        return stream(settings, context, jobs.iterator(), givesOutcomes, true);
    }

    /**
     * Runs jobs that are made while the run goes on as their results are asked for.
     *
     * @param settings how
     * @param context what jobs see of the calling thread
     * @param jobs the input, read by the thread that reads the stream only
     * @param givesOutcomes whether the results are outcomes, so that no failure stops the run
     * @return the results; the run starts when the first of them is asked for
     */
    public static Stream<@Nullable Object> stream(
            RunSettings settings,
            CallerContext context,
            Iterator<? extends @Nullable Job<?>> jobs,
            boolean givesOutcomes) {
        return stream(settings, context, jobs, givesOutcomes, false);
    }

    private static Stream<@Nullable Object> stream(
            RunSettings settings,
            CallerContext context,
            Iterator<? extends @Nullable Job<?>> jobs,
            boolean givesOutcomes,
            boolean isKnown) {
        Place place = place(settings);
        ResultKind kind = settings.unordered() ? ResultKind.COMPLETION : ResultKind.ORDERED;
        Run run = fedRun(settings, context, jobs, givesOutcomes, isKnown, kind, place);
        return new ResultStream(run, new CallingThread(run, place.workers(), place), !settings.unordered()).stream();
    }

    private static Run fedRun(
            RunSettings settings,
            CallerContext context,
            Iterator<? extends @Nullable Job<?>> jobs,
            boolean givesOutcomes,
            boolean isKnown,
            ResultKind kind,
            Place place) {
        // One worker that is the calling thread takes turns with the input.
        boolean takesTurns = place.workers() == 1 && place.isInCaller();
        BatchSizer sizer = takesTurns ? BatchSizer.fixed(1) : sizer(settings);
        Window window = settings.preDispatch() > 0 || takesTurns
                ? Window.fixed(Math.max(1, settings.preDispatch()), place.workers(), sizer)
                : Window.automatic(place.workers(), sizer);
        FedSource source = new FedSource(jobs, place.workers(), window, kind, isKnown);
        return new Run(settings, context, givesOutcomes, source, sizer, place.depth(), place.outer());
    }

    private static BatchSizer sizer(RunSettings settings) {
        if (settings.batchSize() > 0) {
            return BatchSizer.fixed(settings.batchSize());
        }
        // A job that does not end at its time limit must not hold up others of its batch.
        return settings.timeout() == null
                ? BatchSizer.automatic(settings.backend().batchTime().toNanos())
                : BatchSizer.fixed(1);
    }

    private static @Nullable Object[] checkedJobs(Collection<? extends @Nullable Job<?>> jobs) {
        @Nullable Object[] slots = jobs.toArray();
        for (int i = 0; i < slots.length; i++) {
            Checks.nonNullJob(slots[i], i);
        }
        return slots;
    }

    /**
     * Where a run takes place.
     *
     * @param workers how many jobs run at once
     * @param outer the worker whose job this run stands in, if any
     * @param depth how many runs this one stands in
     * @param backend where else jobs run, if not in the calling thread or beside the outer run
     */
    private record Place(
            int workers,
            @Nullable Worker outer,
            int depth,
            @Nullable Backend backend) implements CallingThread.Staffing {

        /** Whether the calling thread is one of the workers. */
        boolean isInCaller() {
            return backend == null;
        }

        @Override
        public void begin(Run run, int count) {
            if (backend == null) {
                Crew crew = outer == null ? Crew.ofCaller() : outer.crew();
                ThreadWorkforce workforce = new ThreadWorkforce(run, crew, null, count - 1, 1);
                run.begin(workforce, new CallingWorker(run, crew), count);
                return;
            }
            // The threads are those of all runs with the same number of workers, however few of them this one needs.
            Workers opened = backend.open(workers);
            if (opened instanceof LocalWorkers threads) {
                Crew crew = Crew.ofThreads(threads, workers);
                run.begin(new ThreadWorkforce(run, crew, threads, count, 0), null, count);
            } else {
                run.begin(new RemoteWorkforce(run, (RemoteWorkers) opened, count), null, count);
            }
        }
    }

    private static Place place(RunSettings settings) {
        Backend backend = settings.backend();
        Worker outer = CurrentJob.worker();
        int depth = outer == null ? 0 : outer.ofRun().depth() + 1;
        if (depth > MAX_DEPTH) {
            throw new IllegalStateException("runs are nested more than " + MAX_DEPTH
                    + " deep: a job that runs others of its kind must end somewhere");
        }
        int workers = backend.workers(settings.nJobs());
        if (outer == null) {
            return new Place(workers, null, depth, workers == 1 ? null : backend);
        }
        // The workers are those of the outer run, and none of them may be idle because another backend was named.
        return new Place(Math.min(workers, outer.crew().size()), outer, depth, null);
    }
}
