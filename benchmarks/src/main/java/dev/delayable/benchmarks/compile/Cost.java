package dev.delayable.benchmarks.compile;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a compilation takes, or what a processor adds to one.
 *
 * @param seconds the time that passes
 * @param cpu the seconds of all processors together: also for other threads than the compiler's, the JVM's own included
 */
record Cost(double seconds, double cpu) {

    private static final double NANOS = 1e9;

    /** Since a JVM began to run. */
    static Cost now() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Cost(System.nanoTime() / NANOS, system.getProcessCpuTime() / NANOS);
    }

    Cost minus(Cost other) {
        return new Cost(seconds - other.seconds, cpu - other.cpu);
    }
}
