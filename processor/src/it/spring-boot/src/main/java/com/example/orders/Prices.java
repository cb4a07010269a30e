package com.example.orders;

import dev.delayable.annotations.Delayable;
import org.slf4j.MDC;

/** What things cost. It is no bean, so its jobs run anywhere. */
final class Prices {

    private Prices() {}

    @Delayable
    static Price price(Item item) throws SoldOutException {
        if (item.name().equals("soup")) {
            throw new SoldOutException(item);
        }
        return new Price(item, item.name().length() * 100 * item.count());
    }

    /** Where a job runs, and whether it finds the resources of the application there. */
    @Delayable
    static String place(long mainProcess) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return (ProcessHandle.current().pid() == mainProcess ? "main" : "worker")
                + (loader.getResource("application.properties") == null ? " without resources" : " with resources");
    }

    /** For whom a job works, as lines of a log have it. */
    @Delayable
    static String user() {
        return MDC.get("user");
    }
}
