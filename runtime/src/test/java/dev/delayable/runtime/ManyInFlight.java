package dev.delayable.runtime;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program that runs so many jobs at once on virtual threads that each of them ends only when all are running; for
 * {@link VirtualThreadsTest}.
 */
final class ManyInFlight {

    private ManyInFlight() {}

    /** Prints what is wrong, and else one line for each way; the argument is the number of jobs. */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        Parallel parallel = Parallel.nJobs(count).backend(Backends.virtualThreads());
        List<Integer> expected = IntStream.range(0, count).boxed().toList();

        CountDownLatch listRuns = new CountDownLatch(count);
        print("list", expected, parallel.run(meeting(count, listRuns).toList()));

        // Workers that were idle for a while end, and must be there again for the second half.
        CountDownLatch firstRuns = new CountDownLatch(count);
        CountDownLatch secondRuns = new CountDownLatch(count);
        CountDownLatch firstEnded = new CountDownLatch(count);
        Iterator<Job<Integer>> input = Stream.concat(
                        meeting(count, firstRuns), Stream.of(secondRuns).flatMap(runs -> {
                            await(firstEnded);
                            return meeting(count, runs);
                        }))
                .iterator();
        List<Integer> results;
        try (Stream<Outcome<Integer>> outcomes = parallel.unordered()
                .listener(new RunListener() {
                    @Override
                    public void finished(Outcome.Success<?> outcome) {
                        firstEnded.countDown();
                    }
                })
                .streamOutcomes(input)) {
            results = outcomes.map(outcome -> ((Outcome.Success<Integer>) outcome).value())
                    .sorted()
                    .toList();
        }
        print("stream", expected.stream().flatMap(i -> Stream.of(i, i)).toList(), results);
    }

    private static void print(String way, List<Integer> expected, List<Integer> results) {
        System.out.println(way + (results.equals(expected) ? ": all at once" : ": wrong results"));
    }

    /** Jobs that end when so many of them have started. */
    private static Stream<Job<Integer>> meeting(int count, CountDownLatch allRunning) {
        return IntStream.range(0, count)
                .mapToObj(i -> TestJob.of(() -> {
                    allRunning.countDown();
                    await(allRunning);
                    return i;
                }));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException(latch.getCount() + " jobs are missing");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
