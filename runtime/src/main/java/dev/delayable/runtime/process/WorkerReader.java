package dev.delayable.runtime.process;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the parent sends, at any time: batches are handed to the {@link WorkerThread}, interrupts reach it while it runs a
 * job, and the end of the parent ends the process.
 */
final class WorkerReader {

    private final Wire wire;
    private final Path parentDirectory;
    private final ProgressMark mark;
    private final WorkerOutput out;
    private final WorkerOutput err;
    private final WorkerObjects objects = new WorkerObjects();

    WorkerReader(Wire wire, ProgressMark mark, WorkerOutput out, WorkerOutput err, Path parentDirectory) {
        this.wire = wire;
        this.mark = mark;
        this.out = out;
        this.err = err;
        this.parentDirectory = parentDirectory;
    }

    /** Reads until the parent is gone; does not return. */
    void run() {
        int status = 0;
        try {
            readAll();
            Runtime.getRuntime().exit(0);
        } catch (IOException e) {
            // If the parent has died, nobody else deletes what it has left, nor waits for the jobs.
            PrivateDirectory.deleteIfLeftBehind(parentDirectory);
            status = 1;
        } catch (Throwable e) {
            e.printStackTrace();
            status = 2;
        }
        Runtime.getRuntime().halt(status);
    }

    private void readAll() throws IOException, ClassNotFoundException {
        WorkerThread thread = greet(wire.read(wire.nextHeader()));
        if (thread == null) {
            awaitEnd();
            return;
        }
        while (true) {
            Wire.Header header = wire.nextHeader();
            if (header.kind() == FrameKind.ARRAY) {
                objects.readArray(wire);
                continue;
            }
            Arrived message = wire.read(header);
            switch (message.kind()) {
                case FrameKind.RUN, FrameKind.BATCH, FrameKind.PLAIN_BATCH -> thread.take(message);
                case FrameKind.FORGET -> thread.take(objects.forgetting(message));
                case FrameKind.OBJECT -> objects.addSerialised(message);
                case FrameKind.MAPPED -> objects.addMapped(message);
                case FrameKind.INTERRUPT -> thread.interruptJobs();
                case FrameKind.BYE -> {
                    return;
                }
                default -> throw new IOException("a message of kind " + message.kind());
            }
        }
    }

    private void awaitEnd() throws IOException {
        while (wire.read(wire.nextHeader()).kind() != FrameKind.BYE) {}
    }

    /** Makes this process a worker; null if it is none, of which the parent was told. */
    private @Nullable WorkerThread greet(Arrived hello) throws IOException {
        Frame answer = new Frame(FrameKind.READY);
        WorkerThread thread = null;
        try {
            ClassLoader loader = ClassLoader.getSystemClassLoader();
            Codec codec = ProcessSettings.newCodec(
                    Class.forName(hello.getString(), true, loader).asSubclass(Codec.class));
            Codec.Arrival arrival = new Codec.Arrival(loader, new PatternFilter(hello.getString()), objects);
            objects.use(codec, arrival);
            if (hello.getByte() != 0) {
                ((Job<?>) Objects.requireNonNull(
                                codec.reader(hello.rest(), arrival).next()))
                        .call();
            }
            answer.putLong(Runtime.getRuntime().maxMemory());
            thread = new WorkerThread(wire, mark, out, err, codec, arrival);
            thread.start();
        } catch (Throwable e) {
            answer.start(FrameKind.UNFIT);
            ExceptionParts.write(e, answer);
            thread = null;
        }
        wire.send(answer);
        return thread;
    }
}
