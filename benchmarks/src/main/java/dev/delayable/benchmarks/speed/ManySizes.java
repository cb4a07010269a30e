package dev.delayable.benchmarks.speed;

import dev.delayable.annotations.Delayable;
import dev.delayable.benchmarks.jvm.OwnJvm;
import dev.delayable.benchmarks.peers.Source;
import dev.delayable.runtime.Parallel;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/** Runs of 1, 2, ... 64 workers, one after another, in a JVM of their own: how many threads are there afterwards. */
public final class ManySizes {

    private static final int LARGEST = 64;

    /** For how long threads that are about to end may take. */
    private static final int WAIT_MILLIS = 1_000;

    private ManySizes() {}

    /** Starts a JVM for it. */
    public static int threads() throws IOException, InterruptedException {
        return Integer.parseInt(OwnJvm.run(List.of(), ManySizes.class));
    }

    /**
     * Runs the jobs in this JVM, and prints the number of threads.
     *
     * @param args none
     */
    public static void main(String[] args) throws InterruptedException {
        for (int size = 1; size <= LARGEST; size++) {
            CyclicBarrier all = new CyclicBarrier(size);
            Parallel.nJobs(size).run(new Source.Made(size, i -> ManySizesDelayed.meet(i, all)).list());
        }
        Thread.sleep(WAIT_MILLIS);
        System.out.println(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("delayable-\\d+"))
                .count());
    }

    @Delayable
    static Integer meet(int index, CyclicBarrier all) throws InterruptedException, BrokenBarrierException {
        all.await();
        return index;
    }
}
