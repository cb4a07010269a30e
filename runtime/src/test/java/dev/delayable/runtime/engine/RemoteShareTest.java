package dev.delayable.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.Workers;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What one run has of the remote workers that several runs share. */
class RemoteShareTest {

    private final WorkerLimit limit = new WorkerLimit(new NoPlace(), 1);

    /** The answer to the last batch may come while the run ends, for another reason. */
    @Test
    void aBatchThatIsAnsweredAfterTheEndGivesNoSecondWorkerBack() {
        RemoteShare first = new RemoteShare(limit, new NoWorkers(), 1, new WeakReference<>(null));
        assertThat(first.reserve(0)).isTrue();
        first.close();
        RemoteShare second = new RemoteShare(limit, new NoWorkers(), 1, new WeakReference<>(null));
        RemoteShare third = new RemoteShare(limit, new NoWorkers(), 1, new WeakReference<>(null));
        assertThat(second.reserve(0)).isTrue();
        assertThat(third.reserve(0)).isFalse();

        first.release();
        first.giveWay();
        first.giveBackIdle();

        assertThat(limit.busy()).isEqualTo(1);
        third.close();
        second.close();
        assertThat(limit.busy()).isZero();
    }

    /** A place is told of each worker that a run gets or gives back, before the next run has it. */
    @Test
    void anIdleWorkerIsTakenFromThePlaceBeforeTheNextRunHasIt() {
        List<String> told = new CopyOnWriteArrayList<>();
        RemoteShare first =
                new RemoteShare(limit, new NoWorkers(n -> told.add("first " + n)), 1, new WeakReference<>(null));
        assertThat(first.reserve(0)).isTrue();
        RemoteShare second =
                new RemoteShare(limit, new NoWorkers(n -> told.add("second " + n)), 1, new WeakReference<>(null));
        assertThat(second.reserve(0)).isFalse();

        first.release();
        first.giveBackIdle();

        assertThat(told).startsWith("first 1", "first 0");
        second.close();
        first.close();
    }

    private record NoWorkers(Consumer<Integer> resized) implements RemoteWorkers {

        NoWorkers() {
            this(n -> {});
        }

        @Override
        public int ahead() {
            return 0;
        }

        @Override
        public void submit(RemoteBatch batch, Reply reply) {
            throw new AssertionError("nothing is to be sent");
        }

        @Override
        public void resize(int workers) {
            resized.accept(workers);
        }

        @Override
        public void stop() {}

        @Override
        public void interrupt(RemoteBatch batch) {}

        @Override
        public void kill(RemoteBatch batch, String why) {}

        @Override
        public void close() {}
    }

    private static final class NoPlace implements Backend {

        @Override
        public String name() {
            return "nowhere";
        }

        @Override
        public int maxWorkers() {
            return 1;
        }

        @Override
        public int workers(int nJobs) {
            return 1;
        }

        @Override
        public boolean sharesMemory() {
            return false;
        }

        @Override
        public Workers open(int workers) {
            return new NoWorkers();
        }
    }
}
