package dev.delayable.benchmarks.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A library whose sources are published.
 *
 * @param name its artifact
 * @param version its version
 * @param jar the jar of its sources
 */
record Library(String name, String version, Path jar) {

    private static final Pattern FILE = Pattern.compile("(.+?)-(\\d.*)-sources\\.jar");

    /** The libraries whose jars of sources are in a folder, in the order of their names. */
    static List<Library> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Library::of).toList();
        }
    }

    private static Library of(Path jar) {
        Matcher name = FILE.matcher(jar.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException(jar + " is no jar of sources: NAME-VERSION-sources.jar");
        }
        return new Library(name.group(1), name.group(2), jar);
    }

    /**
     * Unpacks the sources that are compiled on a class path: neither module descriptors nor classes for some releases only.
     */
    void unpack(Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Path file = target.resolve(entry.getName()).normalize();
                if (entry.getName().endsWith(".java")
                        && !entry.getName().endsWith("module-info.java")
                        && !entry.getName().startsWith("META-INF/")
                        && file.startsWith(target)) {
                    Files.createDirectories(file.getParent());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }
}
