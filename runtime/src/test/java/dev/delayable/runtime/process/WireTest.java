package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.delayable.runtime.Caller;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireTest {

    /** More than a socket holds. */
    private static final int LARGE_BYTES = 1 << 24;

    @Test
    void whoTakesNothingIsNotWaitedForLongerThanThePatience(@TempDir Path folder) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
        try (ServerSocketChannel server =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
                SocketChannel deaf = SocketChannel.open(address);
                Wire wire = new Wire(server.accept(), Duration.ofMillis(50))) {
            assertThatExceptionOfType(Wire.StalledException.class)
                    .isThrownBy(() -> wire.send(large()))
                    .withMessageStartingWith("nothing was taken for");
            assertThat(deaf.isOpen()).isTrue();
        }
    }

    @Test
    void whoTakesAMessageInTimeGetsItWholeAlsoIfTheSenderIsInterrupted(@TempDir Path folder) throws Exception {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
        try (ServerSocketChannel server =
                        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
                Wire reader = new Wire(SocketChannel.open(address));
                Wire wire = new Wire(server.accept(), Duration.ofMinutes(1))) {
            Caller<Integer> sender = Caller.start(() -> {
                Thread.currentThread().interrupt();
                wire.send(large());
                return 0;
            });

            Arrived message = reader.read(reader.nextHeader());

            assertThat(message.kind()).isEqualTo(FrameKind.OBJECT);
            assertThat(message.getStream(LARGE_BYTES).readAllBytes())
                    .containsOnly(7)
                    .hasSize(LARGE_BYTES);
            assertThat(sender.result()).isZero();
            assertThat(sender.interruptFlag()).isTrue();
        }
    }

    private static Frame large() throws IOException {
        Frame frame = new Frame(FrameKind.OBJECT);
        byte[] bytes = new byte[LARGE_BYTES];
        Arrays.fill(bytes, (byte) 7);
        frame.write(bytes);
        return frame;
    }
}
