package dev.delayable.benchmarks.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param home its folder
 * @param version its feature release
 */
record Jvm(Path home, int version) {

    private static final Path HOME = Path.of(System.getProperty("java.home"));

    static Jvm current() {
        return new Jvm(HOME, Runtime.version().feature());
    }

    /** This JDK, and the newest one of another release beside it. */
    static List<Jvm> all() throws IOException {
        Jvm current = current();
        List<Jvm> all = new ArrayList<>(List.of(current));
        try (Stream<Path> siblings = Files.list(HOME.toRealPath().getParent())) {
            siblings.flatMap(home -> of(home).stream())
                    .filter(jvm -> jvm.version > 17 && jvm.version != current.version)
                    .max(java.util.Comparator.comparingInt(Jvm::version))
                    .ifPresent(all::add);
        }
        return all;
    }

    private static Optional<Jvm> of(Path home) {
        if (!Files.isExecutable(home.resolve("bin/javac"))) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(home.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("\\D+(\\d+).*", "$1"))
                    .map(version -> new Jvm(home, Integer.parseInt(version)))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // no JDK, or one without the file that says which
        }
    }

    /** Runs a main class with the class path of this JVM, and gives what it prints. */
    String run(List<String> jvmArgs, Class<?> main, List<String> args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        command.addAll(jvmArgs);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(main.getName() + " ended with status " + process.exitValue() + ": " + output);
        }
        return output.strip();
    }
}
