package dev.delayable.memory.key;

import dev.delayable.memory.KeyRule;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;

/** The rules for files. Enums, so that they can be sent to other JVMs. */
public enum FileRules implements KeyRule<Path> {
    /** By name, size and content. */
    CONTENT {
        @Override
        public void add(Path path, Key key) throws IOException {
            byte[] digest = digest(path);
            key.add(name(path)).add(Files.size(path)).add(digest);
        }
    },

    /** By name, size and time. */
    SIZE_AND_TIME {
        @Override
        public void add(Path path, Key key) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            key.add(name(path))
                    .add(attributes.size())
                    .add(attributes.lastModifiedTime().toInstant());
        }
    };

    private static final int BUFFER_BYTES = 1 << 16;

    /** The name of a path, the same on every operating system. */
    static String name(Path path) {
        String separator = path.getFileSystem().getSeparator();
        return separator.equals("/") ? path.toString() : path.toString().replace(separator, "/");
    }

    static String name(File file) {
        return File.separatorChar == '/' ? file.getPath() : file.getPath().replace(File.separatorChar, '/');
    }

    /** An interrupt, which may come at any time to a worker, must not close what is read; so it is no channel, where that can be helped. */
    private static byte[] digest(Path path) throws IOException {
        MessageDigest digest = Sink.sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = open(path)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        }
        return digest.digest();
    }

    private static InputStream open(Path path) throws IOException {
        try {
            return new FileInputStream(path.toFile());
        } catch (UnsupportedOperationException e) {
            return Files.newInputStream(path); // of a file system that is no directory, such as an archive
        }
    }
}
