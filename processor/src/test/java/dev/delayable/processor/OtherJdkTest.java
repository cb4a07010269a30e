package dev.delayable.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The other JDK that the project is for, if there is one beside the JDK of this build: its compiler takes the corpus as
 * well, out of process, with the processor found as a service.
 */
class OtherJdkTest {

    private static final Path HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    Path target;

    /** A JDK among the siblings of this one: of version 25 if this one is older, else of version 17. */
    private static Optional<Path> otherJdk() throws IOException {
        String version = Runtime.version().feature() < 25 ? "25" : "17";
        Path parent = HOME.toRealPath().getParent();
        try (Stream<Path> siblings = Files.list(parent)) {
            return siblings.sorted()
                    .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .filter(home -> isOfVersion(home, version))
                    .findFirst();
        }
    }

    private static boolean isOfVersion(Path home, String version) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + version);
        } catch (IOException e) {
            return false; // no JDK
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theCorpusCompilesUnderTheOtherJdkWithoutAWarning() throws Exception {
        Optional<Path> jdk = otherJdk();
        assumeTrue(jdk.isPresent(), () -> "no other JDK beside " + HOME + ": the corpus is compiled by this one only");

        List<String> arguments = new ArrayList<>(List.of(
                "-Xlint:all",
                "-Werror",
                "-encoding",
                "UTF-8",
                "-d",
                quoted(target),
                "-cp",
                quoted(path(Javac.CLASS_PATH))));
        arguments.addAll(List.of("--processor-path", quoted(System.getProperty("java.class.path"))));
        SourceTree.files(SourceTree.folder("corpus")).forEach(file -> arguments.add(quoted(file)));
        Path file = Files.write(target.resolve("arguments"), arguments);

        Process javac = new ProcessBuilder(jdk.get().resolve("bin/javac").toString(), "@" + file)
                .redirectErrorStream(true)
                .start();
        String output = new String(javac.getInputStream().readAllBytes(), UTF_8);

        assertThat(output).isEmpty();
        assertThat(javac.waitFor()).isZero();
        assertThat(target.resolve("corpus/a/CorpusDelayed.class")).exists();
    }

    private static String path(List<File> files) {
        return files.stream().map(File::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static String quoted(Object argument) {
        return '"' + argument.toString().replace("\\", "\\\\") + '"';
    }
}
