package dev.delayable.benchmarks.corpus;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import javax.tools.ToolProvider;

/** Runs javac once, as a build does, and prints the seconds of all processors that its JVM has taken. */
public final class TimedCompile {

    private TimedCompile() {}

    /**
     * Compiles.
     *
     * @param args those of javac
     */
    public static void main(String[] args) {
        int status = ToolProvider.getSystemJavaCompiler().run(null, System.err, System.err, args);
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        System.out.println(system.getProcessCpuTime() / 1e9);
        System.exit(status);
    }
}
