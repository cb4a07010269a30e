package dev.delayable.runtime.remote.worker;

import dev.delayable.runtime.remote.wire.Frame;
import dev.delayable.runtime.remote.wire.FrameKind;
import dev.delayable.runtime.remote.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The output of jobs: each line is a message to the parent, sent before the result of its job. An incomplete line is sent
 * when the batch ends. Thread-safe.
 */
public final class WorkerOutput extends OutputStream {

    private static final int MAX_LINE_BYTES = 1 << 16;

    private final byte kind;
    private final Wire wire;

    /** Guarded by this. */
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private WorkerOutput(byte kind, Wire wire) {
        this.kind = kind;
        this.wire = wire;
    }

    /** Sends what is printed to a standard stream from now on. */
    public static WorkerOutput redirect(byte kind, Wire wire) {
        WorkerOutput output = new WorkerOutput(kind, wire);
        PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        if (kind == FrameKind.OUT) {
            System.setOut(stream);
        } else {
            System.setErr(stream);
        }
        return output;
    }

    @Override
    public synchronized void write(int value) throws IOException {
        if (value == '\n') {
            send();
        } else if (value != '\r') {
            line.write(value);
            if (line.size() >= MAX_LINE_BYTES) {
                send();
            }
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            write(bytes[offset + i]);
        }
    }

    /** Sends what there is of the last line. */
    public synchronized void endLine() throws IOException {
        if (line.size() > 0) {
            send();
        }
    }

    private void send() throws IOException {
        Frame frame = new Frame(kind);
        frame.putBytes(line.toByteArray());
        line.reset();
        wire.send(frame);
    }
}
