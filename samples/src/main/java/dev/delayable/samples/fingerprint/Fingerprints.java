package dev.delayable.samples.fingerprint;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import dev.delayable.annotations.NotInKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The work of this program, one file at a time. Its jobs are made by {@code FingerprintsDelayed}. */
final class Fingerprints {

    private Fingerprints() {}

    /**
     * Fingerprints a file. The first job that throws ends its run, and one bad file is not to end the run of all the
     * others; so a file that cannot be read is a result as well.
     *
     * @param file the file; a link is followed
     * @param algorithm the name of a {@link MessageDigest}
     * @param bufferSize how many bytes are read at a time, 1 or more
     * @return the fingerprint, or why there is none
     * @throws NoSuchAlgorithmException if there is no such algorithm
     * @throws ClosedByInterruptException if the thread is interrupted, which says nothing about the file
     */
    @Delayable
    static FileResult fingerprint(
            Path file, @Keyword("SHA-256") String algorithm, @NotInKey @Keyword("65536") int bufferSize)
            throws NoSuchAlgorithmException, ClosedByInterruptException {
        if (bufferSize < 1) {
            throw new IllegalArgumentException("bufferSize must be 1 or more, but is " + bufferSize);
        }
        MessageDigest digest = MessageDigest.getInstance(algorithm);
        try {
            // To open a pipe or a device may block for ever: look first.
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? read(file, digest, new byte[bufferSize])
                    : Unreadable.notRegular(file, attributes);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            return Unreadable.because(file, e);
        }
    }

    private static FileFingerprint read(Path file, MessageDigest digest, byte[] buffer) throws IOException {
        LineCounter counter = new LineCounter();
        long size = 0;
        // A channel, because an interrupt ends its reads; those of Files.newInputStream go on.
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.wrap(buffer);
            for (int length = channel.read(bytes); length > 0; length = channel.read(bytes.clear())) {
                digest.update(buffer, 0, length);
                counter.add(buffer, length);
                size += length;
            }
        }
        return new FileFingerprint(file, HexFormat.of().formatHex(digest.digest()), size, counter.lines());
    }
}
