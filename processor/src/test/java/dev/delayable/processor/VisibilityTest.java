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
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
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

    /** A library without one that it needs, as where a dependency is optional. */
    private List<File> incompleteLibrary() throws IOException {
        Compilation library = javac().compile(
                        Javac.source("lib.Lost", "package lib;", "public class Lost extends Exception {}"),
                        Javac.source(
                                "lib.Heir",
                                "package lib;",
                                "public class Heir extends Lost {", //
                                "    public static int one() { return 1; }",
                                "}"),
                        Javac.source(
                                "lib.Keeper",
                                "package lib;",
                                "public class Keeper {",
                                "    private static Lost lost;",
                                "    public static int one() { return 1; }",
                                "}"),
                        Javac.source(
                                "lib.Local",
                                "package lib;",
                                "public class Local {",
                                "    private static <T> java.util.function.Supplier<T> local(Lost lost) {",
                                "        return new java.util.function.Supplier<T>() {",
                                "            public T get() { return null; }",
                                "        };",
                                "    }",
                                "}"),
                        Javac.source(
                                "lib.Tools",
                                "package lib;",
                                "public class Tools {",
                                "    public static int whole(String text) { return 1; }",
                                "    public static int lost(java.util.List<Lost> lost) { return 1; }",
                                "    public static int failing() throws Lost { return 1; }",
                                "    public static int shared(String text) { return 1; }",
                                "    static int shared(Lost lost) { return 1; }",
                                "}"));
        for (JavaFileObject file : library.generatedFiles()) {
            if (!file.getName().endsWith("/Lost.class")) {
                Path path = folder.resolve(file.getName().substring("/CLASS_OUTPUT/".length()));
                Files.createDirectories(path.getParent());
                try (InputStream in = file.openInputStream()) {
                    Files.copy(in, path);
                }
            }
        }
        return Stream.concat(Stream.of(folder.toFile()), Javac.CLASS_PATH.stream())
                .toList();
    }

    @Test
    void whatMentionsAClassThatIsNotThereIsPassedOver() throws IOException {
        Compilation compilation = javac().withProcessors(new DelayableProcessor())
                .withClasspath(incompleteLibrary())
                .compile(Javac.source(
                        "visible.Imports",
                        "package visible;",
                        "@dev.delayable.annotations.DelayableImport(lib.Tools.class)",
                        "class Imports {}"));

        Javac.assertSilent(compilation);
        assertThat(Javac.generated(compilation).get("ToolsDelayed.java"))
                .contains("<Integer> whole(")
                .doesNotContain("lost(", "failing(", "shared(");
    }

    @Test
    void whatMentionsAClassThatIsNotThereIsRefusedByName() throws IOException {
        Compilation compilation = javac().withProcessors(new DelayableProcessor())
                .withClasspath(incompleteLibrary())
                .compile(Javac.source(
                        "visible.Imports",
                        "package visible;",
                        "@dev.delayable.annotations.DelayableImport(value = lib.Tools.class, methods = {",
                        "    \"whole\",",
                        "    \"lost\",",
                        "    \"shared\"})",
                        "class Imports {}",
                        "@dev.delayable.annotations.DelayableImport(lib.Heir.class)",
                        "class MoreImports {}"));

        assertThat(Markers.messages(compilation.errors()))
                .isEqualTo(Map.of(
                        4L,
                        List.of(
                                "Tools.lost cannot have a factory: it, or a method of the same name, mentions lib.Lost, "
                                        + "which is not on the class path"),
                        5L,
                        List.of("Tools.shared cannot have a factory: it, or a method of the same name, mentions "
                                + "lib.Lost, which is not on the class path"),
                        7L,
                        List.of("Heir cannot be imported: its supertype lib.Lost is not on the class path; add the "
                                + "library that has it")));
    }

    /** It reads all fields and methods of a class or none, those that nobody can call included. */
    @Test
    void whatEclipsesCompilerCannotReadIsRefusedAtItsPlaceAndHoldsUpNothingElse() throws IOException {
        List<File> classPath = incompleteLibrary();
        Path source = Files.writeString(folder.resolve("Imports.java"), """
                package visible;
                @dev.delayable.annotations.DelayableImport(lib.Keeper.class)
                class Imports {}
                @dev.delayable.annotations.DelayableImport(lib.Tools.class)
                class MoreImports {}
                """);

        Ecj.Compilation compilation =
                Ecj.compile(folder.resolve("target"), List.of(source), List.of(new DelayableProcessor()), classPath);

        assertThat(compilation.messages(Diagnostic.Kind.ERROR))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("Imports.java")
                        .contains(":2: Keeper cannot be imported, since the compiler cannot read it: ")
                        .contains("lib.Lost"));
        assertThat(compilation.texts().get("visible/ToolsDelayed.java"))
                .contains("<Integer> whole(")
                .doesNotContain("lost(", "failing(", "shared(");
    }

    /** To list a package, Eclipse's compiler reads all classes in it. */
    @Test
    void aNeighbourThatEclipsesCompilerCannotReadIsInNobodysWay() throws IOException {
        List<File> classPath = incompleteLibrary();
        Path source = Files.writeString(folder.resolve("Own.java"), """
                package lib;
                class Own {
                    @dev.delayable.annotations.Delayable
                    static Integer same(Integer x) { return x; }
                }
                """);
        Path integer = Files.writeString(folder.resolve("Integer.java"), "package lib; class Integer {}");

        Ecj.Compilation compilation = Ecj.compile(
                folder.resolve("target"), List.of(source, integer), List.of(new DelayableProcessor()), classPath);

        assertThat(compilation.texts().get("lib/OwnDelayed.java")).contains("Job<Integer> same(Integer x)");
        assertThat(compilation.messages(Diagnostic.Kind.ERROR)).isEmpty();
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
