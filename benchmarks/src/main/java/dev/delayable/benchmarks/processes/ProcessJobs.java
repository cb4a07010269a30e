package dev.delayable.benchmarks.processes;

import dev.delayable.annotations.Delayable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What the jobs do; no more than to show that what they were sent has arrived. */
final class ProcessJobs {

    private ProcessJobs() {}

    @Delayable
    static Integer noOp(int value) {
        return value;
    }

    @Delayable
    static Integer last(byte[] bytes) {
        return (int) bytes[bytes.length - 1];
    }

    @Delayable
    static double[] doubles(int length, int value) {
        double[] made = new double[length];
        Arrays.fill(made, value);
        return made;
    }

    @Delayable
    static Double element(double[] shared, int index) {
        return shared[index];
    }

    @Delayable
    static Double cell(double[][] shared, int row) {
        return shared[row][0];
    }

    @Delayable
    static Integer path(Path path) {
        return path.getNameCount();
    }

    @Delayable
    static Long worker() {
        return ProcessHandle.current().pid();
    }

    /** Keeps a worker busy until there is a file. */
    @Delayable
    static Integer until(String file) throws InterruptedException {
        while (!Files.exists(Path.of(file))) {
            Thread.sleep(1);
        }
        return 1;
    }

    /** Writes down in which process it is, and waits to be killed there. */
    @Delayable
    static Integer victim(String file) throws IOException, InterruptedException {
        Path written = Path.of(file + ".new");
        Files.writeString(written, Long.toString(ProcessHandle.current().pid()));
        Files.move(written, Path.of(file), StandardCopyOption.ATOMIC_MOVE);
        TimeUnit.MINUTES.sleep(1);
        throw new IllegalStateException("nobody has killed this process");
    }
}
