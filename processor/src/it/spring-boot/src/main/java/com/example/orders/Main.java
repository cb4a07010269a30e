package com.example.orders;

import dev.delayable.micrometer.ContextPropagation;
import dev.delayable.micrometer.JobMetrics;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.Backend;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.MDC;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Runs jobs of beans on threads, and jobs without a bean in worker processes. */
@SpringBootApplication
@EnableTransactionManagement(proxyTargetClass = true)
class Main {

    public static void main(String[] args) {
        ContextRegistry.getInstance().registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
        SpringApplication.run(Main.class, args);
    }

    /** What all jobs of the application have in common. */
    @Bean
    Parallel parallel(MeterRegistry registry) {
        return Parallel.nJobs(2).context(ContextPropagation.carrier()).listener(JobMetrics.in(registry));
    }

    @Bean
    CommandLineRunner shop(
            Parallel parallel, Orders orders, Stock stock, Transactions transactions, MeterRegistry registry) {
        return args -> {
            MDC.put("user", "ann");
            onThreads(parallel, orders, stock, transactions);
            inProcesses(parallel.backend(Backends.processes()), orders, stock);
            System.out.println("metered: "
                    + registry
                            .get("delayable.jobs")
                            .tag("function", "com.example.orders.Prices#price")
                            .timers()
                            .stream()
                            .mapToLong(Timer::count)
                            .sum());
        };
    }

    private static void onThreads(Parallel parallel, Orders orders, Stock stock, Transactions transactions) {
        System.out.println("bean: " + orders.getClass().getSimpleName());
        for (Backend backend : backends()) {
            List<String> ordered = parallel.backend(backend)
                    .run(Stream.of("tea", "cake")
                            .map(name -> OrdersDelayed.on(orders).order(new Item(name, 3))));
            System.out.println(backend.name() + ": " + ordered + " by "
                    + parallel.backend(backend).run(PricesDelayed.user()));
        }
        System.out.println("taken: " + parallel.run(StockDelayed.on(stock).taken()));
        System.out.println("commits: " + transactions.commits());
    }

    /** Virtual threads need JDK 21. */
    private static List<Backend> backends() {
        return Runtime.version().feature() < 21
                ? List.of(Backends.threads())
                : List.of(Backends.threads(), Backends.virtualThreads());
    }

    private static void inProcesses(Parallel processes, Orders orders, Stock stock) {
        long pid = ProcessHandle.current().pid();
        System.out.println("places: " + processes.run(PricesDelayed.place(pid), PricesDelayed.place(pid)));
        System.out.println("prices: "
                + processes.run(Stream.of("tea", "cake").map(name -> PricesDelayed.price(new Item(name, 2)))) + " for "
                + processes.run(PricesDelayed.user()));
        // Its threads may not know the class loader of the executable jar.
        System.out.println("from the common pool: "
                + CompletableFuture.supplyAsync(() -> processes.run(PricesDelayed.price(new Item("salt", 1))))
                        .join());
        fails(() -> processes.run(PricesDelayed.price(new Item("soup", 1))));
        fails(() -> processes.run(OrdersDelayed.on(orders).order(new Item("tea", 1))));
        fails(() -> processes.run(StockDelayed.on(stock).taken()));
    }

    private static void fails(Runnable run) {
        try {
            run.run();
        } catch (JobFailedException e) {
            System.out.println(e.getMessage());
        }
    }
}
