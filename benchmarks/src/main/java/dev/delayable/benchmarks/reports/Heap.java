package dev.delayable.benchmarks.reports;

import java.lang.management.ManagementFactory;

/** The heap that is in use. */
final class Heap {

    private Heap() {}

    static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
