package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.backend.hosting.LaunchException;
import dev.delayable.runtime.backend.hosting.LaunchOrder;
import dev.delayable.runtime.backend.hosting.WorkerLink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NativeOutputTest {

    private final PrintStream formerErr = System.err;
    private final Order order = new Order();

    @AfterEach
    void restore() {
        System.setErr(formerErr);
    }

    private void forward(InputStream from, OutputStream printed) throws InterruptedException {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        NativeOutput.forward(from, order).join();
    }

    @Test
    void linesArePrintedAndRemembered() throws InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        byte[] bytes = "one\r\ntwo\n\nlast".getBytes(StandardCharsets.US_ASCII);

        forward(new ByteArrayInputStream(bytes), printed);

        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactly("one", "two", "", "last");
        assertThat(order.lines).containsExactly("one", "two", "", "last");
    }

    /** Output of a program that a job starts may be binary; at most a line of it is in memory. */
    @Test
    void whatHasNoEndsOfLinesIsCutIntoLines() throws InterruptedException {
        Longest longest = new Longest();

        forward(zeros(10_000_000), longest);

        assertThat(longest.total).isEqualTo(10_000_000);
        assertThat(longest.longest).isBetween(1L, 100_000L);
        assertThat(order.lines).hasSizeGreaterThan(100).allMatch(line -> line.length() <= 100_000);
    }

    private static InputStream zeros(int count) {
        return new InputStream() {
            private int left = count;

            @Override
            public int read() {
                return read(new byte[1], 0, 1) < 0 ? -1 : 0;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int part = Math.min(left, length);
                Arrays.fill(into, from, from + part, (byte) 0);
                left -= part;
                return part == 0 && length > 0 ? -1 : part;
            }
        };
    }

    /** Counts the bytes of lines. */
    private static final class Longest extends OutputStream {

        private long total;
        private long longest;
        private long now;

        @Override
        public void write(int next) {
            if (next == 0) {
                total++;
                now++;
                longest = Math.max(longest, now);
            } else {
                now = 0;
            }
        }
    }

    /** Remembers the lines that it is told of. */
    private static final class Order implements LaunchOrder {

        private final List<String> lines = new ArrayList<>();

        @Override
        public int number() {
            return 1;
        }

        @Override
        public void onCancel(Runnable action) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void printed(String line) {
            lines.add(line);
        }

        @Override
        public void connected(WorkerLink link) {}

        @Override
        public void failed(LaunchException why) {}
    }
}
