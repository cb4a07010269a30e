package dev.delayable.processor.ide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sources that a user is supposed to have written. */
final class Examples {

    private static final Path FOLDER = Path.of("src", "test", "resources", "ide");

    private Examples() {}

    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    static String text(String name) throws IOException {
        return Files.readString(file(name));
    }
}
