package dev.delayable.benchmarks.stores;

import dev.delayable.memory.Memory;
import dev.delayable.memory.store.Stores;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program that stores many results of 100 bytes, or opens a directory of them and prints the CPU time, the wall time and the heap. */
final class ManyResults {

    private ManyResults() {}

    /**
     * The program.
     *
     * @param args {@code store DIRECTORY COUNT} or {@code open DIRECTORY}
     */
    public static void main(String[] args) {
        Memory memory = Memory.in(Path.of(args[1]));
        if (args[0].equals("store")) {
            try (Stream<byte[]> results =
                    Parallel.nJobs(1).memory(memory).stream(IntStream.range(0, Integer.parseInt(args[2]))
                            .<Job<byte[]>>mapToObj(CallsDelayed::bytes)
                            .iterator())) {
                results.forEach(result -> {});
            }
            Stores.close(Path.of(args[1]));
            return;
        }
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        if (memory.find(CallsDelayed.bytes(0)).isEmpty()) {
            throw new IllegalStateException("the first result is not there");
        }
        double wall = (System.nanoTime() - start) / 1e6;
        double millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6;
        System.gc();
        long after = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            after += pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null
                    ? pool.getCollectionUsage().getUsed()
                    : 0;
        }
        System.out.println(millis + " " + wall + " " + after);
    }
}
