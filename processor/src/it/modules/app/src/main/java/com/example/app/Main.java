package com.example.app;

import com.example.pricing.PriceList;
import com.example.pricing.PriceListDelayed;
import com.example.pricing.Rounding;
import dev.delayable.annotations.DelayableImport;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Parallel;
import java.util.Map;
import java.util.stream.Stream;

/** Runs jobs of a class in another module, marked there, and of one that is not marked. */
@DelayableImport(Rounding.class)
final class Main {

    private Main() {}

    public static void main(String[] args) throws Exception {
        Parallel parallel = Parallel.nJobs(2);
        PriceListDelayed<String> list = PriceListDelayed.on(new PriceList<>(Map.of("tea", 248, "cake", 395)));

        System.out.println("prices: " + parallel.run(Stream.of("tea", "cake").map(list::price)));
        System.out.println("job: " + list.price("tea").count(3));
        System.out.println("rounded: " + parallel.run(RoundingDelayed.up(744, 5)));
        System.out.println("function: " + RoundingDelayed.up(744, 5).function());
        System.out.println("where: " + PriceListDelayed.module().call());
        System.out.println("elsewhere: "
                + parallel.backend(Backends.processes()).run(PriceListDelayed.module(), PriceListDelayed.module()));
    }
}
