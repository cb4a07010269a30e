package dev.delayable.samples.fingerprint;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in a directory and the directories below it: everything that is no directory, in order. Whether a file can be
 * read is not asked here. Links to directories are not followed, so that nothing is listed twice and no loop traps the
 * walk.
 */
final class FileListing {

    private final Path directory;
    private final boolean all;
    private final List<Path> files = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private int leftOut;

    private FileListing(Path directory, boolean all) {
        this.directory = directory;
        this.all = all;
    }

    /**
     * Lists the files of a directory.
     *
     * @param directory the directory
     * @param all whether to list also what nobody has written: git's own files, and what Maven has built
     */
    static FileListing of(Path directory, boolean all) throws IOException {
        FileListing listing = new FileListing(directory, all);
        Files.walkFileTree(directory, listing.new Visitor());
        Collections.sort(listing.files);
        return listing;
    }

    /** Everything that is no directory, in order. */
    List<Path> files() {
        return Collections.unmodifiableList(files);
    }

    /** What could not be listed. */
    List<Unreadable> unreadable() {
        return Collections.unmodifiableList(unreadable);
    }

    /** How many directories were left out. */
    int leftOut() {
        return leftOut;
    }

    private boolean isLeftOut(Path path) {
        return !all && !path.equals(directory) && (isGit(path) || isMavenOutput(path));
    }

    private static boolean isGit(Path path) {
        return path.endsWith(".git");
    }

    private static boolean isMavenOutput(Path path) {
        return path.endsWith("target") && Files.exists(path.resolveSibling("pom.xml"));
    }

    private final class Visitor extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            if (isLeftOut(path)) {
                leftOut++;
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException exception) {
            unreadable.add(Unreadable.because(path, exception));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, @Nullable IOException exception) {
            if (exception != null) {
                unreadable.add(Unreadable.because(path, exception));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
