package dev.delayable.memory.value;

import java.io.Serializable;
import java.nio.file.Path;

/** Stands for a path, which Java does not serialise. */
record StoredPath(String text) implements Serializable {

    Path path() {
        return Path.of(text);
    }
}
