package dev.delayable.runtime.remote.wire;

import dev.delayable.runtime.backend.hosting.ExceptionParts;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** One message that has arrived, to be read from its beginning. Not thread-safe. */
public final class Arrived {

    private final byte kind;
    private final byte[] bytes;
    private int at;

    public Arrived(byte kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    public byte kind() {
        return kind;
    }

    public byte getByte() throws IOException {
        need(1);
        return bytes[at++];
    }

    public int getInt() throws IOException {
        need(4);
        int value = (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
        at += 4;
        return value;
    }

    /** The integer that it begins with, however much of it was read. */
    public int firstInt() throws IOException {
        return new Arrived(kind, bytes).getInt();
    }

    public long getLong() throws IOException {
        long high = getInt();
        return high << 32 | (getInt() & 0xffff_ffffL);
    }

    public byte[] getBytes() throws IOException {
        int length = getInt();
        need(length);
        byte[] part = new byte[length];
        System.arraycopy(bytes, at, part, 0, length);
        at += length;
        return part;
    }

    public Throwable getException(ClassLoader loader, ObjectInputFilter filter) throws IOException {
        return new ExceptionParts(getBytes(), getBytes()).toThrowable(loader, filter);
    }

    public String getString() throws IOException {
        return new String(getBytes(), StandardCharsets.UTF_8);
    }

    /** The next bytes as they are, in the order of this machine; they are skipped here. */
    public ByteBuffer getBuffer(int length) throws IOException {
        need(length);
        int from = at;
        at += length;
        return ByteBuffer.wrap(bytes, from, length).order(ByteOrder.nativeOrder());
    }

    /** The next bytes as a stream of their own; they are skipped here. */
    public InputStream getStream(int length) throws IOException {
        need(length);
        int from = at;
        at += length;
        return new ByteArrayInputStream(bytes, from, length);
    }

    /** All that is left, as a stream. */
    public InputStream rest() {
        return new ByteArrayInputStream(bytes, at, bytes.length - at);
    }

    private void need(int length) throws IOException {
        if (length < 0 || length > bytes.length - at) {
            throw new EOFException("a message between processes is too short");
        }
    }
}
