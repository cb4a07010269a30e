package dev.delayable.spark;

import dev.delayable.runtime.backend.hosting.LaunchException;
import dev.delayable.runtime.backend.hosting.LaunchOrder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.jspecify.annotations.Nullable;

/** The Spark application that this library has started itself; Spark permits one in a JVM. Thread-safe. */
final class OwnContext {

    private static final Pattern STANDALONE_MASTER = Pattern.compile("([^,:]+):(\\d+)");

    /**
     * Spark would look only after it has made half of an application, and would take the environment of the next one when
     * it gives that up.
     */
    private static final Pattern KNOWN_MASTER =
            Pattern.compile("local(\\[.*])?|local-cluster\\[.*]|spark://.*|yarn|k8s://.*");

    private static final int CONNECT_MILLIS = 5_000;

    /** How long the last worker of an application that ends may take. */
    private static final long END_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long LOOK_MILLIS = 100;

    /** Guarded by the class. */
    private static @Nullable SparkContext current;

    /** Whether it ends when its last worker has ended. Guarded by the class. */
    private static boolean isEnding;

    private OwnContext() {}

    /**
     * The application at a master, which is started if it does not run. Its other settings are those of the system properties
     * {@code spark.*}, as for each Spark program.
     */
    static synchronized SparkContext at(String master, ClassLoader loader, LaunchOrder order) throws LaunchException {
        awaitEnd();
        SparkContext known = current;
        if (known != null && !known.isStopped()) {
            if (known.master().equals(master)) {
                return known;
            }
            throw new LaunchException(
                    "this JVM has a Spark application at " + known.master()
                            + ", and Spark permits one: close() the other" + " SparkBackend first",
                    null,
                    false);
        }
        if (order.isCancelled()) {
            throw new LaunchException("nobody needs the worker any more", null, true); // the first order has failed
        }
        checkThatMasterListens(master);
        SparkConf conf = new SparkConf().setMaster(master);
        conf.setIfMissing("spark.app.name", "delayable");
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        // It takes objects apart by reflection, which needs --add-opens, to say more about what we send as bytes
        // anyway.
        conf.setIfMissing("spark.serializer.extraDebugInfo", "false");
        if (master.startsWith("local")) {
            conf.setIfMissing("spark.driver.host", "127.0.0.1");
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader); // of what runs in this JVM
        try {
            SparkContext made = new SparkContext(conf);
            current = made;
            return made;
        } catch (Exception e) {
            throw new LaunchException(trouble(master, e), e, false);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String trouble(String master, Exception cause) {
        String text = String.valueOf(cause.getMessage());
        if (text.contains("SPARK-2243")) {
            return "this JVM has a SparkContext already, and Spark permits one: use SparkBackend.on(thatContext)";
        }
        return "there is no Spark application at " + master + ": "
                + text.lines().findFirst().orElse("") + "; is the master of" + " version "
                + org.apache.spark.package$.MODULE$.SPARK_VERSION() + ", as this program?";
    }

    /** Waits some time for the application, if it is about to end. */
    static synchronized void awaitEnd() {
        long end = System.nanoTime() + END_NANOS;
        try {
            while (isEnding && current != null && System.nanoTime() - end < 0) {
                OwnContext.class.wait(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Spark itself says nothing for a minute if nobody is there. */
    private static void checkThatMasterListens(String master) throws LaunchException {
        if (!KNOWN_MASTER.matcher(master).matches()) {
            throw new LaunchException(
                    "'" + master + "' is no address of a Spark master: use spark://HOST:PORT, local[n], yarn or"
                            + " k8s://..., or SparkBackend.on(context) for a manager of another kind",
                    null,
                    false);
        }
        if (!master.startsWith("spark://")) {
            return;
        }
        String trouble = "it must be spark://HOST:PORT";
        Matcher each = STANDALONE_MASTER.matcher(master.substring("spark://".length()));
        while (each.find()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(each.group(1), Integer.parseInt(each.group(2))), CONNECT_MILLIS);
                return;
            } catch (IOException | IllegalArgumentException e) {
                trouble = String.valueOf(e.getMessage());
            }
        }
        throw new LaunchException(
                "no Spark master listens at " + master + " (" + trouble
                        + "): start it, or correct the address in SparkBackend.on(...)",
                null,
                false);
    }

    /** The application ends soon: whoever asks for one waits for that. */
    static synchronized void ends(SparkContext context) {
        isEnding = context.equals(current);
    }

    /** The application; null if there is none. */
    static synchronized @Nullable SparkContext current() {
        return current;
    }

    /** Ends the application, if it is the one that was started here. */
    static synchronized void stop(SparkContext context) {
        if (context.equals(current)) {
            context.stop();
            current = null;
            isEnding = false;
            OwnContext.class.notifyAll();
        }
    }
}
