package dev.delayable.memory.store;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Large values, each in a file of its own: written under {@code tmp}, and moved to where they belong when they are whole. The
 * record of the entry holds the name, the length and the checksum.
 */
public final class BigFiles {

    static final int REFERENCE_BYTES = 8 + 8 + 4;

    private final Layout layout;
    private final WriterId writer;
    private final AtomicLong count = new AtomicLong();

    /** What was not forced yet. */
    private final ConcurrentLinkedQueue<File> unforced = new ConcurrentLinkedQueue<>();

    private final AtomicLong forces = new AtomicLong();

    BigFiles(Layout layout, WriterId writer) {
        this.layout = layout;
        this.writer = writer;
    }

    /** A new file. */
    Writing newFile() throws IOException {
        return new Writing();
    }

    /** Makes the files outlive a power cut. */
    synchronized void force() throws IOException {
        for (File file = unforced.peek(); file != null; file = unforced.peek()) {
            try (RandomAccessFile opened = new RandomAccessFile(file, "rw")) {
                opened.getFD().sync();
                forces.incrementAndGet();
            } catch (FileNotFoundException e) {
                // it was swept
            }
            unforced.remove(); // not before: who comes meanwhile waits for it
        }
    }

    long forces() {
        return forces.get();
    }

    /** A file that is being written. */
    public final class Writing extends OutputStream {

        private final File temporary;
        private final OutputStream out;
        private final CRC32C crc = new CRC32C();
        private long length;

        Writing() throws IOException {
            temporary =
                    layout.tmp().resolve(writer + "~" + count.incrementAndGet()).toFile();
            out = new FileOutputStream(temporary);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            crc.update(bytes, from, count);
            length += count;
        }

        /** Puts the file where it belongs; what is returned finds it there. */
        public byte[] finish(Key key) throws IOException {
            out.close();
            long random = ThreadLocalRandom.current().nextLong();
            Path target = path(layout, key, random);
            Files.createDirectories(target.getParent());
            Files.move(temporary.toPath(), target, StandardCopyOption.ATOMIC_MOVE);
            unforced.add(target.toFile());
            return ByteBuffer.allocate(REFERENCE_BYTES)
                    .putLong(random)
                    .putLong(length)
                    .putInt((int) crc.getValue())
                    .array();
        }

        /** Gives up. */
        public void cancel() {
            try {
                out.close();
            } catch (IOException e) {
                // it is deleted
            }
            temporary.delete();
        }
    }

    static Path path(Layout layout, Key key, long random) {
        String name = key.toString();
        return layout.big().resolve(name.substring(0, 2)).resolve(name + "." + Long.toHexString(random));
    }

    static long length(byte[] reference) {
        return ByteBuffer.wrap(reference).getLong(8);
    }

    static int crc(byte[] reference) {
        return ByteBuffer.wrap(reference).getInt(16);
    }

    /** Reads a file and compares its length and checksum. */
    static void check(Layout layout, Entry entry) throws IOException {
        Path file = path(layout, entry.key(), entry.payload());
        CRC32C crc = new CRC32C();
        long length;
        try (InputStream in = new CheckedInputStream(new FileInputStream(file.toFile()), crc)) {
            length = in.transferTo(OutputStream.nullOutputStream());
        }
        if (length != length(entry.payload()) || (int) crc.getValue() != crc(entry.payload())) {
            throw new IOException(file + " is damaged");
        }
    }

    static Path path(Layout layout, Key key, byte[] reference) {
        return path(layout, key, ByteBuffer.wrap(reference).getLong(0));
    }
}
