package dev.delayable.spark;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a socket that does not block, and waits at a selector if it is full: an interrupt in a blocking operation of a
 * channel would close the channel, and threads of users and of jobs write. Used by one thread at a time.
 */
final class SocketWriter extends OutputStream {

    private final SocketChannel channel;

    /** There once the socket has been full. */
    private volatile @Nullable Selector writable;

    SocketWriter(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(source, from, length);
        channel.write(buffer);
        boolean interrupted = false;
        try {
            while (buffer.hasRemaining()) {
                interrupted |= Thread.interrupted(); // a selector does not wait while the flag is set
                awaitRoom();
                channel.write(buffer);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void awaitRoom() throws IOException {
        Selector known = writable;
        if (known == null) {
            known = Selector.open();
            writable = known;
            channel.register(known, SelectionKey.OP_WRITE);
        }
        try {
            known.select();
            known.selectedKeys().clear();
        } catch (ClosedSelectorException e) {
            throw new EOFException("the connection was closed");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Selector known = writable;
        if (known != null) {
            known.close();
        }
    }
}
