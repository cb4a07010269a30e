package dev.delayable.spark;

import dev.delayable.runtime.backend.hosting.LaunchException;
import dev.delayable.runtime.backend.hosting.LaunchOrder;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A Spark application as a place for workers: where they call, who asks Spark for them, and what is known of its executors.
 * Thread-safe.
 */
final class SparkPlace {

    /** How many results are read at once; more threads than cores would only wait for one another. */
    private static final int READERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final Map<Key, SparkPlace> PLACES = new ConcurrentHashMap<>();

    private final Key key;
    private final SparkContext context;
    private final ExecutorWatch watch;
    private final Switchboard switchboard;
    private final SocketReaders readers;
    private final ClassShipping shipping;
    private final WorkerDispatcher dispatcher;

    /** Those that wait for their worker, or have it. */
    private final Set<WorkerRequest> requests = ConcurrentHashMap.newKeySet();

    private volatile boolean hasEnded;

    /** Whether the application is to end with its last worker. */
    private volatile boolean endsWhenIdle;

    private record Key(SparkContext context, int port) {}

    private SparkPlace(Key key) throws IOException, LaunchException {
        this.key = key;
        context = key.context();
        SparkConf conf = context.getConf();
        String loopback = InetAddress.getLoopbackAddress().getHostAddress();
        String host = context.isLocal() ? loopback : conf.get("spark.driver.host");
        InetAddress address =
                InetAddress.getByName(context.isLocal() ? host : conf.get("spark.driver.bindAddress", host));
        try {
            switchboard = new Switchboard(address, key.port(), this::arrived);
        } catch (IOException e) {
            throw new LaunchException(
                    "the driver cannot listen at " + address.getHostAddress() + ":" + key.port() + " (" + e.getMessage()
                            + "): choose another SparkBackend.port(...), or set spark.driver.bindAddress",
                    e,
                    false);
        }
        readers = SocketReaders.ofThreads(READERS);
        shipping = new ClassShipping(context);
        watch = ExecutorWatch.of(context, this::executorEnded, this::applicationEnded);
        dispatcher = new WorkerDispatcher(
                JavaSparkContext.fromSparkContext(context),
                new WorkerTask(host, switchboard.port()),
                shipping,
                new ExecutorPatience(context, watch));
        dispatcher.start();
    }

    /** The place that a backend means; its application is started if need be. */
    static SparkPlace of(SparkSettings settings, ClassLoader loader, LaunchOrder order)
            throws IOException, LaunchException {
        SparkContext context = settings.context();
        String master = settings.master();
        if (context == null && master != null) {
            context = OwnContext.at(master, loader, order);
        }
        if (context == null || context.isStopped()) {
            throw context == null
                    ? new LaunchException("there is neither a SparkContext nor a master", null, false)
                    : ExecutorPatience.ended(context);
        }
        if (!settings.isPlainSocket()) {
            checkThatTrafficIsPlain(context.getConf());
        }
        Key key = new Key(context, settings.port());
        synchronized (PLACES) {
            SparkPlace known = PLACES.get(key);
            if (known == null) {
                known = new SparkPlace(key);
                PLACES.put(key, known);
            }
            return known;
        }
    }

    /** What sends jobs in the clear must be asked for where Spark itself does not. */
    private static void checkThatTrafficIsPlain(SparkConf conf) throws LaunchException {
        for (String option : List.of(
                "spark.network.crypto.enabled", "spark.authenticate.enableSaslEncryption", "spark.ssl.rpc.enabled")) {
            if (conf.getBoolean(option, false)) {
                throw new LaunchException(
                        "this Spark application encrypts its messages (" + option
                                + "), and jobs would go beside them in the"
                                + " clear: say SparkBackend.plainSocket() if nobody else can read what passes",
                        null,
                        false);
            }
        }
    }

    boolean isLocal() {
        return context.isLocal();
    }

    ExecutorWatch watch() {
        return watch;
    }

    SocketReaders readers() {
        return readers;
    }

    /** Asks for a worker; the request is answered when it has called, or cannot come. */
    void ask(WorkerRequest request) {
        requests.add(request);
        if (request.isOver()) {
            requests.remove(request); // cancelled meanwhile
            return;
        }
        switchboard.expect(request);
        dispatcher.ask(request);
        if (hasEnded) {
            request.fails(ExecutorPatience.ended(context));
        }
    }

    private void arrived(WorkerRequest request, SocketChannel channel, String executor, String host) {
        request.arrives(new SparkLink(request, this, channel, executor, host));
    }

    /** The worker of a request has ended, or is not wanted any more. */
    void over(WorkerRequest request) {
        switchboard.forget(request);
        requests.remove(request);
        endIfIdle();
    }

    /** Ends the application as soon as it has no worker. */
    static void endWhenIdle(String master) {
        SparkContext context = OwnContext.current();
        if (context == null || !context.master().equals(master)) {
            return;
        }
        OwnContext.ends(context);
        boolean isUsed = false;
        for (SparkPlace each : PLACES.values()) {
            if (each.context.equals(context)) {
                each.endsWhenIdle = true;
                isUsed |= !each.requests.isEmpty();
            }
        }
        if (!isUsed) {
            OwnContext.stop(context);
        }
        OwnContext.awaitEnd();
    }

    private void endIfIdle() {
        if (endsWhenIdle && requests.isEmpty() && !hasEnded) {
            Thread end = new Thread(null, () -> OwnContext.stop(context), "delayable-spark-end", 0, false);
            end.setDaemon(true);
            end.start();
        }
    }

    // What Spark tells.

    /** A machine that is gone says nothing, and its connections would stay open. */
    private void executorEnded(String executor) {
        for (WorkerRequest each : requests) {
            SparkLink link = each.link();
            if (link != null && link.executor().equals(executor)) {
                link.hangUp();
            }
        }
    }

    private void applicationEnded() {
        hasEnded = true;
        PLACES.remove(key, this);
        switchboard.close();
        dispatcher.close();
        shipping.close();
        for (WorkerRequest each : requests) {
            each.fails(ExecutorPatience.ended(context));
            each.hangUp();
        }
        readers.close();
    }
}
