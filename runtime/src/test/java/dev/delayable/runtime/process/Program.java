package dev.delayable.runtime.process;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.NoData;
import dev.delayable.runtime.Parallel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A program that runs jobs in worker processes, for tests that need a parent of their own. */
public final class Program {

    private Program() {}

    /** Its own square, or the id of its process, in a file. */
    record Square(int value, String directory) implements Job<Integer> {

        @Override
        public Integer call() throws Exception {
            if (!directory.isEmpty()) {
                Files.createFile(
                        Path.of(directory, Long.toString(ProcessHandle.current().pid())));
                TimeUnit.HOURS.sleep(1);
            }
            return value * value;
        }

        @Override
        public DelayedFunction<Integer> function() {
            return NoData.function(Square.class, "square");
        }

        @Override
        public List<@Nullable Object> args() {
            return List.of();
        }
    }

    /**
     * Prints squares, or starts jobs that do not end.
     *
     * @param args nothing, or a directory where each job leaves the id of its process
     */
    public static void main(String[] args) {
        String directory = args.length == 0 ? "" : args[0];
        System.out.println(Parallel.nJobs(2)
                .backend(Backends.processes())
                .run(IntStream.range(0, 4).mapToObj(i -> new Square(i, directory))));
    }
}
