package dev.delayable.samples.fingerprint;

import dev.delayable.runtime.Parallel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Security;
import java.util.TreeSet;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Read and check the options, so that a wrong one is told before anything runs. */
final class OptionConverters {

    private OptionConverters() {}

    static final class Directory implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            Path path = path(text);
            if (!Files.exists(path)) {
                throw new TypeConversionException("'" + text + "' does not exist");
            } else if (!Files.isDirectory(path)) {
                throw new TypeConversionException("'" + text + "' is not a directory");
            }
            return path;
        }

        private static Path path(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("'" + text + "' is not a path: " + e.getReason());
            }
        }
    }

    static final class Algorithm implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            try {
                MessageDigest.getInstance(text);
                return text;
            } catch (NoSuchAlgorithmException e) {
                String known = String.join(", ", new TreeSet<>(Security.getAlgorithms("MessageDigest")));
                throw new TypeConversionException("unknown algorithm '" + text + "'; this JVM knows " + known);
            }
        }
    }

    static final class BufferSize implements ITypeConverter<Integer> {

        private static final int MAX = 64 * 1024 * 1024;

        @Override
        public Integer convert(String text) {
            int size = integer(text);
            if (size < 1 || size > MAX) {
                throw new TypeConversionException("must be 1 to " + MAX + " bytes, but is " + text);
            }
            return size;
        }
    }

    static final class NJobs implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            int nJobs = integer(text);
            try {
                Parallel.effectiveNJobs(nJobs);
                return nJobs;
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("must be a whole number, but is '" + text + "'");
        }
    }
}
