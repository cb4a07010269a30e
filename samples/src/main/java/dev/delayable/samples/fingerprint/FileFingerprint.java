package dev.delayable.samples.fingerprint;

import java.nio.file.Path;

/**
 * The fingerprint of a file.
 *
 * @param path the file
 * @param digest the digest of its content in hexadecimal digits
 * @param size how many bytes were read
 * @param lines how many lines there are; the last one counts even if it does not end in a line feed
 */
record FileFingerprint(Path path, String digest, long size, long lines) implements FileResult {}
