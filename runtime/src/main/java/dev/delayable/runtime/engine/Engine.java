package dev.delayable.runtime.engine;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.ThrowingFunction;
import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.LocalWorkers;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.Workers;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entry point of the engine: creates the parts of a run and connects them. It names no backend. */
public final class Engine {

    /** How deeply runs may be nested. Each level takes some frames of a thread's stack; real programs need far fewer levels. */
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
        return list(settings, context, checkedJobs(jobs), null, givesOutcomes);
    }

    /**
     * Applies a function to inputs that are all known, and returns the results in order.
     *
     * @param settings how
     * @param context what jobs see of the calling thread
     * @param inputs the inputs
     * @param function what is applied to them
     * @return the results, unmodifiable
     */
    public static List<@Nullable Object> map(
            RunSettings settings,
            CallerContext context,
            Collection<? extends @Nullable Object> inputs,
            ThrowingFunction<?, ?> function) {
        @Nullable Object[] slots = copy(inputs);
        if (settings.listeners().isEmpty()) {
            return list(settings, context, slots, function, false);
        }
        IndexedSource.makeJobs(slots, 0, slots.length, function); // listeners see each of them before it is claimed
        return list(settings, context, slots, null, false);
    }

    private static List<@Nullable Object> list(
            RunSettings settings,
            CallerContext context,
            @Nullable Object[] slots,
            @Nullable ThrowingFunction<?, ?> function,
            boolean givesOutcomes) {
        if (slots.length == 0 && settings.listeners().isEmpty() && settings.report() == null) {
            return Collections.emptyList();
        }
        Place place = place(settings);
        int workers = Math.max(1, Math.min(place.workers(), slots.length));
        BatchSizer sizer = sizer(settings);
        IndexedSource source = new IndexedSource(slots, workers, function);
        Run run = new Run(settings, context, givesOutcomes, source, sizer, place.depth(), place.outer());
        return new RunLoop(run, workers, place).list();
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
        return new RunLoop(run, place.workers(), place).list();
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
        return new ResultStream(run, new RunLoop(run, place.workers(), place), !settings.unordered()).stream();
    }

    private static Run fedRun(
            RunSettings settings,
            CallerContext context,
            Iterator<? extends @Nullable Job<?>> jobs,
            boolean givesOutcomes,
            boolean isKnown,
            ResultKind kind,
            Place place) {
        // One worker takes turns with the input where it is the calling thread, and with the reader of a stream
        // wherever it is.
        boolean takesTurns = place.workers() == 1 && (place.isInCaller() || kind != ResultKind.LIST);
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

    /** An array that takes any object: some collections give one of their own type. */
    private static @Nullable Object[] copy(Collection<? extends @Nullable Object> elements) {
        @Nullable Object[] copy = elements.toArray();
        return copy.getClass() == Object[].class ? copy : Arrays.copyOf(copy, copy.length, Object[].class);
    }

    private static @Nullable Object[] checkedJobs(Collection<? extends @Nullable Job<?>> jobs) {
        @Nullable Object[] slots = copy(jobs);
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
     * @param slot the place of the job that has started this run in a thread of its own, if one has
     */
    private record Place(
            int workers,
            @Nullable Worker outer,
            int depth,
            @Nullable Backend backend,
            @Nullable JobSlot slot) implements RunLoop.Staffing {

        /** Whether the calling thread is one of the workers. */
        boolean isInCaller() {
            return backend == null;
        }

        @Override
        public void begin(Run run, int count) {
            if (backend == null) {
                beginInCaller(run, outer == null ? Crew.ofCaller() : outer.crew(), count, slot);
                return;
            }
            // All of them, however few jobs this run has: runs inside its jobs share them.
            Workers opened;
            try {
                opened = backend.open(workers);
            } catch (RejectedExecutionException e) {
                System.getLogger("dev.delayable.runtime")
                        .log(
                                Level.WARNING,
                                "the backend {0} has no worker for a run, its jobs run one by one in the calling thread: {1}",
                                backend.name(),
                                e.toString());
                beginInCaller(run, Crew.ofCaller(), 1, null);
                return;
            }
            if (opened instanceof LocalWorkers threads) {
                Crew crew = Crew.ofThreads(threads, workers, WorkerLimit.of(backend));
                run.begin(new ThreadWorkforce(run, crew, threads, count, 0), null, count);
            } else {
                run.source().handOutJobs();
                run.begin(
                        new RemoteWorkforce(run, (RemoteWorkers) opened, count, WorkerLimit.of(backend)), null, count);
            }
        }
    }

    private static void beginInCaller(Run run, Crew crew, int count, @Nullable JobSlot slot) {
        ThreadWorkforce workforce = new ThreadWorkforce(run, crew, null, count - 1, 1);
        run.begin(workforce, new CallingWorker(run, crew, slot), count);
    }

    private static Place place(RunSettings settings) {
        Backend backend = settings.backend();
        Worker current = CurrentJob.worker();
        JobSlot slot = current == null ? JobSlot.entered() : null;
        Worker outer = slot == null ? current : slot.worker();
        int depth = outer == null ? 0 : outer.ofRun().depth() + 1;
        if (depth > MAX_DEPTH) {
            throw new IllegalStateException("runs are nested more than " + MAX_DEPTH
                    + " deep: a job that runs others of its kind must end somewhere");
        }
        int workers = backend.workers(settings.nJobs());
        if (outer == null) {
            boolean isInCaller =
                    workers == 1 && backend.maxWorkers() == Integer.MAX_VALUE && backend.runsSingleInCaller();
            return new Place(workers, null, depth, isInCaller ? null : backend, null);
        }
        // The workers are those of the outer run, and none of them may be idle because another backend was named.
        return new Place(Math.min(workers, outer.crew().size()), outer, depth, null, slot);
    }
}
