package dev.delayable.samples.gallery;

import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.time.Duration;
import java.util.List;

/** A service: each request asks several shops at once, and all requests together use at most 8 workers. */
public final class PriceService {

    private static final Parallel PARALLEL =
            Parallel.nJobs(4).backend(Backends.threads().maxWorkers(8)).deadline(Duration.ofSeconds(2));

    private final Shop shop;

    PriceService(Shop shop) {
        this.shop = shop;
    }

    /** Where prices come from; in a real service, a client of another service. */
    interface Shop {
        int price(String shop, String article) throws InterruptedException;
    }

    @Delayable
    int price(String name, String article) throws InterruptedException {
        return shop.price(name, article);
    }

    /** The lowest price of an article. Any number of request threads may call this at the same time. */
    int lowestPrice(List<String> shops, String article) {
        PriceServiceDelayed delayed = PriceServiceDelayed.on(this);
        List<Job<Integer>> jobs =
                shops.stream().map(name -> delayed.price(name, article)).toList();
        return PARALLEL.run(jobs).stream().min(Integer::compare).orElseThrow();
    }
}
