package dev.delayable.memory;

import dev.delayable.memory.store.Stores;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program whose files may not become larger than it says, by {@code prlimit} of Linux: the write that goes beyond is cut there, and
 * fails, as on a full disk. Keeps some results with each limit, in a directory of its own.
 */
final class FullDiskProgram {

    private static final int JOBS = 12;

    private FullDiskProgram() {}

    /**
     * The program.
     *
     * @param args a directory, the first limit in bytes, and the steps to the last one, with which all can be written
     */
    public static void main(String[] args) throws Exception {
        int step = Integer.parseInt(args[2]);
        int limits = 0;
        int before = 0;
        for (int limit = Integer.parseInt(args[1]); before < JOBS; limit += step) {
            Path root = Path.of(args[0]).resolve("limit " + limit);
            limit(String.valueOf(limit));
            int full;
            try {
                full = run(root);
                Stores.close(root);
            } finally {
                limit("unlimited");
            }
            require(full == 0, limit, "hits in an empty directory");
            require(isEmpty(root.resolve("tmp")), limit, "a file is left behind");
            int kept = run(root);
            require(kept >= before, limit, kept + " results are kept, and " + before + " with less space");
            require(run(root) == JOBS + 1, limit, "a result is not kept, though there is space again");
            before = kept;
            limits++;
            Stores.close(root);
            delete(root);
        }
        System.out.println("limits " + limits);
    }

    private static void limit(String bytes) throws Exception {
        Process process = new ProcessBuilder(
                        "prlimit",
                        "--pid",
                        String.valueOf(ProcessHandle.current().pid()),
                        "--fsize=" + bytes + ":unlimited")
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("prlimit fails");
        }
    }

    private static void require(boolean is, int limit, String what) {
        if (!is) {
            throw new IllegalStateException(limit + " bytes: " + what);
        }
    }

    /** Returns how many results were kept. */
    private static int run(Path root) {
        List<Job<?>> jobs = new ArrayList<>();
        IntStream.range(0, JOBS).forEach(i -> jobs.add(SampleJobsDelayed.text(i)));
        jobs.add(SampleJobsDelayed.large(JOBS)); // gets a file of its own, which is too large for all limits
        int hits = 0;
        for (Outcome<Object> outcome : Parallel.nJobs(1).memory(Memory.in(root)).outcomes(jobs)) {
            Outcome.Success<?> success = (Outcome.Success<?>) outcome;
            int argument = (int) success.job().args().get(0);
            if (!(success.value() instanceof String text
                    ? SampleJobs.isText(argument, text)
                    : Arrays.equals((int[]) success.value(), SampleJobs.large(argument)))) {
                throw new IllegalStateException("wrong: " + success);
            }
            hits += success.fromMemory() ? 1 : 0;
        }
        return hits;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
