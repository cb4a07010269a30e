package dev.delayable.samples.fingerprint;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.samples.common.Timed;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Compares running jobs one by one with running the same jobs in parallel. The jobs must have been run before, so that
 * what they read is in memory for both. Short runs are repeated in turns, and the best of each counts.
 */
final class SpeedUp {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);

    private final PrintStream out;

    SpeedUp(PrintStream out) {
        this.out = out;
    }

    void print(List<? extends Job<?>> jobs, int nJobs) throws Exception {
        Timed<?> oneByOne = time(jobs, 1);
        Timed<?> parallel = time(jobs, nJobs);
        Duration spent = sum(oneByOne, parallel);
        int rounds = 1;
        while (spent.compareTo(LONG_ENOUGH) < 0) {
            Timed<?> nextOneByOne = time(jobs, 1);
            Timed<?> nextParallel = time(jobs, nJobs);
            spent = spent.plus(sum(nextOneByOne, nextParallel));
            oneByOne = best(oneByOne, nextOneByOne);
            parallel = best(parallel, nextParallel);
            rounds++;
        }
        out.printf(
                "%nThe same jobs once more, one by one and in parallel, now that all files are in the file cache "
                        + "(best of %d):%n",
                rounds);
        out.printf("  n=%-6d %10s ms%n", 1, oneByOne.milliseconds());
        out.printf("  n=%-6d %10s ms   speed-up %s%n", nJobs, parallel.milliseconds(), parallel.speedUpOver(oneByOne));
    }

    private static Timed<?> time(List<? extends Job<?>> jobs, int n) throws Exception {
        return Timed.of(() -> Parallel.nJobs(n).run(jobs));
    }

    private static Duration sum(Timed<?> one, Timed<?> other) {
        return one.elapsed().plus(other.elapsed());
    }

    private static Timed<?> best(Timed<?> one, Timed<?> other) {
        return one.elapsed().compareTo(other.elapsed()) <= 0 ? one : other;
    }
}
