package dev.delayable.runtime;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM beside that of the tests, for programs that need options of their own. */
final class OtherJvm {

    private OtherJvm() {}

    /** Runs a program on the class path of the tests; returns the lines that it prints, in either stream. */
    static List<String> output(List<String> jvmOptions, Class<?> program, String... arguments) throws IOException {
        return output(command(jvmOptions, program, arguments));
    }

    /** Runs a program of one source file with the classes of the tests; returns the lines that it prints, in either stream. */
    static List<String> outputOfSource(Path source) throws IOException {
        return output(List.of(System.getProperty("java.home") + "/bin/java", "-cp", classPath(), source.toString()));
    }

    private static List<String> output(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), Charset.defaultCharset())
                    .lines()
                    .toList();
        } finally {
            process.destroyForcibly();
        }
    }

    /** What starts such a JVM. */
    static List<String> command(List<String> jvmOptions, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String classPath() {
        return Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }
}
