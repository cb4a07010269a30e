package dev.delayable.runtime;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program that adds up the results of very many jobs, none of which is there for long; for {@link StreamMemoryTest}. */
final class StreamedJobs {

    /** In what way the results come. */
    enum Way {
        ORDERED {
            @Override
            Stream<Integer> results(Stream<Job<Integer>> jobs) {
                return Parallel.nJobs(2).stream(jobs);
            }
        },
        UNORDERED {
            @Override
            Stream<Integer> results(Stream<Job<Integer>> jobs) {
                return Parallel.nJobs(2).unordered().stream(jobs);
            }
        },
        OUTCOMES {
            @Override
            Stream<Integer> results(Stream<Job<Integer>> jobs) {
                return Parallel.nJobs(2).streamOutcomes(jobs).map(Way::value);
            }
        };

        abstract Stream<Integer> results(Stream<Job<Integer>> jobs);

        private static Integer value(Outcome<Integer> outcome) {
            if (outcome instanceof Outcome.Success<Integer> success) {
                return success.value();
            }
            throw new IllegalStateException("not expected: " + outcome);
        }
    }

    private StreamedJobs() {}

    /** Prints the sum; the arguments are the way and the number of jobs. */
    public static void main(String[] arguments) {
        Way way = Way.valueOf(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        try (Stream<Integer> results =
                way.results(IntStream.range(0, count).mapToObj(SampleFunctionsDelayed::slowFunction))) {
            System.out.println(results.mapToLong(Integer::longValue).sum());
        }
    }

    @SuppressWarnings("NarrowCalculation") // the jobs overflow as well
    static long expected(int count) {
        return IntStream.range(0, count).mapToLong(i -> i * i).sum();
    }
}
