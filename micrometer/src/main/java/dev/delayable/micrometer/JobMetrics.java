package dev.delayable.micrometer;

import dev.delayable.runtime.RunListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;

/**
 * Counts and times the jobs of runs in a {@link MeterRegistry} of Micrometer.
 *
 * <pre>{@code
 * Parallel.nJobs(4).listener(JobMetrics.in(registry)).run(jobs);
 * }</pre>
 *
 * <table>
 *   <caption>The meters</caption>
 *   <tr><th>name</th><th>type</th><th>tags</th><th>what</th></tr>
 *   <tr><td>{@code delayable.jobs}</td><td>timer</td><td>function, backend, outcome, exception</td>
 *       <td>jobs that have ended, and how long their last attempt ran</td></tr>
 *   <tr><td>{@code delayable.jobs.retried}</td><td>counter</td><td>function, backend</td>
 *       <td>attempts that failed and were followed by another</td></tr>
 *   <tr><td>{@code delayable.jobs.recalled}</td><td>counter</td><td>function, backend</td>
 *       <td>jobs that did not run, because their result was kept</td></tr>
 *   <tr><td>{@code delayable.jobs.running}</td><td>gauge</td><td>backend</td><td>jobs that run now</td></tr>
 *   <tr><td>{@code delayable.jobs.waiting}</td><td>gauge</td><td>backend</td>
 *       <td>jobs that were taken from the input and wait for a worker, or for their next attempt</td></tr>
 * </table>
 *
 * <p>The tag {@code function} is the class and the name of the function, as in {@code com.acme.Images#resize}; of the jobs of
 * {@code Job.of} and {@code map} the class with the lambda and their name. From the 1,000th function of a registry on it is
 * {@code other}, for a program that makes up names would otherwise fill the registry. {@code backend} is the name of the backend,
 * {@code outcome} is {@code success}, {@code failure}, or {@code cancelled} for a job that the end of its run interrupted, and
 * {@code exception} is the simple name of the class of the exception, or {@code none}. Arguments and results are in no tag.
 *
 * <p>A run is counted by the gauges until it ends, and is not kept afterwards. A job in which another run takes place counts as
 * running, as do the jobs of that run if they have this listener. A listener makes a run track each of its jobs, which slows down
 * very quick ones.
 *
 * <p>This class is thread-safe. Any number of listeners and runs may share a registry.
 *
 * @since 0.1
 */
public final class JobMetrics implements RunListener {

    private final MeterRegistry registry;
    private final KnownRuns known;

    private JobMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.known = KnownRuns.of(registry);
    }

    /**
     * A listener whose meters are in a registry.
     *
     * @param registry the registry
     * @return a listener for {@link dev.delayable.runtime.Parallel#listener Parallel.listener}
     */
    public static JobMetrics in(MeterRegistry registry) {
        return new JobMetrics(Objects.requireNonNull(registry, "registry"));
    }

    @Override
    public RunListener forRun(String backend) {
        return new MeteredRun(registry, known, backend);
    }
}
