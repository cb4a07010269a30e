package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the first run of a program in worker processes does without, since it would wait for it: in a new JVM the first lambda
 * takes 10 ms, and the first object that Java's serialisation reads 30 ms.
 */
class FirstRunTest {

    /** Runs two simple jobs. */
    static final class FirstRun {

        private FirstRun() {}

        public static void main(String[] args) {
            List<Job<Integer>> jobs =
                    List.of(SampleFunctionsDelayed.slowFunction(2), SampleFunctionsDelayed.slowFunction(3));
            System.out.println(Parallel.nJobs(2)
                    .backend(Backends.processes().jvmArgs(args))
                    .run(jobs));
        }
    }

    @Test
    void itMakesNoLambda(@TempDir Path directory) throws IOException {
        List<String> loaded = loaded(directory);

        assertThat(loaded).anyMatch(line -> line.contains("dev.delayable.runtime.process.WorkerProcess "));
        assertThat(loaded).filteredOn(FirstRunTest::isOwnLambda).isEmpty();
    }

    @Test
    void itsWorkersMakeNoLambdaAndDeserialiseNothing(@TempDir Path directory) throws IOException {
        loaded(directory);

        try (Stream<Path> logs = Files.list(directory)) {
            assertThat(logs).hasSize(2).allSatisfy(log -> {
                List<String> loaded = Files.readAllLines(log);
                assertThat(loaded).anyMatch(line -> line.contains("dev.delayable.runtime.process.WorkerMain "));
                assertThat(loaded).filteredOn(FirstRunTest::isOwnLambda).isEmpty();
                assertThat(loaded)
                        .filteredOn(line -> line.contains("java.io.ObjectInputStream "))
                        .isEmpty();
            });
        }
    }

    private static boolean isOwnLambda(String line) {
        return line.contains("dev.delayable") && line.contains("$$Lambda");
    }

    /** The classes that the caller loads until there are results; its workers leave theirs in files. */
    private static List<String> loaded(Path directory) throws IOException {
        List<String> lines = OtherJvm.output(
                List.of("-Xlog:class+load"), FirstRun.class, "-Xlog:class+load:file=" + directory.resolve("%p.log"));
        assertThat(lines).contains("[4, 9]");
        return lines.subList(0, lines.indexOf("[4, 9]"));
    }
}
