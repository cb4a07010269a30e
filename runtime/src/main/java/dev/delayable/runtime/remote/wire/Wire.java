package dev.delayable.runtime.remote.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Sends messages of any length between a parent and one of its workers. Thread-safe. */
public final class Wire {

    /** How much is handed to the system at once: as much as a pipe of Linux holds. */
    private static final int CHUNK_BYTES = 1 << 16;

    /** The longest array that goes through a connection. */
    public static final long MAX_ARRAY_BYTES = Frame.MAX_BYTES - 64;

    private final OutputStream out;

    /** A part of an array that is being sent; there once it is needed. Guarded by this. */
    private byte @Nullable [] outBytes;

    /** Since when the other side has taken nothing of what is being sent, as {@link System#nanoTime()}; 0 if nothing is. */
    private volatile long waitingSince;

    /** Written under the lock of this. */
    private volatile long sent;

    public Wire(OutputStream out) {
        this.out = out;
    }

    /** Sends a message. */
    public void send(Frame frame) throws IOException {
        byte[] bytes = frame.finish();
        synchronized (this) {
            send(bytes, frame.size());
        }
    }

    /** Sends an array of primitives, as one message without a copy. */
    public void sendArray(int id, PrimitiveArray array) throws IOException {
        Frame frame = new Frame(FrameKind.ARRAY);
        frame.putInt(id);
        frame.putInt(array.code());
        frame.putInt(array.length());
        if (array.byteLength() > MAX_ARRAY_BYTES) {
            throw new UncheckedIOException(
                    new IOException("an array of more than 2 GB cannot be sent between processes"));
        }
        frame.follow((int) array.byteLength());
        byte[] bytes = frame.finish();
        synchronized (this) {
            // Before the first byte, so that a message is never left half-written for want of memory.
            byte[] chunk = outBytes == null ? new byte[CHUNK_BYTES] : outBytes;
            outBytes = chunk;
            send(bytes, frame.size());
            ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.nativeOrder());
            for (long from = 0; from < array.byteLength(); from += CHUNK_BYTES) {
                buffer.clear();
                array.copyTo(buffer, from, (int) Math.min(CHUNK_BYTES, array.byteLength() - from));
                send(chunk, buffer.limit());
            }
        }
    }

    /** Called with the lock held. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void send(byte[] bytes, int length) throws IOException {
        try {
            for (int from = 0; from < length; from += CHUNK_BYTES) {
                int part = Math.min(CHUNK_BYTES, length - from);
                waitingSince = System.nanoTime() | 1;
                out.write(bytes, from, part);
                out.flush();
                sent += part;
            }
        } finally {
            waitingSince = 0;
        }
    }

    /** For how many nanoseconds the other side has taken nothing of what is being sent; 0 if nothing is. */
    public long waitingNanos() {
        long since = waitingSince;
        return since == 0 ? 0 : System.nanoTime() - since;
    }

    /** How many bytes were sent. */
    public long sent() {
        return sent;
    }
}
