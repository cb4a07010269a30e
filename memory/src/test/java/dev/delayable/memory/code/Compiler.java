package dev.delayable.memory.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Assumptions;

/** The compilers that tests try. */
enum Compiler {
    JAVAC_17(17),
    JAVAC_25(25),
    ECJ(0);

    private final int jdk;

    Compiler(int jdk) {
        this.jdk = jdk;
    }

    /** Compiles sources, by name of the file. */
    void compile(Map<String, String> sources, Path target, String... options) throws Exception {
        Files.createDirectories(target);
        Path folder = Files.createTempDirectory(target.getParent(), "sources");
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            files.add(file.toString());
        }
        List<String> arguments =
                new ArrayList<>(List.of("--release", "17", "-nowarn", "-proc:none", "-d", target.toString()));
        if (!List.of(options).contains("-cp")) {
            arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
        }
        arguments.addAll(List.of(options));
        arguments.addAll(files);
        run(arguments.toArray(new String[0]));
    }

    private void run(String... arguments) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        boolean isDone;
        if (jdk == 0) {
            PrintWriter writer = new PrintWriter(output, true, StandardCharsets.UTF_8);
            isDone = BatchCompiler.compile(arguments, writer, writer, null);
        } else if (jdk == Runtime.version().feature()) {
            isDone = ToolProvider.getSystemJavaCompiler().run(null, output, output, arguments) == 0;
        } else {
            List<String> command =
                    new ArrayList<>(List.of(home().resolve("bin/javac").toString()));
            command.addAll(List.of(arguments));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().transferTo(output);
            isDone = process.waitFor() == 0;
        }
        assertThat(isDone).as(output.toString(StandardCharsets.UTF_8)).isTrue();
    }

    /** A JDK that is installed beside that of this JVM. */
    private Path home() throws IOException {
        Path own = Path.of(System.getProperty("java.home"));
        List<Path> found = new ArrayList<>();
        for (Path parent : List.of(own.getParent(), Path.of("/usr/lib/jvm"))) {
            if (Files.isDirectory(parent)) {
                try (Stream<Path> homes = Files.list(parent)) {
                    homes.filter(home -> home.getFileName().toString().matches(".*\\b" + jdk + "\\b.*")
                                    && Files.isExecutable(home.resolve("bin/javac")))
                            .forEach(found::add);
                }
            }
        }
        Assumptions.assumeFalse(found.isEmpty(), "no JDK " + jdk + " is installed beside this one");
        return found.get(0);
    }

    static Class<?> load(Path target, String name, Path... more) throws Exception {
        List<URL> urls = new ArrayList<>(List.of(target.toUri().toURL()));
        for (Path each : more) {
            urls.add(each.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(new URL[0]), Compiler.class.getClassLoader()).loadClass(name);
    }

    /** What is reached by the job that a compiled class is. */
    static CodeIdentity identity(Path target, String name, List<String> packages, Path... more) throws Exception {
        return CodeIdentity.of(
                (Job<?>) load(target, name, more).getConstructor().newInstance(), packages);
    }
}
