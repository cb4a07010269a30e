package com.example.orders;

import dev.delayable.annotations.Delayable;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Service;

/** A bean without a proxy. */
@Service
class Stock {

    private final AtomicInteger taken = new AtomicInteger();

    void take(Item item) {
        taken.addAndGet(item.count());
    }

    @Delayable
    int taken() {
        return taken.get();
    }
}
