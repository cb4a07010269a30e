package dev.delayable.runtime.report;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page of a run while it goes on, on the loopback interface only, below a path that nobody can guess. The page asks
 * for the data, is answered when there is something new, and asks again.
 */
final class LiveServer {

    /** How often the page is answered at the most, and how much longer than making an answer takes. */
    private static final long MIN_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

    private static final int TIME_SHARE = 20;

    /** A viewer that was answered this recently is given the same time again to ask for the end. */
    private static final long RECENT_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** How long a viewer that waits for the end is given until he has it. */
    private static final long WAITING_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final HttpServer server;
    private final ExecutorService threads;
    private final Supplier<ReportModel> models;
    private final String path;

    /** Guarded by this, as all below. */
    private byte[] data = new byte[0];

    private long version;
    private long nextNanos = System.nanoTime();

    /** Whether somebody makes the data anew, and whether after the end of the run. */
    private boolean isMaking;

    private boolean isMakingTheEnd;

    /** Whether the data are those of the whole run. */
    private boolean isComplete;

    private boolean isEnded;
    private boolean isSeenToEnd;

    /** How many viewers wait for an answer, or are being sent one. */
    private int waiting;

    private long lastAnswered;
    private boolean wasAnswered;

    private LiveServer(HttpServer server, String token, Supplier<ReportModel> models) {
        this.server = server;
        this.path = "/" + token + "/";
        this.models = models;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "delayable-report-live");
            thread.setDaemon(true);
            thread.setContextClassLoader(null);
            return thread;
        });
    }

    /** Serves a run; null, after a warning, if the port is not free. */
    static @Nullable LiveServer start(LiveAddress address, Supplier<ReportModel> models) {
        Logger log = System.getLogger("dev.delayable.runtime");
        try {
            InetSocketAddress socket = new InetSocketAddress(InetAddress.getLoopbackAddress(), address.port());
            HttpServer server = HttpServer.create(socket, 0);
            LiveServer live = new LiveServer(server, address.token(), models);
            server.createContext("/", live::answer);
            server.setExecutor(live.threads);
            server.start();
            log.log(Level.INFO, "watch the run at {0}", live.address());
            return live;
        } catch (BindException e) {
            log.log(
                    Level.WARNING,
                    "the run cannot be watched: port {0} is in use; name another one, or 0 for any that is free. "
                            + "The run goes on without a live view",
                    Integer.toString(address.port()));
        } catch (IOException e) {
            log.log(Level.WARNING, "the run cannot be watched: " + e.getMessage() + ". It goes on all the same", e);
        }
        return null;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestURI().getPath();
            if (!isLocal(exchange) || !isEqual(asked.substring(0, Math.min(path.length(), asked.length())), path)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
            } else if (asked.equals(path)) {
                ByteArrayOutputStream page = new ByteArrayOutputStream();
                HtmlPage.writeLive(models.get(), page);
                send(exchange, "text/html; charset=utf-8", page.toByteArray());
            } else if (asked.equals(path + "data")) {
                answerData(exchange);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    /** Another site's page may let a browser ask here under a name of that site. */
    private static boolean isLocal(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        return host != null && (host.startsWith("127.0.0.1:") || host.startsWith("localhost:"));
    }

    /** Takes the same time wherever the difference is. */
    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private void answerData(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        synchronized (this) {
            waiting++;
        }
        boolean isSeen = false;
        try {
            Answer answer = next(query == null ? "" : query);
            exchange.getResponseHeaders().set("X-Version", Long.toString(answer.version()));
            send(exchange, "application/octet-stream", answer.data());
            isSeen = answer.isComplete();
        } finally {
            answered(isSeen);
        }
    }

    /** How many viewers wait for an answer. */
    synchronized int waiting() {
        return waiting;
    }

    private synchronized void answered(boolean isSeen) {
        waiting--;
        isSeenToEnd |= isSeen;
        lastAnswered = System.nanoTime();
        wasAnswered = true;
        notifyAll();
    }

    /** What a viewer is sent. */
    @SuppressWarnings("ArrayRecordComponent") // shared on purpose, and not compared
    private record Answer(byte[] data, long version, boolean isComplete) {}

    /** The data when it is due, or the run has ended. One viewer at a time has them made, without the lock, and for all. */
    private Answer next(String seen) throws IOException {
        if (!awaitDue(seen)) {
            return latest();
        }
        long start = System.nanoTime();
        try {
            ByteArrayOutputStream made = new ByteArrayOutputStream();
            new PageData(models.get()).writeTo(made);
            return made(made.toByteArray(), System.nanoTime() - start);
        } finally {
            makingEnds();
        }
    }

    /** Waits for something new; returns whether it is to be made by the current thread. */
    private synchronized boolean awaitDue(String seen) {
        while (true) {
            boolean isDue = isEnded || nextNanos - System.nanoTime() <= 0;
            if (!isMaking && isDue && !isComplete) {
                isMaking = true;
                isMakingTheEnd = isEnded;
                return true;
            } else if (isComplete || (version > 0 && !seen.equals("after=" + version))) {
                return false;
            }
            try {
                wait(isMaking ? 0 : 1 + Math.max(0, TimeUnit.NANOSECONDS.toMillis(nextNanos - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private synchronized Answer latest() {
        return new Answer(data, version, isComplete);
    }

    private synchronized Answer made(byte[] made, long took) {
        data = made;
        version++;
        isComplete = isMakingTheEnd;
        nextNanos = System.nanoTime() + Math.max(MIN_INTERVAL_NANOS, took * TIME_SHARE);
        return new Answer(data, version, isComplete);
    }

    private synchronized void makingEnds() {
        isMaking = false;
        notifyAll();
    }

    private void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        exchange.sendResponseHeaders(200, body.length);
        // Closed here: what still stands in its buffer is lost when the server stops.
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** The run has ended: who watches it is shown the end, if he is there, and then nothing is served any more. */
    void close() {
        try {
            awaitSeenToEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private synchronized void awaitSeenToEnd() throws InterruptedException {
        isEnded = true;
        notifyAll();
        long ended = System.nanoTime();
        boolean isRecent = wasAnswered && ended - lastAnswered < RECENT_NANOS;
        while (waiting > 0 || (isRecent && !isSeenToEnd)) {
            long left = ended + (waiting > 0 ? WAITING_NANOS : RECENT_NANOS) - System.nanoTime();
            if (left <= 0) {
                return;
            }
            wait(1 + TimeUnit.NANOSECONDS.toMillis(left));
        }
    }
}
