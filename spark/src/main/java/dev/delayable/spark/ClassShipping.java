package dev.delayable.spark;

import dev.delayable.runtime.backend.hosting.LaunchException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Has a Spark application bring jars and class folders to its executors. A folder goes as a jar that is named after its content:
 * Spark keeps what it has once brought under a name. Thread-safe.
 */
final class ClassShipping {

    private static final int HASH_DIGITS = 16;

    private final SparkContext context;

    // Guarded by this.

    private final Set<Path> shipped = new HashSet<>();

    /** The names of the files that executors have. */
    private final Set<String> names = new HashSet<>();

    /** The folder of jars that are made here; null before the first. */
    private @Nullable Path made;

    ClassShipping(SparkContext context) {
        this.context = context;
        for (String url : CollectionConverters.asJava(context.listJars())) {
            names.add(url.substring(url.lastIndexOf('/') + 1));
        }
    }

    /** Ships what was not shipped before. Spark brings it to an executor before it runs the next task there. */
    synchronized void ship(Collection<Path> entries) throws IOException, LaunchException {
        for (Path entry : entries) {
            if (shipped.contains(entry)) {
                continue;
            }
            if (!Files.isReadable(entry)) {
                throw new LaunchException(
                        "the jar " + entry + " cannot be read, and jobs may need it: correct SparkBackend.jars(...)",
                        null,
                        false);
            }
            if (Files.isDirectory(entry)) {
                shipFolder(entry);
            } else {
                shipJar(entry);
            }
            shipped.add(entry);
        }
    }

    private void shipJar(Path jar) throws IOException {
        String name = String.valueOf(jar.getFileName());
        if (names.add(name)) {
            context.addJar(jar.toString());
        } else if (!isSubmitted(name)) {
            // Another one of the same name has gone.
            String other = HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(jar)), 0, HASH_DIGITS / 2);
            add(Files.copy(jar, fresh(other + "-" + name)));
        }
    }

    /** Whether it is one of the jars of the application, which {@code spark-submit} has added. */
    private boolean isSubmitted(String name) {
        return shipped.stream()
                .noneMatch(each -> String.valueOf(each.getFileName()).equals(name));
    }

    private void shipFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        if (files.isEmpty()) {
            return;
        }
        MessageDigest hash = sha256();
        Path unnamed = fresh("unnamed.jar");
        try (OutputStream file = Files.newOutputStream(unnamed);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Path each : files) {
                String name = folder.relativize(each).toString().replace('\\', '/');
                byte[] content = Files.readAllBytes(each);
                hash.update(name.getBytes(StandardCharsets.UTF_8));
                hash.update(content);
                ZipEntry entry = new ZipEntry(name);
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        String name = "delayable-classes-" + HexFormat.of().formatHex(hash.digest(), 0, HASH_DIGITS / 2) + ".jar";
        if (names.contains(name)) {
            Files.delete(unnamed);
        } else {
            add(Files.move(unnamed, fresh(name)));
        }
    }

    private void add(Path jar) {
        names.add(String.valueOf(jar.getFileName()));
        context.addJar(jar.toString());
    }

    private Path fresh(String name) throws IOException {
        Path folder = made;
        if (folder == null) {
            folder = Files.createTempDirectory("delayable-spark");
            made = folder;
        }
        return folder.resolve(name);
    }

    /** Deletes what was made. */
    synchronized void close() {
        Path folder = made;
        if (folder == null) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.toList()) {
                Files.delete(each);
            }
            Files.delete(folder);
        } catch (IOException e) {
            // It is among temporary files.
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
