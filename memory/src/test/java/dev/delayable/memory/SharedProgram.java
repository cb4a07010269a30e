package dev.delayable.memory;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program that uses a store while other programs do. The first argument says how, the second one is the directory. */
final class SharedProgram {

    private SharedProgram() {}

    /**
     * The program.
     *
     * @param args {@code texts DIRECTORY COUNT up|down}, {@code limited DIRECTORY COUNT BYTES}, {@code large DIRECTORY COUNT}, or
     *     {@code exclusive DIRECTORY NOTES GATE}
     */
    public static void main(String[] args) {
        Memory memory = Memory.in(Path.of(args[1]));
        switch (args[0]) {
            case "texts" -> texts(memory, Integer.parseInt(args[2]), args[3].equals("down"));
            case "large" -> large(memory, Integer.parseInt(args[2]));
            case "limited" -> {
                texts(memory.maxBytes(Long.parseLong(args[3])), Integer.parseInt(args[2]), false);
                dev.delayable.memory.store.Stores.close(Path.of(args[1])); // waits for the sweep
            }
            case "exclusive" -> exclusive(memory, Path.of(args[2]), Path.of(args[3]));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void texts(Memory memory, int count, boolean isDown) {
        Iterator<Job<String>> jobs = IntStream.range(0, count)
                .map(i -> isDown ? count - 1 - i : i)
                .<Job<String>>mapToObj(SampleJobsDelayed::text)
                .iterator();
        long[] counts = new long[3];
        try (Stream<Outcome<String>> outcomes =
                Parallel.nJobs(2).memory(memory).unordered().streamOutcomes(jobs)) {
            outcomes.forEach(outcome -> {
                Outcome.Success<String> success = (Outcome.Success<String>) outcome;
                counts[success.fromMemory() ? 0 : 1]++;
                if (!SampleJobs.isText((int) success.job().args().get(0), success.value())) {
                    counts[2]++;
                }
            });
        }
        System.out.println("hits " + counts[0] + " ran " + counts[1] + " wrong " + counts[2]);
    }

    private static void large(Memory memory, int count) {
        Iterator<Job<double[]>> jobs = IntStream.range(0, count)
                .<Job<double[]>>mapToObj(i -> SampleJobsDelayed.numbers(50_000_000 / Double.BYTES, i))
                .iterator();
        long[] counts = new long[3];
        try (Stream<Outcome<double[]>> outcomes =
                Parallel.nJobs(1).memory(memory).streamOutcomes(jobs)) {
            outcomes.forEach(outcome -> {
                Outcome.Success<double[]> success = (Outcome.Success<double[]>) outcome;
                counts[success.fromMemory() ? 0 : 1]++;
                double[] numbers = success.value();
                int first = (int) success.job().args().get(1);
                for (int i = 0; i < numbers.length; i++) {
                    counts[2] += numbers[i] == first + i ? 0 : 1;
                }
            });
        }
        System.out.println("hits " + counts[0] + " ran " + counts[1] + " wrong " + counts[2]);
    }

    private static void exclusive(Memory memory, Path notes, Path gate) {
        System.out.println("ready");
        System.out.flush();
        List<Outcome<Integer>> outcomes = new ArrayList<>(Collections.unmodifiableList(Parallel.nJobs(1)
                .memory(memory.exclusive(Duration.ofHours(1)))
                .outcomes(SampleJobsDelayed.noted(notes, gate, 7))));
        Outcome.Success<Integer> success = (Outcome.Success<Integer>) outcomes.get(0);
        System.out.println((success.fromMemory() ? "hit " : "ran ") + success.value());
    }
}
