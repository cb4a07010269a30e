package dev.delayable.spark;

import java.io.IOException;
import java.util.Arrays;

/** A daemon of Spark that ends with the JVM that has started it, however that ends. */
public final class Daemon {

    private Daemon() {}

    /**
     * Starts the daemon.
     *
     * @param args its main class, and its arguments
     * @throws Exception if it does not start
     */
    public static void main(String[] args) throws Exception {
        Thread watch = new Thread(Daemon::awaitEndOfParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(args, 1, args.length));
    }

    private static void awaitEndOfParent() {
        try {
            while (System.in.read() >= 0) {
                // It says nothing.
            }
        } catch (IOException e) {
            // It is gone.
        }
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(0);
    }
}
