package dev.delayable.benchmarks.corpus;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Checks one library with one compiler, in a JVM of its own: that of the compiler, with no other library's classes in its heap. */
public final class CorpusFork {

    private CorpusFork() {}

    /**
     * Checks, and writes the {@link Findings} to a file.
     *
     * @param args the compiler, the folder of the sources, the class path, a folder for what is made, and the file
     */
    public static void main(String[] args) throws IOException {
        Path work = Folders.empty(Path.of(args[3]));
        Findings findings = new LibraryCheck(Front.valueOf(args[0]), path(args[2]), work)
                .check(Path.of(args[1]).toRealPath());
        try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(args[4])))) {
            out.writeObject(findings);
        }
    }

    static List<Path> path(String joined) {
        return Stream.of(joined.split(java.io.File.pathSeparator)).map(Path::of).toList();
    }
}
