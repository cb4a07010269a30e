package dev.delayable.memory.store;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a store:
 *
 * <pre>
 * FORMAT            what this directory is, and in which version
 * CACHEDIR.TAG      keeps programs that make backups away
 * .gitignore        keeps git away
 * segments/         the entries, in files with one writer each
 * big/              the large values
 * tmp/              large values that are being written
 * claims/           who computes what, where that is asked for
 * </pre>
 *
 * <p>Reads and writes go through java.io and not through channels: jobs are interrupted, and an interrupt closes a channel that
 * other threads use.
 */
public record Layout(Path root) {

    private static final String FORMAT = "FORMAT";
    private static final String NAME = "delayable-memory ";
    static final int VERSION = 1;

    /** With less on the disk nothing is written, or with less than a twentieth of a small disk. */
    private static final long MIN_FREE_BYTES = 2L << 30;

    private static final Set<String> OURS =
            Set.of(FORMAT, "CACHEDIR.TAG", ".gitignore", "segments", "big", "tmp", "claims", "sweep.lock");

    Path segments() {
        return root.resolve("segments");
    }

    Path big() {
        return root.resolve("big");
    }

    Path tmp() {
        return root.resolve("tmp");
    }

    /** Where JVMs claim what they compute. */
    public Path claims() {
        return root.resolve("claims");
    }

    Path sweepLock() {
        return root.resolve("sweep.lock");
    }

    /**
     * Whether the directory may be used.
     *
     * @throws IllegalArgumentException if it is a file, holds something else, or is of another version
     */
    public void check() {
        if (!Files.exists(root)) {
            checkParent();
            return;
        }
        if (!Files.isDirectory(root)) {
            throw new IllegalArgumentException(root + " is a file; give a directory for the results");
        }
        Path format = root.resolve(FORMAT);
        if (Files.exists(format)) {
            checkVersion(format);
            return;
        }
        String[] names = root.toFile().list();
        if (names == null) {
            throw new IllegalArgumentException(root + " cannot be read");
        }
        for (String name : names) {
            if (!isOurs(name)) {
                throw new IllegalArgumentException(root + " holds other files, for example " + name
                        + "; give an empty or a new directory for the results");
            }
        }
    }

    private static boolean isOurs(String name) {
        return OURS.contains(name) || name.startsWith(FORMAT);
    }

    private void checkParent() {
        Path parent = root.toAbsolutePath().getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        if (parent != null && !(Files.isDirectory(parent) && Files.isWritable(parent))) {
            throw new IllegalArgumentException(root + " cannot be made: " + parent + " is "
                    + (Files.isDirectory(parent) ? "not writable" : "a file"));
        }
    }

    private void checkVersion(Path format) {
        String text;
        try (InputStream in = new FileInputStream(format.toFile())) {
            text = new String(in.readNBytes(100), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(format + " cannot be read: " + e, e);
        }
        if (text.equals(NAME + VERSION)) {
            return;
        }
        if (text.matches(NAME + "[0-9]{1,9}")) {
            throw new IllegalArgumentException(root + " holds results in format "
                    + text.substring(NAME.length()) + ", and this version of the library knows format " + VERSION
                    + " only; use the version that wrote them, or another directory");
        }
        if (!holdsSegments()) {
            throw new IllegalArgumentException(format + " is not that of a directory of results: it reads '" + text
                    + "' instead of '" + NAME + VERSION + "'; give an empty or a new directory for the results");
        }
        // It is damaged, and the results are ours: each tells by its checksum whether it is whole.
    }

    private boolean holdsSegments() {
        byte[] start = new byte[Segment.HEADER.length];
        for (File file : segmentFiles()) {
            try (InputStream in = new FileInputStream(file)) {
                if (in.readNBytes(start, 0, start.length) == start.length && Arrays.equals(start, Segment.HEADER)) {
                    return true;
                }
            } catch (IOException e) {
                // then another one tells
            }
        }
        return false;
    }

    private boolean hasFormat() throws IOException {
        try (InputStream in = new FileInputStream(root.resolve(FORMAT).toFile())) {
            return new String(in.readNBytes(100), StandardCharsets.UTF_8)
                    .strip()
                    .equals(NAME + VERSION);
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    /** Whether there is something to read. */
    boolean exists() {
        return Files.isDirectory(segments());
    }

    /** Makes what is missing. The directory is its owner's alone. */
    void create() throws IOException {
        check();
        if (hasFormat() && exists()) {
            return;
        }
        boolean isNew = !Files.exists(root);
        Files.createDirectories(root);
        if (isNew || isEmpty()) {
            restrict(root);
        }
        for (Path directory : List.of(segments(), big(), tmp())) {
            Files.createDirectories(directory);
        }
        write("CACHEDIR.TAG", """
                Signature: 8a477f597d28d172789f06886806bc55
                # Results of jobs, kept by Delayable. What is deleted is computed again.
                """);
        write(".gitignore", "*\n");
        if (!hasFormat()) {
            if (Files.exists(root.resolve(FORMAT))) {
                Log.warn(root.resolve(FORMAT) + " is damaged, and is written anew");
            }
            replace(FORMAT, NAME + VERSION + "\n");
        }
    }

    private boolean isEmpty() {
        String[] names = root.toFile().list();
        return names != null && names.length == 0;
    }

    private static void restrict(Path directory) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void write(String name, String text) throws IOException {
        if (!Files.exists(root.resolve(name))) {
            replace(name, text);
        }
    }

    /** Another JVM that writes the same file at the same time does no harm. */
    private void replace(String name, String text) throws IOException {
        Path written = root.resolve(FORMAT + "-" + WriterId.random());
        try {
            try (OutputStream out = new FileOutputStream(written.toFile())) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            Files.move(
                    written, root.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Why nothing more should be written; null while there is space. */
    @Nullable
    String shortage() {
        File directory = root.toFile();
        File there =
                directory.exists() ? directory : directory.getAbsoluteFile().getParentFile();
        long total = there == null ? 0 : there.getTotalSpace();
        long usable = there == null ? 0 : there.getUsableSpace();
        return total > 0 && usable < Math.min(total / 20, MIN_FREE_BYTES)
                ? "only " + (usable >> 20) + " MB of the disk are free"
                : null;
    }

    /** The segments, oldest first. */
    List<File> segmentFiles() {
        List<File> found = new ArrayList<>();
        File directory = segments().toFile();
        String[] names = directory.list();
        if (names != null) {
            Arrays.sort(names);
            for (String name : names) {
                if (name.endsWith(Segment.SUFFIX)) {
                    found.add(new File(directory, name));
                }
            }
        }
        return found;
    }
}
