package dev.delayable.memory;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.RunListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program that tests kill: computes numbers and arrays, and prints the index of each result that was delivered, with {@code +} if its job
 * has run and {@code =} if it was kept.
 */
final class KilledProgram {

    private KilledProgram() {}

    /** Some results are so large that they get files of their own. */
    static List<Job<?>> jobs(int count) {
        return IntStream.range(0, count)
                .<Job<?>>mapToObj(i -> i % 40 == 7 ? SampleJobsDelayed.large(i) : SampleJobsDelayed.square(i))
                .toList();
    }

    static boolean isRight(Outcome.Success<?> success) {
        int argument = (int) success.job().args().get(0);
        return success.value() instanceof int[] large
                ? Arrays.equals(large, SampleJobs.large(argument))
                : success.value().equals(argument * argument);
    }

    /**
     * The program.
     *
     * @param args the directory, the number of jobs, and which of them is the first; those before it come last
     */
    public static void main(String[] args) {
        List<Job<?>> jobs = new ArrayList<>(jobs(Integer.parseInt(args[1])));
        Collections.rotate(jobs, -Integer.parseInt(args[2]));
        RunListener nothing = new RunListener() {};
        try (Stream<Outcome<Object>> outcomes = Parallel.nJobs(2)
                .memory(Memory.in(Path.of(args[0])))
                .listener(nothing)
                .unordered()
                .streamOutcomes(jobs)) {
            outcomes.forEach(outcome -> {
                Outcome.Success<?> success = (Outcome.Success<?>) outcome;
                if (!isRight(success)) {
                    System.out.println("wrong: " + success);
                }
                System.out.println((success.fromMemory() ? "=" : "+")
                        + success.job().args().get(0));
                System.out.flush();
            });
        }
        System.out.println("end");
    }
}
