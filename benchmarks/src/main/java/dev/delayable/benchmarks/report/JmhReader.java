package dev.delayable.benchmarks.report;

import dev.delayable.benchmarks.peers.PeerKind;
import dev.delayable.benchmarks.report.Results.Extra;
import dev.delayable.benchmarks.speed.LongLists;
import dev.delayable.benchmarks.speed.MakingAJob;
import dev.delayable.benchmarks.speed.ManyJobs;
import dev.delayable.benchmarks.speed.MappedInputs;
import dev.delayable.benchmarks.speed.OneWorker;
import dev.delayable.benchmarks.speed.Streamed;
import dev.delayable.benchmarks.speed.Work;
import java.util.Collection;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Files JMH's results: times and allocations of one run become those of one job. */
final class JmhReader {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Results results;

    JmhReader(Results results) {
        this.results = results;
    }

    void read(Collection<RunResult> runs) {
        for (RunResult run : runs) {
            String benchmark = run.getParams().getBenchmark();
            if (benchmark.startsWith(ManyJobs.class.getName())) {
                readManyJobs(run);
            } else if (benchmark.startsWith(OneWorker.class.getName())) {
                readOneWorker(run);
            } else if (benchmark.startsWith(MakingAJob.class.getName())) {
                results.extra(madeJob(benchmark), allocated(run));
            } else if (benchmark.startsWith(Streamed.class.getName())) {
                Extra extra = benchmark.endsWith("stream") ? Extra.STREAM : Extra.STREAM_AS_LIST;
                results.extra(extra, Measured.of(run.getPrimaryResult()).each(Streamed.JOBS));
            } else if (benchmark.startsWith(LongLists.class.getName())) {
                int jobs = Integer.parseInt(run.getParams().getParam("jobs"));
                results.listOf(
                        jobs,
                        PeerKind.valueOf(run.getParams().getParam("peer")),
                        Measured.of(run.getPrimaryResult()).each(jobs));
            } else if (benchmark.startsWith(MappedInputs.class.getName())) {
                readMappedInputs(
                        benchmark.substring(MappedInputs.class.getName().length() + 1), run);
            }
        }
    }

    private void readMappedInputs(String way, RunResult run) {
        Measured nanos = Measured.of(run.getPrimaryResult()).each(MappedInputs.INPUTS);
        Measured bytes = allocated(run).each(MappedInputs.INPUTS);
        switch (way) {
            case "map" -> {
                results.extra(Extra.MAP, nanos);
                results.extra(Extra.MAP_BYTES, bytes);
            }
            case "parallelStream" -> results.extra(Extra.MAP_OF_PARALLEL_STREAM, nanos);
            default -> results.extra(Extra.MAP_BYTES_OF_GENERATED_JOBS, bytes);
        }
    }

    private static Extra madeJob(String benchmark) {
        if (benchmark.endsWith("generated")) {
            return Extra.BYTES_GENERATED;
        }
        return benchmark.endsWith("ofLambda") ? Extra.BYTES_OF_LAMBDA : Extra.BYTES_HAND_WRITTEN;
    }

    private void readManyJobs(RunResult run) {
        Work work = Work.valueOf(run.getParams().getParam("work"));
        String way = PeerKind.valueOf(run.getParams().getParam("peer")).title();
        results.nanos(work, way, Measured.of(run.getPrimaryResult()).each(work.jobs()));
        results.bytes(work, way, allocated(run).each(work.jobs()));
    }

    private void readOneWorker(RunResult run) {
        boolean ours = PeerKind.OURS.name().equals(run.getParams().getParam("way"));
        results.extra(
                ours ? Extra.ONE_WORKER_OURS : Extra.ONE_WORKER_PLAIN_LOOP,
                Measured.of(run.getPrimaryResult()).each(OneWorker.JOBS));
    }

    private static Measured allocated(RunResult run) {
        Result<?> allocated = run.getSecondaryResults().get(ALLOCATED);
        if (allocated == null) {
            throw new IllegalStateException("JMH has not counted the allocations of " + run);
        }
        return Measured.of(allocated);
    }
}
