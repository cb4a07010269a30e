package dev.delayable.spark;

import dev.delayable.runtime.backend.hosting.Inbox;
import dev.delayable.runtime.backend.hosting.WorkerHost;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What an executor runs: it calls the driver, and works for it until the driver hangs up. It throws nothing: Spark would run it
 * again. Jobs run in a thread beside that of the task, so that a job which ignores its interrupt does not hold the slot; where
 * there are very many workers in one JVM, threads are dearer than that.
 */
final class WorkerTask extends AbstractFunction1<Iterator<Ticket>, String> implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The result of a task that has worked. */
    static final String DONE = "";

    /** The result of a task that nobody has waited for. */
    static final String NOT_WANTED = "not wanted";

    private static final int CONNECT_MILLIS = (int) TimeUnit.SECONDS.toMillis(10);

    /** How long the driver may take to answer: it has much to do when a thousand workers call. */
    private static final int ANSWER_MILLIS = (int) TimeUnit.SECONDS.toMillis(60);

    /** How long the slot waits for a job that was interrupted because the driver is gone, or does not want it any more. */
    private static final long LAST_JOB_MILLIS = 1_000;

    private static final int MANY_WORKERS = 64;

    private static final AtomicInteger WORKERS = new AtomicInteger();

    /** One for all workers of this JVM. Guarded by the class. */
    private static @Nullable SocketReaders readers;

    private final String host;
    private final int port;

    /**
     * A task that calls the driver.
     *
     * @param host where that is
     * @param port where it listens
     */
    WorkerTask(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public String apply(Iterator<Ticket> tickets) {
        Ticket ticket = tickets.next();
        SparkEnv spark = SparkEnv.get();
        String here = spark.blockManager().blockManagerId().host();
        try (SocketChannel channel = SocketChannel.open()) {
            try {
                channel.socket().connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            } catch (IOException e) {
                return "the Spark executor " + spark.executorId() + " on " + here + " cannot reach the driver at "
                        + host
                        + ":" + port + " (" + e.getMessage()
                        + "): open a port between them and name it in SparkBackend.port(...), or set spark.driver.host";
            }
            if (!isLetIn(channel, ticket, spark.executorId(), here)) {
                return NOT_WANTED;
            }
            work(channel, spark);
            return DONE;
        } catch (IOException e) {
            return NOT_WANTED; // the driver has hung up
        }
    }

    private static boolean isLetIn(SocketChannel channel, Ticket ticket, String executor, String here)
            throws IOException {
        channel.socket().setTcpNoDelay(true);
        channel.socket().setKeepAlive(true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream call = new DataOutputStream(bytes);
        call.writeInt(Switchboard.GREETING);
        call.writeLong(ticket.number());
        call.write(ticket.token());
        call.writeUTF(executor);
        call.writeUTF(here);
        channel.socket().getOutputStream().write(bytes.toByteArray());
        channel.socket().setSoTimeout(ANSWER_MILLIS);
        return channel.socket().getInputStream().read() == Switchboard.WELCOME;
    }

    private static void work(SocketChannel channel, SparkEnv spark) throws IOException {
        channel.configureBlocking(false);
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        int slots =
                spark.conf().getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors());
        WorkerHost worker = new WorkerHost(
                new SocketWriter(channel),
                loader,
                new BroadcastStore.Fetching(loader),
                Runtime.getRuntime().maxMemory() / Math.max(1, slots));
        boolean isOneOfMany = WORKERS.incrementAndGet() > MANY_WORKERS;
        Line line = new Line(worker);
        try {
            readers().add(channel, line);
            if (isOneOfMany) {
                line.run();
            } else {
                Thread thread = new Thread(null, line, "delayable-1", 0, false);
                thread.setDaemon(true);
                thread.start();
                line.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Spark has cancelled the task
        } finally {
            worker.ended();
            WORKERS.decrementAndGet();
        }
    }

    private static synchronized SocketReaders readers() throws IOException {
        SocketReaders known = readers;
        if (known == null) {
            known = SocketReaders.ofOneThread();
            readers = known;
        }
        return known;
    }

    /** A worker, and the connection to the driver. */
    private static final class Line implements Inbox, Runnable {

        private final WorkerHost worker;

        // Guarded by this.

        private boolean isHungUp;
        private boolean hasFinished;

        Line(WorkerHost worker) {
            this.worker = worker;
        }

        @Override
        public void received(byte[] bytes, int from, int length) {
            worker.received(bytes, from, length);
        }

        @Override
        public void ended() {
            worker.ended();
            synchronized (this) {
                isHungUp = true;
                notifyAll();
            }
        }

        @Override
        public void run() {
            try {
                worker.run();
            } finally {
                synchronized (this) {
                    hasFinished = true;
                    notifyAll();
                }
            }
        }

        /** Waits for the worker, but not long for a job that goes on when the driver has hung up. */
        synchronized void await() throws InterruptedException {
            while (!hasFinished && !isHungUp) {
                wait();
            }
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_JOB_MILLIS);
            while (!hasFinished && System.nanoTime() - end < 0) {
                wait(LAST_JOB_MILLIS);
            }
        }
    }
}
