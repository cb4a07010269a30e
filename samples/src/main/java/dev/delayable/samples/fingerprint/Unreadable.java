package dev.delayable.samples.fingerprint;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Why a file or a directory could not be read.
 *
 * @param path the file or directory
 * @param reason the reason, for people to read
 */
record Unreadable(Path path, String reason) implements FileResult {

    static Unreadable because(Path path, IOException exception) {
        return new Unreadable(path, Files.isSymbolicLink(path) ? linkReason(path, exception) : reason(exception));
    }

    static Unreadable notRegular(Path path, BasicFileAttributes attributes) {
        if (!attributes.isDirectory()) {
            return new Unreadable(path, "not a regular file");
        }
        String reason = Files.isSymbolicLink(path) ? "link to a directory, not followed" : "a directory";
        return new Unreadable(path, reason);
    }

    private static String linkReason(Path link, IOException exception) {
        if (exception instanceof NoSuchFileException) {
            return "broken link to " + target(link);
        }
        return "link to " + target(link) + ": " + reason(exception);
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "an unknown place";
        }
    }

    private static String reason(IOException exception) {
        if (exception instanceof NoSuchFileException) {
            return "vanished after it was listed";
        } else if (exception instanceof AccessDeniedException) {
            return "access denied";
        } else if (exception instanceof FileSystemException e && e.getReason() != null) {
            return e.getReason();
        }
        return Objects.requireNonNullElse(
                exception.getMessage(), exception.getClass().getSimpleName());
    }
}
