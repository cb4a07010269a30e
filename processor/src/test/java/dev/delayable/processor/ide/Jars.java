package dev.delayable.processor.ide;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Jars of the modules under test: in a build that has not come to packaging, their classes lie in folders. */
public final class Jars {

    private Jars() {}

    /** The jar that a class comes from, or one made of the folder that it comes from. */
    public static String of(Class<?> type, Path temporary) throws IOException {
        Path home = home(type);
        if (!Files.isDirectory(home)) {
            return home.toString();
        }
        Path jar = temporary.resolve(type.getSimpleName() + ".jar");
        Files.write(jar, jar(manifest(), home, files(home)));
        return jar.toString();
    }

    /** The folder or jar that a class comes from. */
    public static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A manifest with pairs of names and values. */
    static Manifest manifest(String... attributes) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        for (int i = 0; i < attributes.length; i += 2) {
            manifest.getMainAttributes().putValue(attributes[i], attributes[i + 1]);
        }
        return manifest;
    }

    /** A jar of files, each with its name below a root. */
    static byte[] jar(Manifest manifest, Path root, List<Path> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Path file : files) {
                jar.putNextEntry(new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
            }
        }
        return bytes.toByteArray();
    }

    /** All files below a folder, but for a manifest. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && !file.endsWith("MANIFEST.MF"))
                    .sorted()
                    .toList();
        }
    }
}
