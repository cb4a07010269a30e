package com.example.quickstart;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.util.List;
import java.util.stream.IntStream;

/** Makes jobs, looks at one of them, and runs them five at a time. */
public final class Quickstart {

    private Quickstart() {}

    public static void main(String[] args) throws Exception {
        Parallel parallel = Parallel.nJobs(5);

        long start = System.nanoTime();
        List<Integer> doubled = parallel.run(IntStream.range(0, 20).mapToObj(SlowFunctionsDelayed::slowFunction));
        System.out.println(doubled);
        System.out.printf("20 jobs of 200 ms, 5 at once: %d ms%n", (System.nanoTime() - start) / 1_000_000);

        Job<Integer> job = SlowFunctionsDelayed.slowFunction2(0, 20, 3).operation("-");
        System.out.println(job + " = " + job.call());

        // Type "SlowFunctionsDelayed." on the next line.
    }
}
