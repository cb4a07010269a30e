package dev.delayable.memory;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.NotInKey;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Jobs of tests in other packages, and of the programs that tests kill. */
public final class SampleJobs {

    private SampleJobs() {}

    @Delayable
    static int square(int value) throws InterruptedException {
        Thread.sleep(Long.getLong("delayable.memory.sleep", 0)); // the work of a job
        return value * value;
    }

    /** A result of more than a megabyte. */
    @Delayable
    static int[] large(int value) {
        int[] numbers = new int[300_000];
        Arrays.fill(numbers, value);
        return numbers;
    }

    /** A large result whose elements differ. */
    @Delayable
    static double[] numbers(int length, int first) {
        return IntStream.range(0, length).mapToDouble(i -> first + i).toArray();
    }

    /** A result of a hundred bytes. */
    @Delayable
    static String text(int value) {
        return String.format(java.util.Locale.ROOT, "%0100d", value);
    }

    static boolean isText(int value, String text) {
        return text.length() == 100 && Integer.parseInt(text.substring(80)) == value;
    }

    /** Notes in a file that it runs, and waits for another one. */
    @Delayable
    static int noted(@NotInKey Path notes, @NotInKey Path gate, int value) throws Exception {
        Files.writeString(notes, "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        while (!Files.exists(gate)) {
            Thread.sleep(5); // there is no event of another process
        }
        return value;
    }

    /** Runs jobs inside a job, and returns how many of them came from the memory of the scope. */
    @Delayable(memory = false)
    static long nested(int count) {
        return Parallel.nJobs(1).outcomes(squares(count)).stream()
                .filter(outcome -> ((Outcome.Success<Integer>) outcome).fromMemory())
                .count();
    }

    public static List<Job<Integer>> squares(int count) {
        return IntStream.range(0, count).mapToObj(SampleJobsDelayed::square).toList();
    }
}
