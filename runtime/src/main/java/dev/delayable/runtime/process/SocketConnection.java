package dev.delayable.runtime.process;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A connection by a Unix-domain socket. It does not block, and threads wait for it at a selector: a thread that is interrupted
 * in a blocking operation of a channel closes the channel.
 */
final class SocketConnection implements Connection {

    private final SocketChannel channel;
    private final Selector readable;
    private final Selector writable;

    SocketConnection(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        readable = Selector.open();
        channel.register(readable, SelectionKey.OP_READ);
        writable = Selector.open();
        channel.register(writable, SelectionKey.OP_WRITE);
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, from, length);
        boolean interrupted = false;
        try {
            while (true) {
                int count = channel.read(buffer);
                if (count != 0) {
                    return count;
                }
                interrupted |= await(readable);
            }
        } finally {
            restore(interrupted);
        }
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(source, from, length);
        boolean interrupted = false;
        try {
            channel.write(buffer);
            while (buffer.hasRemaining()) {
                interrupted |= await(writable);
                channel.write(buffer);
            }
        } finally {
            restore(interrupted);
        }
    }

    /** Waits for the socket; returns whether the thread was interrupted before: a selector does not wait while the flag is set. */
    private static boolean await(Selector selector) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            selector.select();
            selector.selectedKeys().clear();
            return interrupted;
        } catch (ClosedSelectorException e) {
            throw new EOFException("the connection was closed");
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        readable.close();
        writable.close();
    }
}
