package dev.delayable.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A connection by two pipes that no other process can open. */
final class PipeConnection implements Connection {

    private final InputStream in;
    private final OutputStream out;

    PipeConnection(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        return in.read(target, from, length);
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
        out.write(source, from, length);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try (in) {
            out.close();
        }
    }
}
