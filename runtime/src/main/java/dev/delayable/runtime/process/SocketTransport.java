package dev.delayable.runtime.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A Unix-domain socket, to which one worker connects. */
final class SocketTransport implements Transport {

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
    public BufferedReader output(Process process) {
        return process.inputReader();
    }

    @Override
    public Connection connect(Process process) throws IOException {
        process.getOutputStream().close();
        CompletableFuture<Void> unused = process.onExit().thenRun(this::giveUp);
        return new SocketConnection(server.accept());
    }

    private void giveUp() {
        try {
            server.close();
        } catch (IOException e) {
            // Nobody waits there any more.
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
