package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Parallel;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers find the classes of their parent, however that was started. */
class LaunchTest {

    private static final String SQUARES = "[0, 1, 4, 9]";

    @TempDir
    private Path directory;

    @Test
    void fromAClassPathThatIsTooLongForACommandLine() throws IOException {
        StringBuilder path = new StringBuilder(ProgramStart.classPath());
        for (int i = 0; path.length() < 300_000; i++) {
            path.append(File.pathSeparator).append(directory.resolve("no-such-folder-".repeat(8) + i));
        }
        Path arguments = directory.resolve("arguments");
        Files.writeString(arguments, "-cp \"" + path + "\" " + Program.class.getName());

        assertThat(ProgramStart.output(directory, "@" + arguments)).isEqualTo(SQUARES);
    }

    @Test
    void fromFoldersWithBlanksAndOtherLettersInTheirNames() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("mit Leerzeichen, 'ä' und \"€\""));
        List<Path> copies = new ArrayList<>();
        for (Path root : ProgramStart.roots()) {
            copies.add(ProgramStart.copy(root, Files.createDirectories(folder.resolve("nr " + copies.size()))));
        }

        assertThat(ProgramStart.output(folder, "-cp", ProgramStart.join(copies), Program.class.getName()))
                .isEqualTo(SQUARES);
    }

    @Test
    void fromRelativePathsAlsoInAnotherWorkingDirectory() throws IOException {
        List<Path> relative = ProgramStart.roots().stream()
                .map(root -> directory.toAbsolutePath().relativize(root.toAbsolutePath()))
                .toList();

        assertThat(ProgramStart.output(directory, "-cp", ProgramStart.join(relative), Program.class.getName()))
                .isEqualTo(SQUARES);
    }

    /** A program whose jobs need what its JVM was opened for. */
    static final class Opened {

        private Opened() {}

        public static void main(String[] args) {
            System.out.println(ProcessJob.nJobs(2)
                    .run(ProcessJob.times(
                            2,
                            i -> ProcessJob.of(() -> {
                                String.class.getDeclaredField("value").setAccessible(true);
                                return i;
                            }))));
        }
    }

    /** A system tells a JVM its own arguments only if they are not too many. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10_000})
    void fromAJvmThatWasOpenedForThem(int letters) throws IOException {
        String classPath = ProgramStart.classPath() + (File.pathSeparator + "no-such-folder").repeat(letters / 15);

        assertThat(ProgramStart.output(
                        directory,
                        "-cp",
                        classPath,
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        Opened.class.getName()))
                .isEqualTo("[0, 1]");
    }

    @Test
    void fromAJarThatNamesOthers() throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Program.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                ProgramStart.roots().stream()
                        .map(root -> root.toUri().toString())
                        .collect(Collectors.joining(" ")));
        Path jar = directory.resolve("program.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream closing = new JarOutputStream(out, manifest)) {
            closing.finish();
        }

        assertThat(ProgramStart.output(directory, "-jar", jar.toString())).isEqualTo(SQUARES);
    }

    @Test
    void fromAFolderOfJars() throws IOException {
        Path lib = Files.createDirectories(directory.resolve("lib"));
        int number = 0;
        for (Path root : ProgramStart.roots()) {
            jar(lib.resolve(number++ + ".jar"), List.of(root));
        }

        assertThat(ProgramStart.output(directory, "-cp", lib + File.separator + "*", Program.class.getName()))
                .isEqualTo(SQUARES);
    }

    @Test
    void fromOneJarWithTheClassesOfAllOthers() throws IOException {
        Path jar = directory.resolve("shaded.jar");
        jar(jar, ProgramStart.roots());

        assertThat(ProgramStart.output(directory, "-jar", jar.toString())).isEqualTo(SQUARES);
    }

    /** Makes a jar that runs the program, of all classes in some folders and jars. */
    private static void jar(Path jar, List<Path> roots) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Path root : roots) {
                if (Files.isDirectory(root)) {
                    addClasses(root, out);
                } else {
                    try (FileSystem files = FileSystems.newFileSystem(root)) {
                        addClasses(files.getPath("/"), out);
                    }
                }
            }
        }
    }

    private static void addClasses(Path root, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                }
            }
        }
    }

    /** As Maven's exec:java, and many servers do. */
    @Test
    void fromAClassLoaderOfItsOwn() throws IOException {
        Path launcher = Files.createDirectories(directory.resolve("launcher"));
        String name = Launcher.class.getName().replace('.', '/') + ".class";
        Path copy = launcher.resolve(name);
        Files.createDirectories(copy.getParent());
        try (var in = Launcher.class.getResourceAsStream("/" + name)) {
            Files.copy(Objects.requireNonNull(in), copy);
        }
        List<String> arguments = new ArrayList<>(List.of("-cp", launcher.toString(), Launcher.class.getName()));
        ProgramStart.roots().forEach(root -> arguments.add(root.toUri().toString()));

        assertThat(ProgramStart.output(directory, arguments.toArray(new String[0])))
                .isEqualTo(SQUARES);
    }

    /** Threads of the common pool may not know the loader that has found the program. */
    @Test
    void fromAThreadWhoseClassLoaderDoesNotSeeTheProgram() {
        Thread current = Thread.currentThread();
        ClassLoader own = current.getContextClassLoader();
        current.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            Parallel parallel = Parallel.nJobs(2).backend(Backends.processes());
            assertThat(parallel.run(ProcessJob.of(() -> new Answer(42)))).containsExactly(new Answer(42));
        } finally {
            current.setContextClassLoader(own);
        }
    }

    private record Answer(int value) implements Serializable {}

    @Test
    void aClassLoaderThatDoesNotTellWhereItsClassesAreIsNamed() {
        Thread current = Thread.currentThread();
        ClassLoader own = current.getContextClassLoader();
        current.setContextClassLoader(new ClassLoader("secretive", own) {});
        try {
            Parallel parallel = Parallel.nJobs(2).backend(Backends.processes());
            assertThatThrownBy(() -> parallel.run(ProcessJob.numbers(2)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("worker processes need the places of all classes, but the class loader")
                    .hasMessageContaining("secretive")
                    .hasMessageContaining("Use Backends.threads()");
        } finally {
            current.setContextClassLoader(own);
        }
    }
}
