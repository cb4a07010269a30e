package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.hosting.LaunchOrder;
import dev.delayable.runtime.work.SharedThreads;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;

/**
 * Output of a worker process that does not come from the print streams of jobs: messages of its JVM, and output of native
 * code.
 */
public final class NativeOutput implements Runnable {

    private static final int MAX_LINE_BYTES = 1 << 16;

    private final InputStream bytes;
    private final LaunchOrder order;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private NativeOutput(InputStream bytes, LaunchOrder order) {
        this.bytes = bytes;
        this.order = order;
    }

    /** Prints it here too, in a thread that ends with it. */
    public static Thread forward(InputStream bytes, LaunchOrder order) {
        Thread thread = SharedThreads.daemon(new NativeOutput(bytes, order), "delayable-output-" + order.number());
        thread.start();
        return thread;
    }

    @Override
    public void run() {
        try (InputStream in = new BufferedInputStream(bytes)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    print();
                } else if (next != '\r') {
                    line.write(next);
                    if (line.size() >= MAX_LINE_BYTES) {
                        print(); // what has no ends of lines is cut
                    }
                }
            }
        } catch (IOException e) {
            // The process has ended.
        }
        if (line.size() > 0) {
            print();
        }
    }

    private void print() {
        String text = line.toString(NativeCharset.VALUE);
        line.reset();
        order.printed(text);
        System.err.println(text);
    }

    /** What the processes of this system print in; looked for when something is printed. */
    private static final class NativeCharset {

        static final Charset VALUE = find();

        private static Charset find() {
            String name = System.getProperty(
                    "native.encoding", Charset.defaultCharset().name());
            try {
                return Charset.forName(name);
            } catch (IllegalArgumentException e) {
                return Charset.defaultCharset();
            }
        }
    }
}
