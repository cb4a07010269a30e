package dev.delayable.runtime.process;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Both directions between a parent and one of its workers, for messages of any length. Any thread may send; one thread reads.
 *
 * <p>The socket does not block, and threads wait for it at a selector: a thread that is interrupted in a blocking operation of
 * a channel closes the channel, and those who send are the threads of users and of jobs.
 */
final class Wire implements AutoCloseable {

    /** How much is handed to the system at once. */
    private static final int CHUNK_BYTES = 1 << 17;

    private final SocketChannel channel;
    private final Selector readable;
    private final Selector writable;

    /** What has come and was not read. Used by the thread that reads. */
    private final ByteBuffer in = ByteBuffer.allocateDirect(CHUNK_BYTES)
            .order(ByteOrder.nativeOrder())
            .flip();

    /** What is being sent. Guarded by this. */
    private final ByteBuffer out = ByteBuffer.allocateDirect(CHUNK_BYTES).order(ByteOrder.nativeOrder());

    /** Guarded by this. */
    private long sent;

    /** Written by the thread that reads. */
    private volatile long received;

    /** How long the other side may take nothing of a message; 0 for as long as it likes. */
    private final long patienceMillis;

    /** The other side took nothing for too long: it is not dead, but it might as well be. */
    static final class StalledException extends IOException {

        private static final long serialVersionUID = 1L;

        StalledException(long millis) {
            super("nothing was taken for " + TimeUnit.MILLISECONDS.toSeconds(millis) + " s");
        }
    }

    /** A wire to somebody who may take as long as they like: a parent can stand in a debugger. */
    Wire(SocketChannel channel) throws IOException {
        this(channel, Duration.ZERO);
    }

    /** A wire to somebody who must not keep those who send for longer than that. */
    Wire(SocketChannel channel, Duration patience) throws IOException {
        this.channel = channel;
        patienceMillis = patience.toMillis();
        channel.configureBlocking(false);
        readable = Selector.open();
        channel.register(readable, SelectionKey.OP_READ);
        writable = Selector.open();
        channel.register(writable, SelectionKey.OP_WRITE);
    }

    /** Sends a message. */
    void send(Frame frame) throws IOException {
        byte[] bytes = frame.finish();
        synchronized (this) {
            sendBytes(bytes, frame.size());
        }
    }

    /** Sends an array of primitives, from where it is, to be read by {@link #readInt} and {@link #readArray}. */
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
            sendBytes(bytes, frame.size());
            for (long from = 0; from < array.byteLength(); from += CHUNK_BYTES) {
                out.clear();
                array.copyTo(out, from, (int) Math.min(CHUNK_BYTES, array.byteLength() - from));
                flush();
            }
        }
    }

    private void sendBytes(byte[] bytes, int length) throws IOException {
        for (int from = 0; from < length; from += CHUNK_BYTES) {
            out.clear();
            out.put(bytes, from, Math.min(CHUNK_BYTES, length - from)).flip();
            flush();
        }
    }

    private void flush() throws IOException {
        boolean interrupted = false;
        long taken = System.nanoTime();
        try {
            while (true) {
                int written = channel.write(out);
                sent += written;
                if (!out.hasRemaining()) {
                    return;
                }
                if (written > 0) {
                    taken = System.nanoTime();
                }
                // A selector does not wait while the flag is set.
                interrupted |= Thread.interrupted();
                writable.select(patienceLeft(taken));
                writable.selectedKeys().clear();
            }
        } catch (ClosedSelectorException e) {
            throw new EOFException("this side has gone");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How many milliseconds the other side may still take nothing; 0 for no limit. */
    private long patienceLeft(long taken) throws StalledException {
        if (patienceMillis == 0) {
            return 0;
        }
        long left = patienceMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - taken);
        if (left <= 0) {
            throw new StalledException(patienceMillis);
        }
        return left;
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
                int count = channel.read(in);
                if (count < 0) {
                    throw new EOFException("the other side has gone");
                }
                long soFar = received;
                received = soFar + count; // no other thread writes it
                if (count == 0) {
                    // Nobody has a reason to interrupt the thread that reads, and a selector does not wait for one that
                    // is.
                    boolean unused = Thread.interrupted();
                    readable.select();
                    readable.selectedKeys().clear();
                }
            }
        } catch (ClosedSelectorException | ClosedChannelException e) {
            throw new EOFException("this side has gone");
        } catch (IOException e) {
            throw new EOFException("the other side has gone: " + e.getMessage()); // reset
        } finally {
            in.flip();
        }
    }

    /** How many bytes were sent. */
    synchronized long sent() {
        return sent;
    }

    /** How many bytes have arrived. */
    long received() {
        return received;
    }

    /** Ends the connection; who reads or sends gets an exception. */
    @Override
    public void close() throws IOException {
        channel.close();
        readable.close();
        writable.close();
    }
}
