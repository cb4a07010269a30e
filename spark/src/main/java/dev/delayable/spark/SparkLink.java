package dev.delayable.spark;

import dev.delayable.runtime.backend.hosting.Inbox;
import dev.delayable.runtime.backend.hosting.WorkerEnd;
import dev.delayable.runtime.backend.hosting.WorkerLink;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way to a worker in an executor: the socket by which it has called. */
final class SparkLink implements WorkerLink {

    /** How an executor ended is known some time after its connections have ended. */
    private static final long END_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long LOOK_MILLIS = 20;

    /** The exit code of an executor that has no memory left. */
    private static final int OUT_OF_MEMORY = 52;

    private static final int BEFORE_SIGNALS = 128;

    private static final Pattern EXIT_CODE = Pattern.compile("(?:code|status):? (\\d+)");

    private final WorkerRequest request;
    private final SparkPlace place;
    private final SocketChannel channel;
    private final SocketWriter writer;
    private final String executor;
    private final String host;
    private volatile boolean isKilled;

    /**
     * A link to a worker that has called.
     *
     * @param executor the executor that it lives in, by Spark's name
     * @param host where that is
     */
    SparkLink(WorkerRequest request, SparkPlace place, SocketChannel channel, String executor, String host) {
        this.request = request;
        this.place = place;
        this.channel = channel;
        this.writer = new SocketWriter(channel);
        this.executor = executor;
        this.host = host;
    }

    String executor() {
        return executor;
    }

    @Override
    public void receive(Inbox inbox) {
        place.readers().add(channel, inbox);
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
        writer.write(source, from, length);
    }

    /** The worker interrupts its job, and leaves the executor even if the job goes on. */
    @Override
    public void kill(String why) {
        isKilled = true;
        hangUp();
    }

    /** Ends the connection in both directions: those who read and write here notice. */
    void hangUp() {
        try {
            channel.shutdownOutput();
            channel.shutdownInput();
        } catch (IOException e) {
            // It has ended.
        }
    }

    @Override
    public WorkerEnd awaitEnd() {
        String worker = "the worker in the Spark executor " + executor + " on " + host;
        long end = System.nanoTime() + END_NANOS;
        String reason = place.watch().end(executor);
        while (reason == null && !isKilled && !request.hasTaskEnded() && System.nanoTime() - end < 0) {
            reason = place.watch().awaitEnd(executor, LOOK_MILLIS);
        }
        if (reason == null) {
            return WorkerEnd.unknown(worker);
        }
        Matcher code = EXIT_CODE.matcher(reason);
        if (!code.find()) {
            return new WorkerEnd(worker, "was lost with it: " + reason, OptionalInt.empty(), false);
        }
        int exitCode = Integer.parseInt(code.group(1));
        String how = exitCode > BEFORE_SIGNALS
                ? "was killed with it by signal " + (exitCode - BEFORE_SIGNALS)
                : "ended with it, which had exit code " + exitCode;
        return new WorkerEnd(worker, how, OptionalInt.of(exitCode), exitCode == OUT_OF_MEMORY);
    }

    @Override
    public void close() {
        Switchboard.closeQuietly(writer);
        request.over();
    }
}
