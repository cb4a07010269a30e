package dev.delayable.runtime.process;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A Unix-domain socket, to which one worker connects. */
final class SocketTransport implements Transport {

    /** After how long it looks whether the process that is to connect is still there. */
    private static final long LOOK_MILLIS = 50;

    private final Path path;
    private final ServerSocketChannel server;

    /** A socket at a place where nothing is. */
    SocketTransport(Path path) throws IOException {
        this.path = path;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public String address() {
        return path.toString();
    }

    @Override
    public void prepare(ProcessBuilder builder) {
        builder.redirectErrorStream(true);
    }

    @Override
    public InputStream output(Process process) {
        return process.getInputStream();
    }

    @Override
    public Connection connect(Process process) throws IOException {
        process.getOutputStream().close();
        server.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            server.register(selector, SelectionKey.OP_ACCEPT);
            while (true) {
                SocketChannel channel = server.accept();
                if (channel != null) {
                    return new SocketConnection(channel);
                }
                if (!process.isAlive()) {
                    throw new EOFException("the process has ended before it was connected");
                }
                selector.select(LOOK_MILLIS);
                selector.selectedKeys().clear();
            }
        }
    }

    static Connection inWorker(String address) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(address));
        return new SocketConnection(channel);
    }

    @Override
    public void close() throws IOException {
        server.close();
        PrivateDirectory.delete(path);
    }
}
