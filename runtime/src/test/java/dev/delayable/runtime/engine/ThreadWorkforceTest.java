package dev.delayable.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThreadWorkforceTest {

    /** A worker that finds no job ends; who takes one from the input at that moment may still see the worker. */
    @Test
    void aWorkerThatEndsStartsAnotherOneForAJobThatHasJustCome() {
        BareRun.Threads threads = new BareRun.Threads();
        LateSource source = new LateSource();
        Run run = BareRun.of(source);
        source.run = run;
        ThreadWorkforce workforce = new ThreadWorkforce(run, Crew.ofThreads(threads, 1, null), null, 1, 1);
        run.begin(workforce, null, 2);

        workforce.again();
        threads.runAll();

        assertThat(source.claims).isEqualTo(1);
        assertThat(workforce.active()).isZero();
    }

    /** Has one job, which comes when the first worker has made its last look. */
    private static final class LateSource extends JobSource {

        private final @Nullable Object[] slots = {Job.of("late", () -> 1)};
        private @Nullable Run run;
        private int looks;
        private int claims;

        private boolean hasCome() {
            return looks > 0 && run != null && (run.workforce().active() == 0 || looks > 1);
        }

        @Override
        @Nullable
        Batch claimNew(int atMost) {
            boolean hasJob = claims == 0 && hasCome();
            looks++;
            if (!hasJob) {
                return null;
            }
            claims++;
            return new Batch(slots, null, 0, 1, 0, 1);
        }

        @Override
        boolean hasNew() {
            return claims == 0 && hasCome();
        }

        @Override
        Results resultOrder() {
            return ListResults.INSTANCE;
        }

        @Override
        long taken() {
            return 1;
        }

        @Override
        boolean isClosed() {
            return false;
        }

        @Override
        boolean canTake() {
            return false;
        }

        @Override
        boolean hasRoom() {
            return false;
        }

        @Override
        void take(Run taker) {}

        @Override
        List<@Nullable Object> results() {
            return List.of();
        }
    }
}
