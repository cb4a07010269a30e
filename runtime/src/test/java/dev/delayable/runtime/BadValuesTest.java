package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases 12 and 17: a value that cannot be meant is rejected where it is given, with what to do instead. */
class BadValuesTest {

    private final Parallel parallel = Parallel.nJobs(2);

    @Test
    void noJobsAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parallel.nJobs(0))
                .withMessageStartingWith("nJobs must not be 0: use 1 for a plain loop in the calling thread");
        assertThat(Parallel.effectiveNJobs(-1_000_000)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aBatchOfNothing(int jobs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parallel.batchSize(jobs))
                .withMessage("batchSize must be 1 or more, but is " + jobs + ": leave it out to let the engine choose");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aWindowOfNothing(int jobs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parallel.preDispatch(jobs))
                .withMessage(
                        "preDispatch must be 1 or more, but is " + jobs + ": leave it out to let the engine choose");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aTimeThatIsOverBeforeItBegins(long seconds) {
        Duration duration = Duration.ofSeconds(seconds);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> parallel.timeout(duration))
                .withMessage("timeout must be positive, but is " + duration + ": leave it out for no limit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parallel.deadline(duration))
                .withMessage("deadline must be positive, but is " + duration + ": leave it out for no limit");
    }

    @Test
    void aNegativeGrace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parallel.grace(Duration.ofSeconds(-1)))
                .withMessageStartingWith("grace must not be negative");
    }

    @Test
    void theLongestTimesAreNoOverflow() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

        assertThat(parallel.timeout(longest)
                        .deadline(longest)
                        .grace(longest)
                        .preDispatch(Integer.MAX_VALUE)
                        .batchSize(Integer.MAX_VALUE)
                        .run(TestJob.squares(5).iterator()))
                .containsExactly(0, 1, 4, 9, 16);
    }

    @Test
    @SuppressWarnings("try") // closed on purpose
    void aScopeThatIsClosedByAnotherThread() {
        try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(3))) {
            assertThat(Caller.start(() -> {
                                scope.close();
                                return 0;
                            })
                            .failure())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a scope must be closed by the thread that has opened it, inner scopes first: "
                            + "open it in a try-with-resources statement");
        }
    }

    @Test
    @SuppressWarnings("try") // closed on purpose
    void aScopeThatIsClosedBeforeAnInnerOne() {
        try (ParallelConfig outer = ParallelConfig.open(Parallel.nJobs(3))) {
            try (ParallelConfig inner = ParallelConfig.open(Parallel.nJobs(2))) {
                assertThat(inner).isNotNull();
                assertThatIllegalStateException().isThrownBy(outer::close).withMessageContaining("inner scopes first");
            }
            assertThat(Parallel.defaults()).hasToString("Parallel(nJobs=3, backend=threads)");
        }
    }

    @Test
    @SuppressWarnings("try") // closed on purpose
    void aScopeThatIsClosedTwice() {
        ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(3));
        scope.close();

        scope.close();

        assertThat(Parallel.defaults()).hasToString("Parallel(nJobs=-1, backend=threads)");
    }
}
