package dev.delayable.benchmarks.peers;

import dev.delayable.runtime.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;

/** What several peers need around a job. */
final class Calls {

    private Calls() {}

    /** Calls a job where a function may throw no checked exception. */
    static Integer call(Job<Integer> job) {
        try {
            return job.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    static List<Integer> results(List<? extends Future<Integer>> futures) throws Exception {
        List<Integer> results = new ArrayList<>(futures.size());
        for (Future<Integer> future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
