package dev.delayable.processor;

import static com.google.testing.compile.Compiler.javac;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.testing.compile.Compilation;
import com.palantir.javapoet.ClassName;
import dev.delayable.annotations.Delayable;
import dev.delayable.processor.ide.Jars;
import dev.delayable.runtime.Job;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the user's code can see decides what the generated class mentions. */
class VisibilityTest {

    @TempDir
    Path folder;

    @Test
    void aMarkThatTheUserCannotSeeIsLeftOut() {
        List<File> withoutJSpecify = Javac.CLASS_PATH.stream()
                .filter(file -> !file.equals(Jars.home(NullMarked.class).toFile()))
                .toList();

        Compilation compilation = javac().withProcessors(new DelayableProcessor())
                .withClasspath(withoutJSpecify)
                .compile(Javac.source(
                        "visible.Imports",
                        "package visible;",
                        "@dev.delayable.annotations.DelayableImport(dev.delayable.runtime.Parallel.class)",
                        "class Imports {}"));

        assertThat(compilation.errors()).isEmpty();
        assertThat(Javac.generated(compilation).get("ParallelDelayed.java"))
                .isNotNull()
                .doesNotContain("jspecify");
    }

    /** As a process of its own: compile-testing takes a module for one that patches another. */
    @Test
    void aDefaultClassOfAModuleThatIsNotReadIsRefused() throws Exception {
        Files.writeString(folder.resolve("module-info.java"), "module visible {}");
        Files.writeString(folder.resolve("Names.java"), """
                package visible;
                import dev.delayable.annotations.*;
                class Names {
                    @Delayable static int unread(@Keyword("javax.naming.Context") Class<?> type) { return 1; }
                    @Delayable static int read(@Keyword("java.util.List") Class<?> type) { return 1; }
                }
                """);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-d",
                folder.toString(),
                "-cp",
                path(Delayable.class, Job.class, NullMarked.class),
                "--add-reads",
                "visible=ALL-UNNAMED",
                "--processor-path",
                path(DelayableProcessor.class, ClassName.class, NullMarked.class),
                "-processor",
                DelayableProcessor.class.getName(),
                folder.resolve("module-info.java").toString(),
                folder.resolve("Names.java").toString());

        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(javac.getInputStream().readAllBytes(), UTF_8);

        assertThat(output)
                .contains("Names.java:4: error: there is no class \"javax.naming.Context\"")
                .contains("1 error");
        assertThat(javac.waitFor()).isEqualTo(1);
    }

    private static String path(Class<?>... types) {
        return Stream.of(types).map(type -> Jars.home(type).toString()).collect(joining(File.pathSeparator));
    }

    @Test
    void aMethodOfAPreviewIsPassedOver() {
        assumeTrue(Runtime.version().feature() == 25, "a JDK that has this preview");

        Compilation compilation = Javac.compile(
                "visible.Keys",
                "package visible;",
                "@dev.delayable.annotations.DelayableImport(javax.crypto.EncryptedPrivateKeyInfo.class)",
                "class Keys {}");

        Javac.assertSilent(compilation);
        assertThat(Javac.generated(compilation).get("EncryptedPrivateKeyInfoDelayed.java"))
                .contains(" getEncryptedData(")
                .doesNotContain("encryptKey");
    }
}
