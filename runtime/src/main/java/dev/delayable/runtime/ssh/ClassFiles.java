package dev.delayable.runtime.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Jars and zipped class folders under names that are made of their content: a host that has such a name has the content. */
final class ClassFiles {

    /** Where they are here, by their names there. */
    private final Map<String, Path> files = new LinkedHashMap<>();

    /** Takes in a path; returns its names there. What is not there is left out, as a JVM does. */
    List<String> add(List<String> path) throws IOException {
        List<String> names = new ArrayList<>();
        for (String entry : path) {
            Path file = Path.of(entry);
            if (Files.exists(file)) {
                byte[] content = content(file);
                names.add(hash(content) + ".jar");
                files.put(names.get(names.size() - 1), file);
            }
        }
        return names;
    }

    /** All names there. */
    List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** The content with a name. */
    byte[] content(String name) throws IOException {
        Path file = files.get(name);
        if (file == null) {
            throw new IOException("nobody has asked for " + name);
        }
        return content(file);
    }

    private static byte[] content(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            return Files.readAllBytes(file);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Stream<Path> all = Files.walk(file);
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                ZipEntry entry = new ZipEntry(file.relativize(each).toString().replace('\\', '/'));
                entry.setTime(0); // so that the same classes make the same file
                zip.putNextEntry(entry);
                Files.copy(each, zip);
            }
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // each JDK has it
        }
    }
}
