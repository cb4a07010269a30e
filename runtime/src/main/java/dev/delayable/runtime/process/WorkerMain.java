package dev.delayable.runtime.process;

import dev.delayable.runtime.remote.wire.FrameKind;
import dev.delayable.runtime.remote.wire.ProgramLoader;
import dev.delayable.runtime.remote.wire.ProgressMark;
import dev.delayable.runtime.remote.wire.Wire;
import dev.delayable.runtime.remote.worker.HostedJobs;
import dev.delayable.runtime.remote.worker.Surroundings;
import dev.delayable.runtime.remote.worker.WorkerExitHook;
import dev.delayable.runtime.remote.worker.WorkerOutput;
import dev.delayable.runtime.support.JobMaking;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The main class of a worker process. It connects to its parent, and ends when the connection closes: a worker without a
 * parent has nothing to do.
 */
public final class WorkerMain {

    /** Instead of the file of the progress mark, and of the directory of the parent, which is on another machine. */
    static final String NONE = "-";

    /** How many arguments there are; those before them are of other origin. */
    private static final int ARGUMENTS = 3;

    private static final int CHUNK_BYTES = 1 << 16; // as much as a pipe of Linux holds

    private WorkerMain() {}

    /**
     * Works for the parent. Not to be called by hand.
     *
     * @param args at the end the address of the parent, the file of the progress mark and the directory of the parent; before
     *     them what Boot's launcher adds, which are default arguments of the application
     * @throws IOException if the parent is not there
     */
    public static void main(String[] args) throws IOException {
        int own = args.length - ARGUMENTS;
        String address = args[own];
        String mark = args[own + 1];
        String directory = args[own + 2];
        JobMaking.enable();
        Connection connection = Transport.connect(address);
        AloneInJvm process = new AloneInJvm(mark.equals(NONE) ? null : ProgressMark.open(Path.of(mark)));
        HostedJobs jobs = new HostedJobs(new ConnectionOutput(connection), process);
        process.begin(jobs.wire());
        JobsThread thread = new JobsThread(jobs);
        thread.start();
        int status = 0;
        try {
            byte[] bytes = new byte[CHUNK_BYTES];
            while (!jobs.isOver()) {
                int count = connection.read(bytes, 0, bytes.length);
                if (count < 0) {
                    break;
                }
                jobs.received(bytes, 0, count);
            }
        } catch (IOException e) {
            // The parent is gone.
        }
        Throwable failure = jobs.failure();
        if (jobs.isDismissed()) {
            Runtime.getRuntime().exit(0);
        } else if (failure == null || failure instanceof IOException) {
            status = 1;
            if (!directory.equals(NONE)) {
                // If the parent has died, its files remain, and no thread waits for the jobs.
                LeftDirectories.deleteIfLeftBehind(Path.of(directory));
            }
        } else {
            status = 2;
            failure.printStackTrace();
        }
        Runtime.getRuntime().halt(status);
    }

    /** Where messages to the parent go. */
    static final class ConnectionOutput extends OutputStream {

        private final Connection connection;

        ConnectionOutput(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            connection.write(bytes, from, length);
        }
    }

    /** Runs the jobs. Without this thread the process is of no use: its parent sends the jobs to another one. */
    private static final class JobsThread extends Thread {

        private final HostedJobs jobs;

        JobsThread(HostedJobs jobs) {
            super("delayable-1");
            this.jobs = jobs;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                jobs.run();
            } catch (Throwable e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(3);
            }
        }
    }

    /** What a worker has that is alone in its JVM. */
    private static final class AloneInJvm extends Surroundings {

        private final @Nullable ProgressMark mark;
        private @Nullable WorkerExitHook exit;
        private @Nullable WorkerOutput out;
        private @Nullable WorkerOutput err;

        AloneInJvm(@Nullable ProgressMark mark) {
            super(
                    ProgramLoader.own(),
                    new FileStore.Reader(),
                    Runtime.getRuntime().maxMemory());
            this.mark = mark;
        }

        /** Before the first message comes. */
        void begin(Wire wire) {
            exit = new WorkerExitHook(wire);
            exit.register();
            System.setIn(InputStream.nullInputStream());
            out = WorkerOutput.redirect(FrameKind.OUT, wire);
            err = WorkerOutput.redirect(FrameKind.ERR, wire);
        }

        @Override
        protected @Nullable ProgressMark mark() {
            return mark;
        }

        @Override
        protected boolean makesJobs() {
            return true;
        }

        @Override
        protected boolean isLeaving() {
            return Objects.requireNonNull(exit).hasBegun();
        }

        @Override
        protected boolean isJustLeaving() {
            return Objects.requireNonNull(exit).hasJustBegun();
        }

        @Override
        protected void endLines() throws IOException {
            Objects.requireNonNull(out).endLine();
            Objects.requireNonNull(err).endLine();
        }
    }
}
