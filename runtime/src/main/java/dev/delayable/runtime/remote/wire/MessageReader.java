package dev.delayable.runtime.remote.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages together from what arrives, in pieces of any size. An array of primitives goes from there to its place without
 * another copy. Used by one thread at a time.
 */
public final class MessageReader {

    /** The kind, and what tells the array: its number, its type and its length. */
    private static final int ARRAY_HEADER_BYTES = Frame.HEADER_BYTES + 12;

    private final Receiver receiver;

    /** The beginning of a message, or a part of an element, that was not whole. */
    private final ByteBuffer carried = ByteBuffer.allocate(ARRAY_HEADER_BYTES).order(ByteOrder.nativeOrder());

    private byte kind;

    /** The content of a message that is not whole, and how much there is of it. */
    private byte @Nullable [] content;

    private int contentAt;

    /** An array that is not whole, its number, and how many of its bytes there are. */
    private @Nullable PrimitiveArray array;

    private int arrayId;
    private long arrayAt;

    /** Written by the thread that reads. */
    private volatile long received;

    /** Takes what has arrived whole. */
    public interface Receiver {

        /** A large message has begun to arrive. */
        void begins();

        /** A message has arrived. */
        void message(Arrived message) throws IOException;

        /** An array of primitives has arrived. */
        void array(int id, Object array) throws IOException;
    }

    /** From how many bytes on a message is large. */
    private static final int LARGE_BYTES = 1 << 20;

    /** A reader of messages. */
    public MessageReader(Receiver receiver) {
        this.receiver = receiver;
    }

    /** How many bytes have arrived. */
    public long received() {
        return received;
    }

    /** Takes the next bytes. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only one thread reads
    public void read(byte[] bytes, int from, int length) throws IOException {
        received += length;
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length).order(ByteOrder.nativeOrder());
        boolean goesOn = true;
        while (goesOn) {
            if (content != null) {
                goesOn = readContent(in, content);
            } else if (array != null) {
                goesOn = readArray(in, array);
            } else {
                goesOn = readHeader(in);
            }
        }
    }

    /** Fills what is carried with up to so many bytes; returns whether they are there. */
    private boolean carry(ByteBuffer in, int needed) {
        while (carried.position() < needed && in.hasRemaining()) {
            carried.put(in.get());
        }
        return carried.position() >= needed;
    }

    private boolean readHeader(ByteBuffer in) throws IOException {
        if (!carry(in, Frame.HEADER_BYTES)) {
            return false;
        }
        int length = carriedInt(0) - 1;
        kind = carried.get(Frame.HEADER_BYTES - 1);
        if (length < 0) {
            throw new IOException("not a message between processes");
        }
        if (kind == FrameKind.ARRAY) {
            if (!carry(in, ARRAY_HEADER_BYTES)) {
                return false;
            }
            arrayId = carriedInt(Frame.HEADER_BYTES);
            array = PrimitiveArray.create(carriedInt(Frame.HEADER_BYTES + 4), carriedInt(Frame.HEADER_BYTES + 8));
            arrayAt = 0;
        } else {
            content = new byte[length];
            contentAt = 0;
        }
        carried.clear();
        if (length >= LARGE_BYTES) {
            receiver.begins();
        }
        return true;
    }

    /** In the order of messages, which is not that of arrays. */
    private int carriedInt(int at) {
        int value = carried.getInt(at);
        return carried.order() == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value);
    }

    private boolean readContent(ByteBuffer in, byte[] target) throws IOException {
        int part = Math.min(in.remaining(), target.length - contentAt);
        in.get(target, contentAt, part);
        contentAt += part;
        if (contentAt < target.length) {
            return false;
        }
        content = null;
        receiver.message(new Arrived(kind, target));
        return true;
    }

    private boolean readArray(ByteBuffer in, PrimitiveArray target) throws IOException {
        int element = target.elementBytes();
        while (arrayAt < target.byteLength()) {
            boolean isCarried = carried.position() > 0 || in.remaining() < element;
            if (isCarried) {
                if (!carry(in, element)) {
                    return false;
                }
                carried.flip();
                target.copyFrom(carried, arrayAt, element);
                carried.clear();
                arrayAt += element;
            } else {
                int part = (int) Math.min(in.remaining() / element * (long) element, target.byteLength() - arrayAt);
                target.copyFrom(in, arrayAt, part);
                arrayAt += part;
            }
        }
        array = null;
        receiver.array(arrayId, target.array());
        return true;
    }
}
