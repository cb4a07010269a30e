package dev.delayable.memory;

import java.util.concurrent.atomic.AtomicInteger;

/** An argument for which there is no rule. */
final class Rows {

    final AtomicInteger cache = new AtomicInteger();
    final long checksum;

    Rows(long checksum) {
        this.checksum = checksum;
    }
}
