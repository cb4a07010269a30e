package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.Workers;
import dev.delayable.runtime.backend.hosting.HostedWorkers;
import dev.delayable.runtime.backend.hosting.LaunchOrder;
import dev.delayable.runtime.backend.hosting.WorkerEnd;
import dev.delayable.runtime.backend.hosting.WorkerHost;
import dev.delayable.runtime.backend.hosting.WorkerLauncher;
import dev.delayable.runtime.backend.hosting.WorkerLink;
import dev.delayable.runtime.backend.hosting.WorkerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A worker that takes long to start holds up nothing that runs, and nothing slow is put behind what runs. */
class LateWorkerTest {

    /** Its workers are threads of this JVM behind sockets; all but the first are connected when they are let go. */
    private record LateLauncher(Signals signals, AtomicInteger launched) implements WorkerLauncher {

        @Override
        public void launch(LaunchOrder order) throws IOException {
            if (launched.getAndIncrement() > 0) {
                try {
                    signals.await("let go");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Socket home = new Socket(door.getInetAddress(), door.getLocalPort());
                Socket away = door.accept();
                Thread worker = new Thread(() -> work(away), "late-worker");
                worker.setDaemon(true);
                worker.start();
                order.connected(new Link(home));
            }
        }

        private static void work(Socket socket) {
            try (socket) {
                WorkerHost.serve(
                        socket.getInputStream(), socket.getOutputStream(), LateWorkerTest.class.getClassLoader());
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private static final class Link extends WorkerLink.Streams {

        private final Socket socket;

        Link(Socket socket) throws IOException {
            super(socket.getInputStream(), socket.getOutputStream());
            this.socket = socket;
        }

        @Override
        public void kill(String why) {
            close();
        }

        @Override
        public WorkerEnd awaitEnd() {
            return WorkerEnd.unknown("the worker");
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // It is closed.
            }
        }
    }

    private record Late(LateLauncher launcher) implements Backend {

        @Override
        public String name() {
            return "late";
        }

        @Override
        public int workers(int nJobs) {
            return nJobs;
        }

        @Override
        public boolean sharesMemory() {
            return false;
        }

        @Override
        public Workers open(int workers) {
            return HostedWorkers.open(launcher, WorkerSettings.standard().withIdleTimeout(Duration.ZERO), workers);
        }
    }

    @Test
    void jobsThatWaitForOneAnotherRunAtOnceHoweverLateAWorkerComes() throws Exception {
        Signals signals = new Signals(Rendezvous.inMemory());
        Parallel parallel = Parallel.nJobs(2).backend(new Late(new LateLauncher(signals, new AtomicInteger())));
        Job<Integer> meeting = SendableJob.doing(() -> signals.meet(2));

        Caller<?> caller = Caller.start(() -> parallel.run(meeting, meeting));
        signals.await("met");
        Thread.sleep(1_500); // as long as it takes until a start counts as late
        signals.give("let go");

        assertThat(caller.endsWithin(Duration.ofMinutes(1).toNanos())).isTrue();
        assertThat(caller.result()).hasToString("[0, 0]");
    }
}
