package dev.delayable.memory.code;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The class files of one entry of a class path or module path: a directory, a JAR file, or a module of a run-time image. Names are
 * those of class files, with slashes. An interrupt harms no reading.
 */
abstract class ClassFiles implements AutoCloseable {

    private static final String SUFFIX = ".class";

    /** The entry that holds a class; null for a class of the JDK, which is no part of any function's code. */
    static @Nullable ClassFiles holding(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (loader == null || loader.equals(ClassLoader.getPlatformClassLoader())) {
            return null;
        }
        String name = internalName(type);
        ClassFiles source = source(type, name);
        if (source != null) {
            return source;
        }
        URL url = loader.getResource(name + SUFFIX);
        if (url == null) {
            throw new CodeException(type.getName(), "its class loader has no such resource", null);
        }
        try {
            return switch (url.getProtocol()) {
                case "file" -> directory(url, name);
                case "jar" -> jar(url);
                case "jrt" -> new InDirectory(image(url, name));
                default -> throw new CodeException(type.getName(), "it is at " + url, null);
            };
        } catch (IOException | URISyntaxException e) {
            throw new CodeException(type.getName(), e.toString(), e);
        }
    }

    /** The directory or JAR file from which the class was loaded; null if it is neither, or its loader does not tell. */
    private static @Nullable ClassFiles source(Class<?> type, String name) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null || !url.getProtocol().equals("file")) {
            return null;
        }
        File file;
        try {
            file = new File(url.toURI());
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
        if (new File(file, name + SUFFIX).isFile()) {
            return new InDirectory(file.toPath());
        }
        return file.isFile() ? new InJar(file) : null;
    }

    static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static ClassFiles directory(URL url, String name) throws URISyntaxException {
        return new InDirectory(above(Path.of(url.toURI()), name));
    }

    private static Path above(Path file, String name) {
        Path directory = file;
        for (int slash = 0; slash >= 0; slash = name.indexOf('/', slash + 1)) {
            directory = Objects.requireNonNull(directory.getParent(), name);
        }
        return directory;
    }

    private static Path image(URL url, String name) {
        Path file = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules" + url.getPath());
        return above(file, name);
    }

    private static ClassFiles jar(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar
                && jar.getJarFileURL().getProtocol().equals("file")) {
            return new InJar(new File(URI.create(jar.getJarFileURL().toString())));
        }
        throw new IOException("it is at " + url);
    }

    /** The bytes of a class file; null if it is not in this entry. */
    abstract byte @Nullable [] read(String name) throws IOException;

    /** The names of all classes of this entry, in an order that does not matter. */
    abstract List<String> names() throws IOException;

    /** Where the entry is: the same for all functions of it. */
    abstract String location();

    /** Ends the reading; what is read later opens it again. */
    @Override
    public void close() {}

    private static @Nullable String nameOf(String path) {
        return path.endsWith(SUFFIX) && !path.endsWith("module-info.class") && !path.startsWith("META-INF/")
                ? path.substring(0, path.length() - SUFFIX.length())
                : null;
    }

    private static final class InDirectory extends ClassFiles {

        private final Path directory;

        InDirectory(Path directory) {
            this.directory = directory;
        }

        @Override
        byte @Nullable [] read(String name) throws IOException {
            Path file = directory.resolve(name + SUFFIX);
            if (!Files.isRegularFile(file)) {
                return null;
            }
            // No channel, where that can be helped: an interrupt closes it.
            boolean isPlain = file.getFileSystem().equals(FileSystems.getDefault());
            try (InputStream in = isPlain ? new FileInputStream(file.toFile()) : Files.newInputStream(file)) {
                return in.readAllBytes();
            }
        }

        @Override
        List<String> names() throws IOException {
            List<String> names = new ArrayList<>();
            addNames(directory, "", names);
            return names;
        }

        private static void addNames(Path directory, String prefix, List<String> names) throws IOException {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    String path = prefix + file.getFileName();
                    String name = nameOf(path);
                    if (name != null) {
                        names.add(name);
                    } else if (Files.isDirectory(file)) {
                        addNames(file, (path.endsWith("/") ? path : path + "/"), names);
                    }
                }
            }
        }

        @Override
        String location() {
            return directory.toString();
        }
    }

    private static final class InJar extends ClassFiles {

        private final File file;

        /** Open from the first reading on. */
        private @Nullable JarFile opened;

        InJar(File file) {
            this.file = file;
        }

        private JarFile open() throws IOException {
            JarFile jar = opened;
            if (jar == null) {
                jar = new JarFile(file, false, JarFile.OPEN_READ, JarFile.runtimeVersion());
                opened = jar;
            }
            return jar;
        }

        @Override
        byte @Nullable [] read(String name) throws IOException {
            JarEntry entry = open().getJarEntry(name + SUFFIX);
            if (entry == null) {
                return null;
            }
            try (InputStream in = open().getInputStream(entry)) {
                return in.readAllBytes();
            }
        }

        @Override
        List<String> names() throws IOException {
            List<String> names = new ArrayList<>();
            open().versionedStream().forEach(entry -> {
                String name = nameOf(entry.getName());
                if (name != null) {
                    names.add(name);
                }
            });
            return names;
        }

        @Override
        public void close() {
            try {
                if (opened != null) {
                    opened.close();
                }
            } catch (IOException e) {
                // it was only read
            }
            opened = null;
        }

        @Override
        String location() {
            return file.toString();
        }
    }
}
