package dev.delayable.runtime.process;

import dev.delayable.runtime.engine.SharedThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that has been started and has said that it is ready: the process, the wire to it, and the file of its progress mark. */
final class Launched {

    /** How long a process may take from the end of its messages to its own. */
    private static final long EXIT_SECONDS = 10;

    private static final int MAX_ATTEMPTS = 3;

    private final Process process;
    private final Wire wire;
    private final Path markFile;
    private final Thread output;
    private final long maxHeapBytes;

    private Launched(Process process, Wire wire, Path markFile, Thread output, long maxHeapBytes) {
        this.process = process;
        this.wire = wire;
        this.markFile = markFile;
        this.output = output;
        this.maxHeapBytes = maxHeapBytes;
    }

    /** A process could not be started. */
    static final class FailedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final boolean isKill;

        FailedException(String message, @Nullable Throwable cause, boolean isKill) {
            super(message, cause);
            this.isKill = isKill;
        }

        /** Whether a signal has killed it, so that another one may be luckier. */
        boolean isKill() {
            return isKill;
        }
    }

    /** Starts a process, and waits until it is ready. Nothing is left of it if that fails. */
    static Launched launch(ProcessPool pool, int number, OutputTail tail) throws IOException, FailedException {
        PrivateDirectory directory = pool.directory();
        Path markFile = directory.resolve("m" + number);
        Path arguments = directory.resolve("a" + number);
        Process process = null;
        Thread output = null;
        Wire wire = null;
        try (Transport transport = Transport.open(pool.settings().variables(), directory.resolve("s" + number))) {
            ProgressMark.create(markFile);
            ProcessBuilder builder = JavaCommand.builder(
                    pool.settings(),
                    pool.path(),
                    arguments,
                    List.of(
                            transport.address(),
                            markFile.toString(),
                            directory.path().toString()));
            transport.prepare(builder);
            process = start(builder);
            output = forwardOutput(transport.output(process), number, tail);
            wire = new Wire(transport.connect(process));
            wire.send(hello(pool));
            Launched launched = new Launched(process, wire, markFile, output, readReady(wire, pool.settings(), tail));
            process = null;
            wire = null;
            return launched;
        } catch (IOException e) {
            throw failed(process, output, tail, e);
        } finally {
            PrivateDirectory.delete(arguments);
            if (process != null) {
                process.destroyForcibly();
                PrivateDirectory.delete(markFile);
            }
            if (wire != null) {
                wire.close();
            }
        }
    }

    /** The system starts a process by the help of another one, which somebody may kill as well. */
    private static Process start(ProcessBuilder builder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return builder.start();
            } catch (IOException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Frame hello(ProcessPool pool) throws IOException, FailedException {
        ProcessSettings settings = pool.settings();
        Frame hello = new Frame(FrameKind.HELLO);
        hello.putString(settings.codec().getName());
        hello.putString(settings.filter());
        hello.putByte(settings.initializer() == null ? 0 : 1);
        if (settings.initializer() != null) {
            try {
                pool.codec().writer(hello, object -> object).write(settings.initializer());
            } catch (IOException | RuntimeException | StackOverflowError e) {
                Exception why = Unsendable.argument(settings.initializer(), e, pool.codec());
                throw new FailedException(
                        "the initializer " + settings.initializer() + " cannot be sent: " + why.getMessage(),
                        why,
                        false);
            }
        }
        return hello;
    }

    private static long readReady(Wire wire, ProcessSettings settings, OutputTail tail)
            throws IOException, FailedException {
        while (true) {
            Arrived message = wire.read(wire.nextHeader());
            if (message.kind() == FrameKind.READY) {
                return message.getLong();
            } else if (message.kind() == FrameKind.UNFIT) {
                throw unfit(message, settings);
            }
            Printed.print(message, tail); // of the initializer
        }
    }

    private static FailedException unfit(Arrived message, ProcessSettings settings) throws IOException {
        Throwable cause = ExceptionParts.read(message, settings.inputFilter(), ClassLoader.getSystemClassLoader());
        String what = settings.initializer() == null
                ? "a worker process could not be started: "
                : "the initializer " + settings.initializer() + " failed in a worker process: ";
        return new FailedException(what + cause, cause, false);
    }

    private static FailedException failed(
            @Nullable Process process, @Nullable Thread output, OutputTail tail, IOException cause) {
        if (process == null || output == null) {
            return new FailedException("a worker process could not be started: " + cause.getMessage(), cause, false);
        }
        int exitCode = awaitExit(process, output);
        String message = "a worker process could not be started: it ended with exit code " + exitCode + tail.text();
        return new FailedException(message, cause, exitCode > 128);
    }

    /** What a process prints that is not a job's: the messages of its JVM, and what native code prints. */
    private static Thread forwardOutput(BufferedReader lines, int number, OutputTail tail) {
        Thread thread = SharedThreads.daemon(new Forwarding(lines, tail), "delayable-output-" + number);
        thread.start();
        return thread;
    }

    /** No lambda: the first one takes a new JVM 10 ms, in which its first process has to start as well. */
    private record Forwarding(BufferedReader lines, OutputTail tail) implements Runnable {

        @Override
        public void run() {
            try (lines) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    tail.add(line);
                    System.err.println(line);
                }
            } catch (IOException e) {
                // The process has ended.
            }
        }
    }

    Process process() {
        return process;
    }

    Wire wire() {
        return wire;
    }

    /** How large the heap of the process may grow. */
    long maxHeapBytes() {
        return maxHeapBytes;
    }

    /** Which job the process was busy with when it ended. */
    long readMark() {
        try {
            return ProgressMark.read(markFile);
        } catch (IOException e) {
            return 0; // somebody has deleted the files of this JVM
        }
    }

    /** Waits for the end of the process, which sends nothing any more; returns its exit code. */
    int awaitExit() {
        return awaitExit(process, output);
    }

    private static int awaitExit(Process process, Thread output) {
        int code = exitCode(process);
        try {
            output.join(TimeUnit.SECONDS.toMillis(1)); // its last words
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return code;
    }

    private static int exitCode(Process process) {
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

    void close() {
        try {
            wire.close();
        } catch (IOException e) {
            // Nobody is there any more.
        }
        PrivateDirectory.delete(markFile);
    }
}
