package dev.delayable.testkit;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Lines in the files of a folder, one file for each list. No channels: an interrupt would close them. */
record FolderRendezvous(String folder) implements Rendezvous {

    /** One write appends a line, whoever appends another. */
    @Override
    public void add(String list, String line) {
        try (FileOutputStream file = new FileOutputStream(Path.of(folder, list).toFile(), true)) {
            file.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> lines(String list) {
        Path file = Path.of(folder, list);
        try {
            return Files.exists(file) ? Files.readString(file).lines().toList() : none();
        } catch (NoSuchFileException e) {
            return none();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> none() {
        if (!Files.exists(Path.of(folder))) {
            throw new IllegalStateException("the test is over");
        }
        return List.of();
    }

    /** A worker that was left behind may still write there. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(Path.of(folder));
        } catch (IOException e) {
            // The folder is one for temporary files.
        }
    }
}
