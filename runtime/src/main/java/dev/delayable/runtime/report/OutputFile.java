package dev.delayable.runtime.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file that a run writes again and again. Each time it is written beside itself and then renamed, so that it is whole
 * whatever happens. What goes wrong is logged once, and harms nothing else. Used by one thread at a time.
 */
final class OutputFile {

    /** Prints what is in the file. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** The files that runs of this JVM are writing, and for which report. */
    private static final Map<Path, Object> IN_USE = new ConcurrentHashMap<>();

    private final Path path;
    private boolean isWarned;

    private OutputFile(Path path) {
        this.path = path;
    }

    /** The file at a path, which is checked and taken for a report; null, after a warning, if it cannot be written. */
    @SuppressWarnings("ReferenceEquality") // the very same report is meant
    static @Nullable OutputFile open(Path path, Object report) {
        OutputFile file = new OutputFile(target(path));
        if (!file.isUsable()) {
            return null;
        }
        Object other = IN_USE.putIfAbsent(file.path, report);
        if (other == report) {
            file.warn("another form of the report has the same name", "give each form a name of its own");
        } else if (other != null) {
            file.warn("another run is writing it", "put %n into its name, which numbers the runs");
        }
        return other == null ? file : null;
    }

    /** Where a link leads: the link itself is to stay. */
    private static Path target(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return Files.isSymbolicLink(absolute) ? absolute.toRealPath() : absolute;
        } catch (IOException e) {
            return absolute;
        }
    }

    private boolean isUsable() {
        Path parent = path.getParent();
        try {
            if (Files.isDirectory(path)) {
                warn("it is a directory", "name a file in it, " + path.resolve("run.html") + " for example");
                return false;
            } else if (Files.exists(path) && !Files.isRegularFile(path)) {
                warn("it is no regular file", "name a file that can be replaced");
                return false;
            } else if (parent != null) {
                Files.createDirectories(parent);
                if (!Files.isWritable(parent)) {
                    warn("its directory is not writable", "name a file in a directory that is");
                    return false;
                }
            }
            return true;
        } catch (IOException | RuntimeException e) {
            warn(e);
            return false;
        }
    }

    Path path() {
        return path;
    }

    void write(Content content) {
        Path part = path.resolveSibling(
                path.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE),
                    1 << 16)) {
                content.write(out);
            }
            move(part);
        } catch (IOException | RuntimeException e) {
            warn(e);
            delete(part);
        }
    }

    private void move(Path part) throws IOException {
        try {
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException | RuntimeException e) {
            // What has kept it from being written is logged already.
        }
    }

    /** Leaves the file to other runs. */
    void close() {
        IN_USE.remove(path);
    }

    private void warn(Exception failure) {
        String cure = "free some space or name a file elsewhere";
        String why = failure instanceof FileSystemException e && e.getReason() != null
                ? Objects.requireNonNull(e.getReason())
                : String.valueOf(failure.getMessage());
        if (failure instanceof AccessDeniedException) {
            why = "access denied to " + failure.getMessage();
            cure = "name a file in a directory that is writable";
        } else if (failure instanceof NoSuchFileException) {
            why = "there is no directory " + path.getParent() + ", and none can be made there";
            cure = "name a file elsewhere";
        } else if (failure instanceof FileAlreadyExistsException) {
            why = "there is a file in the place of the directory " + failure.getMessage();
            cure = "name a file elsewhere";
        }
        warn(why, cure);
    }

    private void warn(String why, String cure) {
        if (!isWarned) {
            isWarned = true;
            System.getLogger("dev.delayable.runtime")
                    .log(
                            Level.WARNING,
                            "the report {0} is not written: {1}; {2}. The run goes on without it",
                            path,
                            why,
                            cure);
        }
    }
}
