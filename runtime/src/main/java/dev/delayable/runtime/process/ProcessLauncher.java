package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.hosting.LaunchException;
import dev.delayable.runtime.backend.hosting.LaunchOrder;
import dev.delayable.runtime.backend.hosting.SharedStore;
import dev.delayable.runtime.backend.hosting.WorkerLauncher;
import dev.delayable.runtime.remote.parent.ValueLauncher;
import dev.delayable.runtime.remote.wire.ProgressMark;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Starts worker processes on this machine.
 *
 * @param settings what they are started with
 * @param path where they find classes
 * @param caller what this JVM was told, as it is now: after a change, runs have other workers
 */
public record ProcessLauncher(ProcessSettings settings, LaunchPath path, CallerJvm caller) implements ValueLauncher {

    private static final int MAX_ATTEMPTS = 3;

    /**
     * A launcher of JVMs with the classes that the context class loader of this thread sees.
     *
     * @throws IllegalStateException if that does not say where they are
     */
    public static ProcessLauncher of(ProcessSettings settings) {
        return new ProcessLauncher(
                settings, LaunchPath.of(Thread.currentThread().getContextClassLoader()), CallerJvm.now());
    }

    /** All launchers with such settings. No lambda: the first one costs a new JVM 10 ms. */
    public record With(ProcessSettings settings) implements Predicate<WorkerLauncher> {

        @Override
        public boolean test(WorkerLauncher launcher) {
            return launcher instanceof ProcessLauncher processes && processes.settings.equals(settings);
        }
    }

    @Override
    public String noun() {
        return "worker process";
    }

    @Override
    public String moreHeap() {
        return ", for example by Backends.processes().jvmArgs(\"-Xmx4g\")";
    }

    @Override
    public SharedStore openStore() {
        return new FileStore();
    }

    @Override
    public void launch(LaunchOrder order) throws LaunchException, IOException {
        Path directory = settings.directory();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new LaunchException(
                    "a worker process could not be started: its working directory " + directory
                            + " is not there any more: create it again, or set another one by workingDirectory(...)",
                    null,
                    false);
        }
        IOException first = null;
        for (int place = 0; place < PrivateDirectory.places(); place++) {
            PrivateDirectory own;
            try {
                own = PrivateDirectory.in(place);
            } catch (IOException e) {
                first = first == null ? e : first;
                continue;
            }
            Path markFile = own.resolve("m" + order.number());
            Path arguments = own.resolve("a" + order.number());
            RandomAccessFile mark;
            ProcessBuilder builder;
            Transport transport;
            try {
                mark = ProgressMark.create(markFile);
                transport = Transport.open(settings.variables(), own.resolve("s" + order.number()));
                builder = JavaCommand.builder(
                        settings,
                        caller,
                        path,
                        arguments,
                        List.of(
                                transport.address(),
                                markFile.toString(),
                                own.path().toString()));
            } catch (IllegalStateException e) {
                throw new LaunchException("a worker process could not be started: " + e.getMessage(), e, false);
            } catch (IOException e) {
                first = first == null ? e : first; // no room, or somebody has deleted the directory
                PrivateDirectory.delete(markFile);
                PrivateDirectory.delete(arguments);
                continue;
            }
            List<Path> files = List.of(arguments, markFile);
            try (transport) {
                launch(order, transport, builder, mark, files);
            } catch (IOException | RuntimeException | Error e) {
                mark.close();
                files.forEach(PrivateDirectory::delete);
                throw e;
            }
            return;
        }
        throw new LaunchException(
                "worker processes need a directory of their own: " + PrivateDirectory.trouble(first), first, true);
    }

    private static void launch(
            LaunchOrder order, Transport transport, ProcessBuilder builder, RandomAccessFile mark, List<Path> files)
            throws IOException {
        transport.prepare(builder);
        Process process = start(builder);
        order.onCancel(new Ending(process));
        Thread output = NativeOutput.forward(transport.output(process), order);
        Connection connection = null;
        try {
            connection = transport.connect(process);
        } catch (IOException e) {
            // It has ended, or is about to; the link tells how.
        }
        order.connected(new ProcessLink(process, connection, output, mark, files));
    }

    private record Ending(Process process) implements Runnable {

        @Override
        public void run() {
            process.destroyForcibly();
        }
    }

    /** The system starts a process with the help of another one, which may be killed as well. */
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
}
