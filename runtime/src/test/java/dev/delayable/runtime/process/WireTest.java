package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Caller;
import dev.delayable.runtime.remote.wire.Arrived;
import dev.delayable.runtime.remote.wire.Frame;
import dev.delayable.runtime.remote.wire.FrameKind;
import dev.delayable.runtime.remote.wire.MessageReader;
import dev.delayable.runtime.remote.wire.Wire;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireTest {

    /** More than a socket or a pipe holds. */
    private static final int LARGE_BYTES = 1 << 24;

    @Test
    void itIsKnownForHowLongTheOtherSideHasTakenNothing() throws Exception {
        Process deaf = new ProcessBuilder("sleep", "60").start();
        try {
            Wire wire = new Wire(deaf.getOutputStream());
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
                Connection reader = new SocketConnection(SocketChannel.open(address));
                Connection writer = new SocketConnection(server.accept())) {
            assertArrivesWhole(writer, reader);
        }
    }

    @Test
    void aMessageArrivesWholeThroughAPipeAlsoIfBothSidesAreInterrupted() throws Exception {
        Process mirror = new ProcessBuilder("cat").start();
        try (Connection both = new PipeConnection(mirror.getInputStream(), mirror.getOutputStream())) {
            assertArrivesWhole(both, both);
        } finally {
            mirror.destroyForcibly();
        }
    }

    private static void assertArrivesWhole(Connection writer, Connection reader) throws Exception {
        Wire wire = new Wire(new WorkerMain.ConnectionOutput(writer));
        Caller<Integer> sender = Caller.start(() -> {
            Thread.currentThread().interrupt();
            wire.send(large());
            return 0;
        });
        Caller<Arrived> receiver = Caller.start(() -> {
            Thread.currentThread().interrupt();
            return firstMessage(reader);
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

    private static Arrived firstMessage(Connection from) throws IOException {
        AtomicReference<Arrived> first = new AtomicReference<>();
        MessageReader reader = new MessageReader(new MessageReader.Receiver() {
            @Override
            public void begins() {}

            @Override
            public void message(Arrived message) {
                first.set(message);
            }

            @Override
            public void array(int id, Object array) {}
        });
        byte[] bytes = new byte[1000];
        while (first.get() == null) {
            reader.read(bytes, 0, from.read(bytes, 0, bytes.length));
        }
        return first.get();
    }

    private static Frame large() throws IOException {
        Frame frame = new Frame(FrameKind.OBJECT);
        byte[] bytes = new byte[LARGE_BYTES];
        Arrays.fill(bytes, (byte) 7);
        frame.write(bytes);
        return frame;
    }
}
