package dev.delayable.benchmarks.peers;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** The kind of threads that a peer is opened with. */
public enum Threads {
    PLATFORM,
    /** Since JDK 21. */
    VIRTUAL;

    /** Tells whether this JDK has them. */
    public boolean exist() {
        return this == PLATFORM || Jdk.feature() >= 21;
    }

    /** An executor that runs up to n tasks at once. */
    ExecutorService fixedPool(int n) {
        return this == PLATFORM
                ? Executors.newFixedThreadPool(n)
                : Executors.newFixedThreadPool(n, virtualThreadFactory());
    }

    private static ThreadFactory virtualThreadFactory() {
        Object builder = Jdk.invokeStatic(Jdk.method("java.lang.Thread", "ofVirtual"));
        return (ThreadFactory) Jdk.invoke(Jdk.method("java.lang.Thread$Builder", "factory"), builder);
    }
}
