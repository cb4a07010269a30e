package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.RemoteWorkers;
import dev.delayable.runtime.backend.RemoteWorkers.Loss;
import dev.delayable.runtime.backend.RemoteWorkers.Result;
import dev.delayable.runtime.backend.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only workers elsewhere do: they die, and batches wait at them. */
class RemoteWorkersTest {

    /** Each third job is the last one of its worker, which tells nobody what became of it. */
    private final Parallel dying = Parallel.nJobs(2).backend(new RemoteTestBackend("dying", 3, true, 1));

    @Test
    void theJobThatALostWorkerWasRunningFailsAndNamesTheCall() {
        assertThatThrownBy(() -> dying.run(TestJob.squares(10)))
                .isInstanceOf(JobFailedException.class)
                .hasMessageMatching("job \\d, slowFunction\\(\\d\\) failed: "
                        + "dev.delayable.runtime.WorkerLostException: the worker died in slowFunction\\(\\d\\)")
                .hasCauseInstanceOf(WorkerLostException.class);
    }

    @Test
    void onlyTheJobsThatWereRunningAreInDoubt() {
        for (int batchSize : new int[] {1, 2, 5}) {
            List<Outcome<Integer>> outcomes = dying.batchSize(batchSize).outcomes(TestJob.squares(30));

            assertThat(outcomes)
                    .extracting(Outcome::index)
                    .isEqualTo(LongStream.range(0, 30).boxed().toList());
            assertThat(outcomes)
                    .filteredOn(outcome -> !outcome.isSuccess())
                    .hasSize(10)
                    .allSatisfy(outcome -> assertThat(((Outcome.Failure<?>) outcome).exception())
                            .isInstanceOf(WorkerLostException.class));
        }
    }

    @Test
    void aRetryMakesUpForLostWorkers() {
        Parallel retrying = dying.retry(Retry.attempts(10).on(WorkerLostException.class));

        for (Verb verb : Verb.values()) {
            assertThat(verb.results(retrying, TestJob.squares(100)))
                    .as(verb.name())
                    .isEqualTo(TestJob.squareNumbers(100));
        }
    }

    @Test
    void jobsThatOnlyWaitedAtALostWorkerRunOnceAllTheSame() {
        AtomicInteger ran = new AtomicInteger();
        List<Job<Integer>> jobs = IntStream.range(0, 100)
                .mapToObj(i -> TestJob.of(ran::incrementAndGet))
                .toList();

        assertThat(TestBackend.DYING_REMOTE.nJobs(2).batchSize(4).run(jobs)).hasSize(100);

        assertThat(ran).hasValue(100);
    }

    @Test
    void aJobThatIsSentAgainIsToldAsStartedOnce() {
        AtomicInteger started = new AtomicInteger();
        RunListener counting = new RunListener() {
            @Override
            public void started(long index, Job<?> job, int attempt) {
                started.incrementAndGet();
            }
        };

        TestBackend.DYING_REMOTE.nJobs(2).batchSize(4).listener(counting).run(TestJob.squares(100));

        assertThat(started).hasValue(100);
    }

    @Test
    void aJobAboutWhichAWorkerSaysNothingInTimeIsNamedAndItsLateAnswerIsIgnored() {
        Silent silent = new Silent();
        Parallel parallel = Parallel.nJobs(2).backend(silent);

        List<Outcome<Integer>> outcomes =
                parallel.grace(Duration.ZERO).deadline(Duration.ofMillis(50)).outcomes(TestJob.squares(1));
        silent.replies.get(0).lost(Loss.running(0, 1, new WorkerLostException("too late")));

        assertThat(((Outcome.Failure<?>) outcomes.get(0)).exception())
                .isInstanceOf(CancellationException.class)
                .hasMessageStartingWith("interrupted: its run has not ended before its deadline");
    }

    @Test
    void aJobOverWhichWorkersDieTwiceRunsAloneAndSoDoesALastAttempt() {
        assertThat(areAlone(4)).containsExactly(false, false, true, true);
        assertThat(areAlone(3)).containsExactly(false, false, true);
        assertThat(areAlone(2)).containsExactly(false, true);
        assertThat(areAlone(1)).containsExactly(false);
    }

    /** Of each attempt at a job that kills its worker. */
    private static List<Boolean> areAlone(int attempts) {
        Deadly deadly = new Deadly();
        Parallel.nJobs(2)
                .backend(deadly)
                .retry(Retry.attempts(attempts).on(WorkerLostException.class))
                .outcomes(TestJob.squares(1));
        return deadly.areAlone;
    }

    /** Loses the worker of each batch. */
    private static final class Deadly extends Silent {

        final List<Boolean> areAlone = new CopyOnWriteArrayList<>();

        @Override
        public void submit(RemoteBatch batch, Reply reply) {
            areAlone.add(batch.isAlone());
            reply.begins(0);
            reply.lost(Loss.running(0, batch.jobs().size(), new WorkerLostException("dead")));
        }
    }

    /** Takes batches, and does not answer. */
    private static class Silent implements Backend, RemoteWorkers {

        final List<Reply> replies = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "silent";
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
            return this;
        }

        @Override
        public int ahead() {
            return 0;
        }

        @Override
        public void submit(RemoteBatch batch, Reply reply) {
            replies.add(reply);
            reply.begins(0);
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

    /** Whoever sends the third batch is held up. */
    private static final class HeldUp extends Silent {

        final CountDownLatch isLastOneThere = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        final CountDownLatch hasInputEnded = new CountDownLatch(1);

        @Override
        public void submit(RemoteBatch batch, Reply reply) {
            if (batch.firstIndex() == 2) {
                isLastOneThere.countDown();
                await().until(() -> goOn.getCount() == 0);
            }
            super.submit(batch, reply);
        }

        void answer(int index) {
            Reply reply = replies.get(index);
            reply.results(List.of(new Result(index, null, 0, false, Result.UNKNOWN_START)));
            reply.done();
        }

        @Override
        public void inputEnded() {
            hasInputEnded.countDown();
        }
    }

    /** A worker that left just then would come back for the last batch, and get its large arguments once more. */
    @Test
    void workersAreToldOfTheEndOfTheInputWhenTheLastBatchIsWithThem() throws Exception {
        HeldUp place = new HeldUp();
        Caller<List<Integer>> run = Caller.start(() -> Parallel.nJobs(2)
                .backend(place)
                .batchSize(1)
                .run(List.of(TestJob.of(() -> 0), TestJob.of(() -> 1), TestJob.of(() -> 2))));
        await().until(() -> place.replies.size() == 2);
        Caller<Integer> first = Caller.start(() -> {
            place.answer(0);
            return 0;
        });
        place.isLastOneThere.await();

        place.answer(1);
        assertThat(place.hasInputEnded.getCount()).isOne();

        place.goOn.countDown();
        first.result();
        assertThat(place.hasInputEnded.getCount()).isZero();
        place.answer(2);
        assertThat(run.result()).containsExactly(0, 1, 2);
    }

    @Test
    void noJobStandsBehindASlowOneAtItsWorker() {
        CountDownLatch othersEnded = new CountDownLatch(29);
        Stream<Job<Integer>> jobs = IntStream.range(0, 30)
                .mapToObj(i -> TestJob.of(() -> {
                    if (i == 7) {
                        othersEnded.await();
                    }
                    othersEnded.countDown();
                    return i;
                }));

        assertThat(TestBackend.REMOTE.nJobs(3).batchSize(1).run(jobs)).hasSize(30);
    }
}
