package dev.delayable.runtime.process;

import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Job;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts {@link Program} in a JVM of its own. */
final class ProgramStart {

    private ProgramStart() {}

    /** Where the classes are that it needs. */
    static List<Path> roots() {
        return Stream.of(Job.class, Program.class, Delayable.class)
                .map(ProgramStart::rootOf)
                .distinct()
                .toList();
    }

    /** The same as a class path. */
    static String classPath() {
        return join(roots());
    }

    static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The folder in which a class was found; tests are patched into the module of what they test. */
    private static Path rootOf(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        URI uri;
        try {
            uri = Objects.requireNonNull(type.getResource('/' + name)).toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        if ("jar".equals(uri.getScheme())) {
            String jar = uri.getSchemeSpecificPart();
            return Path.of(URI.create(jar.substring(0, jar.indexOf('!'))));
        }
        Path root = Path.of(uri);
        for (int i = 0; i < Path.of(name).getNameCount(); i++) {
            root = Objects.requireNonNull(root.getParent());
        }
        return root;
    }

    static Process start(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(directory.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    /** Runs the program to its end; returns what it prints. */
    static String output(Path directory, String... arguments) throws IOException {
        Process process = start(directory, arguments);
        try {
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Copies a folder of classes, or a jar. */
    static Path copy(Path root, Path target) throws IOException {
        if (!Files.isDirectory(root)) {
            return Files.copy(root, target.resolve(root.getFileName()));
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = target.resolve(root.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }
}
