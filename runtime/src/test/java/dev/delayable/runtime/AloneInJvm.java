package dev.delayable.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that runs jobs and prints their results, for tests that need a JVM of its own. */
final class AloneInJvm {

    private AloneInJvm() {}

    public static void main(String[] args) {
        Parallel parallel = Parallel.nJobs(2);
        System.out.println((Boolean.getBoolean("progress") ? parallel.progress() : parallel).run(TestJob.squares(4)));
        System.out.println(ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? "jdk.jfr" : "no jdk.jfr");
    }

    /** Runs this program on the class path; returns the lines that it prints, in either stream. */
    static List<String> outputWith(String... jvmOptions) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", classPath(), AloneInJvm.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath() {
        return Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }
}
