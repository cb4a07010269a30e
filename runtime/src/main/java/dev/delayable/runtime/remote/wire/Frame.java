package dev.delayable.runtime.remote.wire;

import dev.delayable.runtime.backend.hosting.ExceptionParts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One outgoing message: its length, its {@linkplain FrameKind kind}, and its content. It is also a stream, for serialised
 * content. Not thread-safe.
 */
public final class Frame extends OutputStream {

    /** The length of what follows the length, in 4 bytes, and the kind. */
    public static final int HEADER_BYTES = 5;

    /** The largest message; larger things are to be shared by a file. */
    public static final int MAX_BYTES = Integer.MAX_VALUE - 64;

    private static final int INITIAL_BYTES = 1024;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    /** Bytes that follow the message, which are sent from where they are. */
    private int trailing;

    public Frame(byte kind) {
        start(kind);
    }

    /** Begins another message, in the same place. */
    public Frame start(byte kind) {
        size = HEADER_BYTES;
        trailing = 0;
        bytes[HEADER_BYTES - 1] = kind;
        return this;
    }

    /** Says that so many bytes will follow this message, and belong to it. */
    public void follow(int bytesThatFollow) {
        trailing = bytesThatFollow;
    }

    /** Writes the length to its place; returns all bytes, of which the first {@link #size()} count. */
    public byte[] finish() {
        setInt(0, Math.addExact(size - 4, trailing));
        return bytes;
    }

    public int size() {
        return size;
    }

    @Override
    public void write(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    public void putByte(int value) {
        write(value);
    }

    public void putInt(int value) {
        reserve(4);
        size += 4;
        setInt(size - 4, value);
    }

    public void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    public void putBytes(byte[] source) {
        putInt(source.length);
        write(source, 0, source.length);
    }

    public void putException(Throwable exception) {
        ExceptionParts parts = ExceptionParts.of(exception);
        putBytes(parts.original());
        putBytes(parts.standIn());
    }

    public void putString(String text) {
        putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Room for so many bytes, which the caller is to write, in the order of this machine. */
    public ByteBuffer room(int length) {
        reserve(length);
        size += length;
        return ByteBuffer.wrap(bytes, size - length, length).order(ByteOrder.nativeOrder());
    }

    /** Writes a byte into a place where there is one. */
    public void setByte(int at, int value) {
        bytes[at] = (byte) value;
    }

    /** Writes an integer into a place where there is one. */
    public void setInt(int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }

    /** Takes back what was written after a place. */
    public void truncate(int newSize) {
        size = newSize;
    }

    private void reserve(int length) {
        int needed = size + length;
        if (needed < 0 || needed > MAX_BYTES) {
            throw new UncheckedIOException(new IOException("it takes more than 2 GB"));
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_BYTES, Math.max(needed, bytes.length * 2L)));
        }
    }
}
