package dev.delayable.benchmarks.stores;

import dev.delayable.memory.Memory;
import dev.delayable.memory.store.Stores;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A program that stores or finds the results of small calls. Prints the CPU time of its thread for each call, round by round, in µs. */
final class SmallCalls {

    static final int CALLS = 10_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SmallCalls() {}

    /**
     * The program.
     *
     * @param args a directory; how many rounds store results, each others; and how many look up those of the first round
     */
    public static void main(String[] args) {
        Path directory = Path.of(args[0]);
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            // The first one in the directory itself, where other programs find it.
            print("store", round == 0 ? directory : Path.of(directory + "-" + round), round);
        }
        for (int round = 0; round < Integer.parseInt(args[2]); round++) {
            print("hit", directory, 0);
        }
    }

    private static void print(String what, Path directory, int round) {
        List<Job<Integer>> jobs = IntStream.range(round * CALLS, (round + 1) * CALLS)
                .<Job<Integer>>mapToObj(i -> CallsDelayed.mul(i, 2))
                .toList();
        Parallel parallel = Parallel.nJobs(1).memory(Memory.in(directory));
        long start = THREADS.getCurrentThreadCpuTime();
        parallel.run(jobs);
        double micros = (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / CALLS;
        if (!what.equals("hit")) {
            Stores.close(directory);
        }
        System.out.println(what + " " + micros);
    }
}
