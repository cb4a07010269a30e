package dev.delayable.spark;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The driver's listening end, which workers call. Whoever calls must show a ticket within seconds; anybody else is hung up on,
 * and learns nothing. Thread-safe.
 */
final class Switchboard implements AutoCloseable {

    /** What a worker says first, so that strangers are recognised at once. */
    static final int GREETING = 0x646c7931;

    /** What it is told. */
    static final int WELCOME = 1;

    static final int NOT_WANTED = 0;

    /** How long a caller may take to show its ticket. */
    private static final long TICKET_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** How many callers may be about to show their tickets; the oldest make room for others. */
    private static final int MAX_CALLERS = 256;

    /** As many workers may call at once. */
    private static final int BACKLOG = 2048;

    /** Receives workers that have shown their tickets, by any thread. */
    interface Arrivals {

        void arrived(WorkerRequest request, SocketChannel channel, String executor, String host);
    }

    private final Arrivals arrivals;
    private final ServerSocketChannel server;
    private final Map<Long, WorkerRequest> expected = new ConcurrentHashMap<>();

    /** Those that have not shown a ticket yet. Guarded by itself. */
    private final Deque<SocketChannel> callers = new ArrayDeque<>();

    /** Listens at an address; at any free port if it is 0. */
    Switchboard(InetAddress address, int port, Arrivals arrivals) throws IOException {
        this.arrivals = arrivals;
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(address, port), BACKLOG);
        start("delayable-spark-switchboard", this::answerCalls);
    }

    int port() {
        return server.socket().getLocalPort();
    }

    /** Lets the worker of a request in when it calls. */
    void expect(WorkerRequest request) {
        expected.put(request.ticket().number(), request);
    }

    /** Does not let it in any more. */
    void forget(WorkerRequest request) {
        expected.remove(request.ticket().number());
    }

    @Override
    public void close() {
        closeQuietly(server);
        synchronized (callers) {
            callers.forEach(Switchboard::closeQuietly);
        }
    }

    private void answerCalls() {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                SocketChannel oldest = null;
                synchronized (callers) {
                    callers.add(caller);
                    if (callers.size() > MAX_CALLERS) {
                        oldest = callers.poll();
                    }
                }
                if (oldest != null) {
                    closeQuietly(oldest);
                }
                start("delayable-spark-caller", () -> answer(caller));
            } catch (IOException e) {
                pause(); // too many open files, for example: they become fewer
            }
        }
    }

    /** Lets a caller in, or hangs up. */
    private void answer(SocketChannel caller) {
        boolean isIn = false;
        try {
            caller.socket().setTcpNoDelay(true);
            caller.socket().setKeepAlive(true);
            isIn = letIn(caller);
        } catch (IOException | RuntimeException e) {
            // It has said something wrong, too slowly, or nothing.
        } finally {
            synchronized (callers) {
                callers.remove(caller);
            }
            if (!isIn) {
                closeQuietly(caller);
            }
        }
    }

    private boolean letIn(SocketChannel caller) throws IOException {
        DataInputStream in = new DataInputStream(new LimitedInput(caller.socket(), System.nanoTime() + TICKET_NANOS));
        if (in.readInt() != GREETING) {
            return false;
        }
        long number = in.readLong();
        byte[] token = in.readNBytes(Ticket.TOKEN_BYTES);
        String executor = in.readUTF();
        String host = in.readUTF();
        WorkerRequest request = ticketHolder(number, token);
        if (request == null || !expected.remove(number, request)) {
            caller.socket().getOutputStream().write(NOT_WANTED);
            return false;
        }
        caller.socket().getOutputStream().write(WELCOME);
        caller.configureBlocking(false);
        arrivals.arrived(request, caller, executor, host);
        return true;
    }

    private @Nullable WorkerRequest ticketHolder(long number, byte[] token) {
        WorkerRequest request = expected.get(number);
        return request != null && request.ticket().isShown(token) ? request : null;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is of no use any more.
        }
    }

    /** What a caller says, up to a point in time: one that sends a byte now and then does not stay. */
    private static final class LimitedInput extends InputStream {

        private final Socket socket;
        private final long end;

        LimitedInput(Socket socket, long end) {
            this.socket = socket;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (millis <= 0) {
                throw new SocketTimeoutException("the ticket has not come in time");
            }
            socket.setSoTimeout((int) millis);
            return socket.getInputStream().read(target, from, length);
        }
    }
}
