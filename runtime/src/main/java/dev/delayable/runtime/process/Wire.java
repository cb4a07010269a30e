package dev.delayable.runtime.process;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Messages of any length between a parent and one of its workers. Any thread may send; one thread reads. */
final class Wire implements AutoCloseable {

    /** How much is handed to the system at once: as much as a pipe of Linux holds. */
    private static final int CHUNK_BYTES = 1 << 16;

    private final Connection connection;

    private final byte[] inBytes = new byte[CHUNK_BYTES];

    /** What has come and was not read. Used by the thread that reads. */
    private final ByteBuffer in = inNativeOrder(inBytes).flip();

    /** A part of an array that is being sent; there once it is needed. Guarded by this. */
    private byte @Nullable [] outBytes;

    /** Since when the other side has taken nothing of what is being sent, as {@link System#nanoTime()}; 0 if nothing is. */
    private volatile long waitingSince;

    /** Written under the lock of this. */
    private volatile long sent;

    /** Written by the thread that reads. */
    private volatile long received;

    Wire(Connection connection) {
        this.connection = connection;
    }

    private static ByteBuffer inNativeOrder(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    /** Sends a message. */
    void send(Frame frame) throws IOException {
        byte[] bytes = frame.finish();
        synchronized (this) {
            send(bytes, frame.size());
        }
    }

    /** Sends an array of primitives, to be read by {@link #readInt} and {@link #readArray}. */
    void sendArray(int id, PrimitiveArray array) throws IOException {
        Frame frame = new Frame(FrameKind.ARRAY);
        frame.putInt(id);
        frame.putInt(array.code());
        frame.putInt(array.length());
        if (array.byteLength() > Frame.MAX_BYTES - frame.size()) {
            throw new IOException("an array of more than 2 GB cannot be sent between processes");
        }
        frame.follow((int) array.byteLength());
        byte[] bytes = frame.finish();
        synchronized (this) {
            send(bytes, frame.size());
            byte[] chunk = outBytes == null ? new byte[CHUNK_BYTES] : outBytes;
            outBytes = chunk;
            ByteBuffer out = inNativeOrder(chunk);
            for (long from = 0; from < array.byteLength(); from += CHUNK_BYTES) {
                out.clear();
                array.copyTo(out, from, (int) Math.min(CHUNK_BYTES, array.byteLength() - from));
                send(chunk, out.limit());
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
                connection.write(bytes, from, part);
                sent += part;
            }
        } finally {
            waitingSince = 0;
        }
    }

    /** For how many nanoseconds the other side has taken nothing of what is being sent; 0 if nothing is. */
    long waitingNanos() {
        long since = waitingSince;
        return since == 0 ? 0 : System.nanoTime() - since;
    }

    /** Reads the kind and the length of the next message, which is to be read next; waits for it. */
    Header nextHeader() throws IOException {
        int length = readInt() - 1;
        fill(1);
        byte kind = in.get();
        if (length < 0) {
            throw new IOException("not a message between processes");
        }
        return new Header(kind, length);
    }

    /**
     * How a message begins.
     *
     * @param kind what it says
     * @param length how many bytes follow
     */
    record Header(byte kind, int length) {}

    /** Reads a message whole. */
    Arrived read(Header header) throws IOException {
        byte[] bytes = new byte[header.length()];
        for (int at = 0; at < bytes.length; ) {
            fill(1);
            int part = Math.min(in.remaining(), bytes.length - at);
            in.get(bytes, at, part);
            at += part;
        }
        return new Arrived(header.kind(), bytes);
    }

    /** Reads an integer. */
    int readInt() throws IOException {
        fill(4);
        // The order of frames, not that of arrays.
        return in.order() == ByteOrder.BIG_ENDIAN ? in.getInt() : Integer.reverseBytes(in.getInt());
    }

    /** Reads an array of primitives, after its number. */
    Object readArray() throws IOException {
        PrimitiveArray array = PrimitiveArray.create(readInt(), readInt());
        int element = array.elementBytes();
        for (long at = 0; at < array.byteLength(); ) {
            fill(element);
            int part = (int) Math.min(in.remaining() / element * (long) element, array.byteLength() - at);
            array.copyFrom(in, at, part);
            at += part;
        }
        return array.array();
    }

    /** Waits until so many bytes are there. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only one thread reads
    private void fill(int needed) throws IOException {
        if (in.remaining() >= needed) {
            return;
        }
        in.compact();
        try {
            while (in.position() < needed) {
                int count = connection.read(inBytes, in.position(), in.remaining());
                if (count < 0) {
                    throw new EOFException("the other side has gone");
                }
                in.position(in.position() + count);
                received += count;
            }
        } catch (EOFException e) {
            throw e;
        } catch (IOException e) {
            throw new EOFException("the other side, or this one, has gone: " + e.getMessage());
        } finally {
            in.flip();
        }
    }

    /** How many bytes were sent. */
    long sent() {
        return sent;
    }

    /** How many bytes have arrived. */
    long received() {
        return received;
    }

    /** Ends the connection; who reads or sends gets an exception. */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
