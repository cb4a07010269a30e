package dev.delayable.memory.store;

import java.io.File;

/** Deletes what killed JVMs have left behind: files that were being written, and locks. Run by the housekeeper. */
final class Leftovers {

    private final Layout layout;

    Leftovers(Layout layout) {
        this.layout = layout;
    }

    void delete() {
        for (File file : files(layout.tmp().toFile())) {
            if (!WriterId.isAlive(layout, Segment.writer(file.getName()))) {
                file.delete();
            }
        }
        for (File file : files(layout.segments().toFile())) {
            String name = file.getName();
            if (name.endsWith(".lock")) {
                // Deletes it, if nobody holds it.
                WriterId.isAlive(layout, name.substring(0, name.length() - ".lock".length()));
            }
        }
    }

    private static File[] files(File directory) {
        File[] files = directory.listFiles();
        return files == null ? new File[0] : files;
    }
}
