package dev.delayable.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;

/** A program that runs jobs in a thread group of its own, as one that a build tool starts; for {@link SharedThreadsTest}. */
final class ProgramInGroup {

    private ProgramInGroup() {}

    /** Prints which threads are there afterwards, in the group and in the one around it. */
    public static void main(String[] arguments) throws InterruptedException {
        ThreadGroup group = new ThreadGroup("program");
        CyclicBarrier bothRun = new CyclicBarrier(2);
        Job<Integer> job = TestJob.doing(bothRun::await);
        Thread program = new Thread(
                group, () -> Parallel.nJobs(2).timeout(Duration.ofMinutes(1)).run(job, job));

        program.start();
        program.join();

        System.out.println("inside: " + names(group));
        System.out.println("outside: " + names(group.getParent()));
    }

    private static List<String> names(ThreadGroup group) {
        Thread[] threads = new Thread[100];
        int count = group.enumerate(threads);
        return Stream.of(threads)
                .limit(count)
                .map(Thread::getName)
                .filter(name -> name.matches("delayable-(\\d+|clock)"))
                .sorted()
                .toList();
    }
}
