package dev.delayable.runtime.backend.hosting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Workers that are threads of this JVM, each reached by a socket. One launcher is equal to no other. */
class ThreadLauncher implements WorkerLauncher {

    final List<LaunchOrder> orders = new CopyOnWriteArrayList<>();
    final List<ThreadWorker> workers = new CopyOnWriteArrayList<>();

    /** Answers every order at once; tests override it. */
    @Override
    public void launch(LaunchOrder order) throws LaunchException, IOException {
        orders.add(order);
        order.connected(link(order));
    }

    @Override
    public String noun() {
        return "worker thread";
    }

    SharedStore.@Nullable Reader reader() {
        return null;
    }

    /** A new worker, and the way to it. */
    ThreadWorker link(LaunchOrder order) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket home = new Socket(server.getInetAddress(), server.getLocalPort());
            Socket away = server.accept();
            home.setTcpNoDelay(true); // else each message waits for the other side to acknowledge the one before
            away.setTcpNoDelay(true);
            ThreadWorker worker = new ThreadWorker(home, away, order.number(), reader());
            workers.add(worker);
            worker.thread.start();
            return worker;
        }
    }

    /** A worker and the link to it. */
    static final class ThreadWorker extends WorkerLink.Streams {

        final Thread thread;
        private final Socket home;
        private final Socket away;
        private final int number;
        private volatile @Nullable String why;

        /** Is called when the worker has ended and the link to it is let go. */
        volatile Runnable closing = () -> {};

        ThreadWorker(Socket home, Socket away, int number, SharedStore.@Nullable Reader store) throws IOException {
            super(home.getInputStream(), home.getOutputStream());
            this.home = home;
            this.away = away;
            this.number = number;
            WorkerHost host = new WorkerHost(
                    away.getOutputStream(),
                    ThreadLauncher.class.getClassLoader(),
                    store,
                    Runtime.getRuntime().maxMemory() / 4);
            thread = new Thread(() -> run(host), "worker-" + number);
            thread.setDaemon(true);
        }

        private void run(WorkerHost host) {
            Thread reader = new Thread(() -> {
                try {
                    host.readAll(away.getInputStream());
                } catch (IOException e) {
                    host.ended();
                }
            });
            reader.setDaemon(true);
            reader.start();
            host.run();
            die();
        }

        /** As if its machine were gone. */
        void die() {
            try {
                away.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Nullable
        String why() {
            return why;
        }

        @Override
        public void kill(String reason) {
            why = reason;
            die();
        }

        @Override
        public WorkerEnd awaitEnd() {
            return WorkerEnd.unknown("the worker thread " + number);
        }

        @Override
        public void close() {
            super.close();
            closing.run();
            try {
                home.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
