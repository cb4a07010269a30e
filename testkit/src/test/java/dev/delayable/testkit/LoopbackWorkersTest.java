package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.backend.CallerState;
import dev.delayable.runtime.backend.RemoteWorkers.Loss;
import dev.delayable.runtime.backend.RemoteWorkers.RemoteBatch;
import dev.delayable.runtime.backend.RemoteWorkers.Reply;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackWorkersTest {

    private static final class Told implements Reply {

        private final List<String> calls = new ArrayList<>();

        @Override
        public void begins(int worker) {
            calls.add("begins");
        }

        @Override
        public void results(List<Result> results) {
            calls.add("results");
        }

        @Override
        public void stuck(long nanos) {
            calls.add("stuck");
        }

        @Override
        public void done() {
            calls.add("done");
        }

        @Override
        public void lost(Loss loss) {
            calls.add("lost");
        }

        @Override
        public void failed(Throwable cause) {
            calls.add("failed");
        }
    }

    /** A batch whose worker has died is sent again, and the run may be stopped just before that. */
    @Test
    void aBatchThatComesAfterAStopIsAnsweredWithoutBeingRun() {
        Told reply = new Told();
        LoopbackWorkers workers = new LoopbackWorkers(2);
        workers.stop();

        workers.submit(
                new RemoteBatch(
                        0, List.of(SendableJob.of(() -> 1)), 1, null, Duration.ZERO, new CallerState() {}, false),
                reply);

        assertThat(reply.calls).containsExactly("done");
    }
}
