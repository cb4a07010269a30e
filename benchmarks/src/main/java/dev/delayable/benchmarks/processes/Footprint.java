package dev.delayable.benchmarks.processes;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.ProcessBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How much memory a worker holds that has run some jobs and is idle. Known on Linux only.
 *
 * @param rss what is resident, in MB
 * @param pss the same, where pages that several processes share count for each of them in part
 */
record Footprint(double rss, double pss) {

    /** The arguments of a worker that is to be small. */
    static final List<String> SMALL = List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-Xss256k");

    private static final int JOBS = 1_000;
    private static final double KB_PER_MB = 1e6 / 1024;

    /** Of each of the workers. */
    static List<Footprint> measure(ProcessBackend backend) throws IOException {
        Parallel parallel = Parallel.nJobs(WarmRuns.WORKERS).backend(backend);
        parallel.run(IntStream.range(0, JOBS).mapToObj(ProcessJobsDelayed::noOp));
        List<Job<Long>> asking = Collections.nCopies(JOBS, ProcessJobsDelayed.worker());
        Set<Long> workers = new TreeSet<>(parallel.run(asking));
        List<Footprint> all = new ArrayList<>();
        for (long worker : workers) {
            Path file = Path.of("/proc", Long.toString(worker), "smaps_rollup");
            if (Files.isReadable(file)) {
                List<String> lines = Files.readAllLines(file);
                all.add(new Footprint(megabytes(lines, "Rss:"), megabytes(lines, "Pss:")));
            }
        }
        return all;
    }

    private static double megabytes(List<String> lines, String key) {
        String line = lines.stream()
                .filter(each -> each.startsWith(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no " + key));
        return Double.parseDouble(line.replaceAll("\\D", "")) / KB_PER_MB;
    }
}
