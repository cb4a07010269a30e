package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scopes reach as far as joblib's, and need no try statement. */
class ParallelConfigRunTest {

    private static final Parallel SCOPE = Parallel.nJobs(2)
            .backend(Backends.sequential())
            .timeout(Duration.ofSeconds(9))
            .batchSize(3);

    @Test
    void inAScopeNJobsTakesAllElseFromIt() {
        ParallelConfig.run(SCOPE, () -> {
            Parallel parallel = Parallel.nJobs(3);

            assertThat(parallel).hasToString("Parallel(nJobs=3, backend=sequential)");
            assertThat(parallel.settings().timeout()).isEqualTo(Duration.ofSeconds(9));
            assertThat(parallel.settings().batchSize()).isEqualTo(3);
        });
    }

    @Test
    void whatIsSetAfterwardsWinsOverTheScope() {
        Parallel parallel = ParallelConfig.run(SCOPE, () -> Parallel.nJobs(3).backend(Backends.threads()));

        assertThat(parallel).hasToString("Parallel(nJobs=3, backend=threads)");
        assertThat(parallel.settings().timeout()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void outsideOfAScopeNothingIsLeftOfIt() {
        ParallelConfig.run(SCOPE, () -> {});

        assertThat(Parallel.nJobs(3)).hasToString("Parallel(nJobs=3, backend=threads)");
        assertThat(Parallel.nJobs(3).settings().timeout()).isNull();
    }

    @Test
    void aJobSeesTheScopeOfItsRunInNJobsToo() {
        List<String> texts = ParallelConfig.run(
                SCOPE,
                () -> Parallel.nJobs(2).run(TestJob.of(() -> Parallel.nJobs(5).toString()), TestJob.of(() -> "")));

        assertThat(texts).containsExactly("Parallel(nJobs=5, backend=sequential)", "");
    }

    @Test
    void theResultOfTheCodeIsReturned() {
        int result = ParallelConfig.run(SCOPE, () -> 42);

        assertThat(result).isEqualTo(42);
    }

    @Test
    void aCheckedExceptionPassesAsItselfAndTheScopeIsClosed() {
        IOException exception = new IOException("no tea");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ParallelConfig.run(SCOPE, () -> {
                    throw exception;
                }))
                .isSameAs(exception);
        assertThat(Parallel.defaults()).hasToString("Parallel(nJobs=-1, backend=threads)");
    }

    @Test
    void aScopeThatTheCodeLeavesOpenDoesNotHideItsException() {
        IOException exception = new IOException("no tea");

        Caller<Integer> caller = Caller.start(() -> ParallelConfig.run(SCOPE, () -> {
            ParallelConfig left = ParallelConfig.open(Parallel.nJobs(7));
            if (left != null) {
                throw exception;
            }
            return 0;
        }));

        assertThat(caller.failure()).isSameAs(exception);
        assertThat(exception.getSuppressed()).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    @SuppressWarnings("NullAway") // what code without null checks may do
    void nullsAreRefusedAtOnce() {
        ThrowingRunnable<RuntimeException> none = null;

        assertThatNullPointerException()
                .isThrownBy(() -> ParallelConfig.run(null, () -> {}))
                .withMessage("parallel");
        assertThatNullPointerException()
                .isThrownBy(() -> ParallelConfig.run(SCOPE, none))
                .withMessage("code");
    }
}
