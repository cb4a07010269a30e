package dev.delayable.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SwitchboardTest {

    private final Map<WorkerRequest, SocketChannel> arrived = new ConcurrentHashMap<>();
    private final Switchboard switchboard = open();
    private final List<Socket> sockets = new ArrayList<>();

    private Switchboard open() {
        try {
            return new Switchboard(InetAddress.getLoopbackAddress(), 0, (request, channel, executor, host) -> {
                assertThat(executor).isEqualTo("7");
                assertThat(host).isEqualTo("host");
                arrived.put(request, channel);
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void hangUp() {
        switchboard.close();
        sockets.forEach(Switchboard::closeQuietly);
    }

    /** Of which only the ticket counts here. */
    @SuppressWarnings("NullAway")
    private static WorkerRequest request() {
        return new WorkerRequest(null, null, List.of(), null);
    }

    private Socket call() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), switchboard.port());
        socket.setSoTimeout((int) SparkCluster.PATIENCE.toMillis());
        sockets.add(socket);
        return socket;
    }

    private Socket call(long number, byte[] token) throws IOException {
        Socket socket = call();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(Switchboard.GREETING);
        out.writeLong(number);
        out.write(token);
        out.writeUTF("7");
        out.writeUTF("host");
        socket.getOutputStream().write(bytes.toByteArray());
        return socket;
    }

    private static int answer(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            return -1; // hung up on while it was still speaking
        }
    }

    @Test
    void letsInWhoShowsItsTicket() throws Exception {
        WorkerRequest request = request();
        switchboard.expect(request);

        Socket caller = call(request.ticket().number(), request.ticket().token());

        assertThat(answer(caller)).isEqualTo(Switchboard.WELCOME);
        await().atMost(SparkCluster.PATIENCE).until(() -> arrived.containsKey(request));
        Objects.requireNonNull(arrived.get(request)).write(ByteBuffer.wrap(new byte[] {42}));
        assertThat(caller.getInputStream().read()).isEqualTo(42);
    }

    @Test
    void refusesAWrongTokenAndStillLetsTheRightOneIn() throws Exception {
        WorkerRequest request = request();
        switchboard.expect(request);
        byte[] wrong = request.ticket().token();
        wrong[31] ^= 1;

        assertThat(answer(call(request.ticket().number(), wrong))).isEqualTo(Switchboard.NOT_WANTED);

        assertThat(arrived).isEmpty();
        assertThat(answer(call(request.ticket().number(), request.ticket().token())))
                .isEqualTo(Switchboard.WELCOME);
    }

    @Test
    void aTicketIsGoodOnce() throws Exception {
        WorkerRequest request = request();
        switchboard.expect(request);

        assertThat(answer(call(request.ticket().number(), request.ticket().token())))
                .isEqualTo(Switchboard.WELCOME);
        assertThat(answer(call(request.ticket().number(), request.ticket().token())))
                .isNotEqualTo(Switchboard.WELCOME);
    }

    @Test
    void aTicketIsNotGoodAfterItsRun() throws Exception {
        WorkerRequest request = request();
        switchboard.expect(request);
        switchboard.forget(request);

        assertThat(answer(call(request.ticket().number(), request.ticket().token())))
                .isEqualTo(Switchboard.NOT_WANTED);
    }

    @Test
    void hangsUpOnStrangers() throws Exception {
        Socket stranger = call();
        stranger.getOutputStream().write("GET / HTTP/1.1\r\nHost: driver\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(answer(stranger)).isEqualTo(-1);
    }

    @Test
    void hangsUpOnWhoSaysNothing() throws Exception {
        assertThat(answer(call())).isEqualTo(-1);
    }

    @Test
    void isNotHeldUpByThousandsThatSayNothing() throws Exception {
        for (int i = 0; i < 1000; i++) {
            call();
        }
        WorkerRequest request = request();
        switchboard.expect(request);

        assertThat(answer(call(request.ticket().number(), request.ticket().token())))
                .isEqualTo(Switchboard.WELCOME);
    }
}
