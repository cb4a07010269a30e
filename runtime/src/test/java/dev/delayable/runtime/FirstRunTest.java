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
 * What the first run of a program does without, on threads and in worker processes, since it would wait for it: in a new JVM the first lambda
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

        assertThat(loaded).anyMatch(line -> line.contains("dev.delayable.runtime.remote.parent.RemoteWorker "));
        assertThat(loaded).filteredOn(FirstRunTest::isOwnLambda).isEmpty();
    }

    /** The same on threads. */
    static final class FirstRunOnThreads {

        private FirstRunOnThreads() {}

        public static void main(String[] args) {
            List<Job<Integer>> jobs =
                    List.of(SampleFunctionsDelayed.slowFunction(2), SampleFunctionsDelayed.slowFunction(3));
            System.out.println(Parallel.nJobs(2).run(jobs));
        }
    }

    @Test
    void onThreadsItMakesNoLambdaAndNoClassAtRunTime() throws IOException {
        List<String> lines = OtherJvm.output(List.of("-Xlog:class+load"), FirstRunOnThreads.class);
        assertThat(lines).contains("[4, 9]");
        int begun = lines.indexOf(lines.stream()
                .filter(line -> line.contains("dev.delayable.runtime.Parallel "))
                .findFirst()
                .orElseThrow());
        List<String> loaded = lines.subList(begun, lines.indexOf("[4, 9]"));

        assertThat(loaded).anyMatch(line -> line.contains("dev.delayable.runtime.engine.BatchRunner "));
        assertThat(loaded)
                .filteredOn(line -> line.contains("Lambda") || line.contains("LambdaForm"))
                .isEmpty();
        assertThat(loaded)
                .filteredOn(line -> line.contains("dev.delayable.runtime.process.")
                        || line.contains("dev.delayable.runtime.remote."))
                .isEmpty();
    }

    @Test
    void itsWorkersMakeNoLambdaAndDeserialiseNothing(@TempDir Path directory) throws IOException {
        loaded(directory);

        List<Path> logs;
        try (Stream<Path> files = Files.list(directory)) {
            logs = files.toList();
        }
        // One worker may do for two jobs, and the other one end with the program before it is there.
        assertThat(logs)
                .anySatisfy(log -> assertThat(Files.readAllLines(log))
                        .anyMatch(line -> line.contains("dev.delayable.runtime.process.WorkerMain ")));
        assertThat(logs)
                .allSatisfy(log -> assertThat(Files.readAllLines(log))
                        .noneMatch(FirstRunTest::isOwnLambda)
                        .noneMatch(line -> line.contains("java.io.ObjectInputStream ")));
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
