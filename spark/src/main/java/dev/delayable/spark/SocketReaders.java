package dev.delayable.spark;

import dev.delayable.runtime.backend.hosting.Inbox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads any number of sockets with few threads: one waits for all of them, and others pass on what has come, if that takes its
 * time. Thread-safe.
 */
final class SocketReaders implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    /** How often one socket is read before it is the turn of others. */
    private static final int READS_IN_A_ROW = 16;

    private static final ThreadLocal<byte[]> BUFFER = ThreadLocal.withInitial(() -> new byte[BUFFER_BYTES]);

    /** How often it is noticed that sockets were closed here. */
    private static final long LOOK_MILLIS = 1_000;

    private final Selector selector;
    private final Executor handlers;
    private final Queue<Feed> added = new ConcurrentLinkedQueue<>();
    private volatile boolean isClosed;

    private SocketReaders(Executor handlers) throws IOException {
        selector = Selector.open();
        this.handlers = handlers;
        start("delayable-spark-selector", this::select);
    }

    /** Readers whose inboxes neither block nor run code of users. */
    static SocketReaders ofOneThread() throws IOException {
        return new SocketReaders(Runnable::run);
    }

    /** Readers whose inboxes may take their time. */
    static SocketReaders ofThreads(int threads) throws IOException {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(null, task, "delayable-spark-reader", 0, false);
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return new SocketReaders(pool);
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    /** Passes on what comes from a socket, up to its end. The socket must not block. */
    void add(SocketChannel channel, Inbox inbox) {
        added.add(new Feed(channel, inbox));
        selector.wakeup();
    }

    /** No socket is added any more; reads until the last has ended. */
    @Override
    public void close() {
        isClosed = true;
        selector.wakeup();
    }

    private void select() {
        try (selector) {
            while (!isClosed || !added.isEmpty() || !selector.keys().isEmpty()) {
                for (Feed feed = added.poll(); feed != null; feed = added.poll()) {
                    feed.register(selector);
                }
                selector.select(
                        key -> {
                            key.interestOps(0);
                            handlers.execute((Feed) key.attachment());
                        },
                        LOOK_MILLIS);
            }
        } catch (IOException | RuntimeException e) {
            isClosed = true; // the JVM is at its end
        }
    }

    /** What comes from one socket; handled by one thread at a time. */
    private static final class Feed implements Runnable {

        private final SocketChannel channel;
        private final Inbox inbox;
        private volatile @Nullable SelectionKey key;

        Feed(SocketChannel channel, Inbox inbox) {
            this.channel = channel;
            this.inbox = inbox;
        }

        void register(Selector selector) {
            try {
                key = channel.register(selector, SelectionKey.OP_READ, this);
            } catch (IOException e) {
                inbox.ended();
            }
        }

        @Override
        public void run() {
            byte[] bytes = BUFFER.get();
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            try {
                for (int i = 0; i < READS_IN_A_ROW; i++) {
                    buffer.clear();
                    int count = channel.read(buffer);
                    if (count < 0) {
                        inbox.ended();
                        return;
                    } else if (count == 0) {
                        break;
                    }
                    inbox.received(bytes, 0, count);
                }
                SelectionKey known = Objects.requireNonNull(key);
                known.interestOps(SelectionKey.OP_READ);
                known.selector().wakeup();
            } catch (IOException | RuntimeException e) {
                inbox.ended(); // the connection is broken, or closed here
            }
        }
    }
}
