package dev.delayable.memory.value;

import dev.delayable.memory.store.BigFiles;
import dev.delayable.memory.store.Key;
import dev.delayable.memory.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of a value: a small one stays in memory, a large one goes into a file of its own as it is written. */
final class Spill extends OutputStream {

    private static final int MAX_IN_MEMORY = 1 << 20;

    private final Store store;
    private byte[] bytes = new byte[128];
    private int size;
    private BigFiles.@Nullable Writing file;

    Spill(Store store) {
        this.store = store;
    }

    @Override
    public void write(int b) throws IOException {
        if (file == null && size < bytes.length) {
            bytes[size++] = (byte) b;
        } else {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }

    @Override
    public void write(byte[] source, int from, int count) throws IOException {
        if (file == null && size + (long) count >= MAX_IN_MEMORY) {
            BigFiles.Writing opened = store.newBig();
            file = opened;
            opened.write(bytes, 0, size);
            bytes = new byte[0];
        }
        if (file != null) {
            file.write(source, from, count);
            return;
        }
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(size + count, 2 * bytes.length));
        }
        System.arraycopy(source, from, bytes, size, count);
        size += count;
    }

    boolean isBig() {
        return file != null;
    }

    /** The bytes; or where they are, if there are many. */
    byte[] finish(Key key) throws IOException {
        return file == null ? Arrays.copyOf(bytes, size) : file.finish(key);
    }

    void cancel() {
        if (file != null) {
            file.cancel();
        }
    }
}
