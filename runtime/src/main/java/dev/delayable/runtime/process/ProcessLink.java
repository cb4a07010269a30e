package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.hosting.Inbox;
import dev.delayable.runtime.backend.hosting.WorkerEnd;
import dev.delayable.runtime.remote.parent.LocalLink;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The way to a worker process, which is alive or has just ended. */
final class ProcessLink implements LocalLink {

    /** How long a process may take from the end of its messages to its own. */
    private static final long EXIT_SECONDS = 10;

    /** How long its last lines may take. */
    private static final long OUTPUT_MILLIS = 1000;

    private static final int CHUNK_BYTES = 1 << 16; // as much as a pipe of Linux holds

    /** The exit code of a process that a signal has ended, less the number of the signal. */
    private static final int BEFORE_SIGNALS = 128;

    private static final int LAST_SIGNAL = 64;

    /** The exit code of a JVM with {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    private final Process process;

    /** Null if the process has ended before it was connected. */
    private final @Nullable Connection connection;

    private final Thread output;
    private final RandomAccessFile mark;

    /** What nobody needs once the process has said something. */
    private final List<Path> files;

    ProcessLink(
            Process process, @Nullable Connection connection, Thread output, RandomAccessFile mark, List<Path> files) {
        this.process = process;
        this.connection = connection;
        this.output = output;
        this.mark = mark;
        this.files = files;
    }

    @Override
    public void receive(Inbox inbox) throws IOException {
        try {
            byte[] bytes = new byte[CHUNK_BYTES];
            boolean isFirst = true;
            for (int count = read(bytes); count >= 0; count = read(bytes)) {
                if (isFirst) {
                    deleteFiles();
                    isFirst = false;
                }
                inbox.received(bytes, 0, count);
            }
        } finally {
            inbox.ended();
        }
    }

    private int read(byte[] target) throws IOException {
        return connection == null ? -1 : connection.read(target, 0, target.length);
    }

    @Override
    public void write(byte[] source, int from, int length) throws IOException {
        if (connection == null) {
            throw new EOFException("the process has ended");
        }
        connection.write(source, from, length);
    }

    @Override
    public void kill(String why) {
        process.destroyForcibly();
    }

    @Override
    public @Nullable Long mark() {
        try {
            mark.seek(0);
            return mark.readLong();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public boolean isStopped() {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state == 'T' || state == 't';
        } catch (IOException | RuntimeException e) {
            return false; // not Linux
        }
    }

    @Override
    public WorkerEnd awaitEnd() {
        int code = exitCode(process);
        try {
            output.join(OUTPUT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new WorkerEnd(
                "the worker process " + process.pid(), how(code), OptionalInt.of(code), code == OUT_OF_MEMORY);
    }

    /** How a process has ended, as the rest of a sentence. */
    static String how(int exitCode) {
        int signal = exitCode - BEFORE_SIGNALS;
        return signal >= 1 && signal <= LAST_SIGNAL
                ? "was killed by signal " + signal
                : "ended with exit code " + exitCode;
    }

    /** Waits for the end of a process, which sends nothing any more, and returns its exit code. */
    static int exitCode(Process process) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
                        process.destroyForcibly();
                    }
                    return process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        deleteFiles();
        try (mark) {
            if (connection != null) {
                connection.close();
            }
        } catch (IOException e) {
            // The process has ended.
        }
    }

    private void deleteFiles() {
        for (Path file : files) {
            PrivateDirectory.delete(file); // the process has opened it, or never will
        }
    }
}
