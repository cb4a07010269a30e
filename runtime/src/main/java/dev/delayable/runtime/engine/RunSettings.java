package dev.delayable.runtime.engine;

import dev.delayable.runtime.ContextCarrier;
import dev.delayable.runtime.ResultMemory;
import dev.delayable.runtime.RunListener;
import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.report.ReportSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a run, already checked.
 *
 * @param nJobs how many jobs run at once, 1 or more
 * @param backend where they run
 * @param timeout how long one job may run, if there is a limit
 * @param deadline how long the whole run may take, if there is a limit
 * @param grace how long interrupted jobs may take to end
 * @param retry which jobs are run again
 * @param preDispatch how many jobs may be taken and not yet be delivered; 0 if the engine decides
 * @param batchSize how many jobs are handed over at once; 0 if the engine decides
 * @param unordered whether a stream gives results in the order of completion
 * @param listeners receive the events of the run
 * @param carriers what is carried into the jobs
 * @param report what reports are made of the run, if any
 * @param memory where results are kept, if they are
 */
public record RunSettings(
        int nJobs,
        Backend backend,
        @Nullable Duration timeout,
        @Nullable Duration deadline,
        Duration grace,
        RetryPolicy retry,
        int preDispatch,
        int batchSize,
        boolean unordered,
        List<RunListener> listeners,
        List<ContextCarrier<?>> carriers,
        @Nullable ReportSettings report,
        @Nullable ResultMemory memory) {}
