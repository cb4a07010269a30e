package com.example.shop;

import dev.delayable.annotations.DelayableImport;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes jobs of all kinds, and runs them. */
@DelayableImport(value = Math.class, methods = "sqrt")
public final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Prices prices = new Prices("NL", Map.of("tea", new BigDecimal("2.50"), "cake", new BigDecimal("3.95")));
        PricesDelayed delayed = PricesDelayed.on(prices);
        Parallel parallel = Parallel.nJobs(2);

        System.out.println("roots: " + parallel.run(IntStream.range(0, 5).mapToObj(i -> MathDelayed.sqrt(i * i))));
        System.out.println(
                "cents: " + parallel.run(IntStream.range(1, 5).mapToObj(count -> PricesDelayed.cents(250, count))));

        Job<BigDecimal> job = delayed.total("tea", "cake").customer("Ann").discount(10);
        System.out.println("job: " + job);
        System.out.println("kwargs: " + job.kwargs());
        System.out.println(
                "again: " + job.function().job(job.args(), job.kwargs()).equals(job));
        System.out.println("totals: "
                + parallel.run(List.of(job, delayed.total("tea", "tea").customer("Bob"))));
        try {
            parallel.run(job, delayed.total("tea", "soup").customer("Eve"));
        } catch (JobFailedException e) {
            System.out.println("failed: " + e.job() + ": " + e.getCause().getMessage());
        }
    }
}
