package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.delayable.runtime.Caller;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireTest {

    /** More than a socket or a pipe holds. */
    private static final int LARGE_BYTES = 1 << 24;

    @Test
    void itIsKnownForHowLongTheOtherSideHasTakenNothing() throws Exception {
        Process deaf = new ProcessBuilder("sleep", "60").start();
        try (Wire wire = new Wire(new PipeConnection(deaf.getInputStream(), deaf.getOutputStream()))) {
            assertThat(wire.waitingNanos()).isZero();
            Caller<Integer> sender = Caller.start(() -> {
                wire.send(large());
                return 0;
            });

            await().until(() -> wire.waitingNanos() > TimeUnit.MILLISECONDS.toNanos(50));
            deaf.destroyForcibly();

            assertThat(sender.failure()).isInstanceOf(IOException.class);
            assertThat(wire.waitingNanos()).isZero();
        } finally {
            deaf.destroyForcibly();
        }
    }

    @Test
    void aMessageArrivesWholeThroughASocketAlsoIfBothSidesAreInterrupted(@TempDir Path folder) throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
        try (ServerSocketChannel server =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
                Wire reader = new Wire(new SocketConnection(SocketChannel.open(address)));
                Wire wire = new Wire(new SocketConnection(server.accept()))) {
            assertArrivesWhole(wire, reader);
        }
    }

    @Test
    void aMessageArrivesWholeThroughAPipeAlsoIfBothSidesAreInterrupted() throws Exception {
        Process mirror = new ProcessBuilder("cat").start();
        try (Wire wire = new Wire(new PipeConnection(mirror.getInputStream(), mirror.getOutputStream()))) {
            assertArrivesWhole(wire, wire);
        } finally {
            mirror.destroyForcibly();
        }
    }

    private static void assertArrivesWhole(Wire wire, Wire reader) throws Exception {
        Caller<Integer> sender = Caller.start(() -> {
            Thread.currentThread().interrupt();
            wire.send(large());
            return 0;
        });
        Caller<Arrived> receiver = Caller.start(() -> {
            Thread.currentThread().interrupt();
            return reader.read(reader.nextHeader());
        });

        Arrived message = receiver.result();
        assertThat(message.kind()).isEqualTo(FrameKind.OBJECT);
        assertThat(message.getStream(LARGE_BYTES).readAllBytes())
                .containsOnly(7)
                .hasSize(LARGE_BYTES);
        assertThat(sender.result()).isZero();
        assertThat(sender.interruptFlag()).isTrue();
        assertThat(receiver.interruptFlag()).isTrue();
    }

    private static Frame large() throws IOException {
        Frame frame = new Frame(FrameKind.OBJECT);
        byte[] bytes = new byte[LARGE_BYTES];
        Arrays.fill(bytes, (byte) 7);
        frame.write(bytes);
        return frame;
    }
}
