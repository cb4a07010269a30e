package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Jobs without the processor. */
class JobOfTest {

    private static final Callable<Integer> ONE = () -> 1;

    @Test
    void itPrintsAsACallOfItsName() throws Exception {
        Job<Integer> job = Job.of("resize", ONE);

        assertThat(job).hasToString("resize()");
        assertThat(job.call()).isEqualTo(1);
        assertThat(job.args()).isEmpty();
        assertThat(job.kwargs()).isEmpty();
    }

    @Test
    void codeWithoutAResultGivesNull() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Job<@Nullable Void> job = Job.of("count", () -> {
            calls.incrementAndGet();
        });

        assertThat(job.call()).isNull();
        assertThat(calls).hasValue(1);
    }

    @Test
    void codeWithAndWithoutAResultMayThrowCheckedExceptions() {
        Job<Integer> read = Job.of("read", () -> {
            throw new IOException("no tea");
        });
        Job<@Nullable Void> sleep = Job.of("sleep", () -> Thread.sleep(0));

        assertThatThrownBy(() -> Parallel.nJobs(2).run(List.of(sleep, read)))
                .isInstanceOf(JobFailedException.class)
                .hasMessage("job 1, read() failed: java.io.IOException: no tea");
    }

    @Test
    void jobsAreEqualIfNameAndLambdaAreTheSame() {
        Callable<Integer> other = () -> 1;

        assertThat(Job.of("f", ONE))
                .isEqualTo(Job.of("f", ONE))
                .hasSameHashCodeAs(Job.of("f", ONE))
                .isNotEqualTo(Job.of("g", ONE))
                .isNotEqualTo(Job.of("f", other));
    }

    @Test
    void itsFunctionMakesTheJobAgain() {
        Job<Integer> job = Job.of("resize", ONE);
        DelayedFunction<Integer> function = job.function();

        assertThat(function)
                .hasToString("resize()")
                .isEqualTo(Job.of("resize", ONE).function())
                .returns("resize", DelayedFunction::name)
                .returns(JobOfTest.class.getName() + "#resize()", DelayedFunction::id)
                .returns(List.of(), DelayedFunction::parameters)
                .returns(false, DelayedFunction::usesMemory);
        assertThat(function.job(job.args(), job.kwargs())).isEqualTo(job);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> function.job(List.of(3), Map.of()))
                .withMessage("resize() takes 0 positional arguments but 1 was given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> function.job(List.of(), Map.of("x", 3)))
                .withMessage("resize() got an unexpected keyword argument 'x'; it has no keywords");
    }

    @Test
    @SuppressWarnings("NullAway") // what code without null checks may do
    void badNamesAndMissingCodeAreRefusedAtOnce() {
        Callable<Integer> none = null;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Job.of(" ", ONE))
                .withMessage("name must not be blank: messages call the job by it");
        assertThatNullPointerException().isThrownBy(() -> Job.of(null, ONE)).withMessage("name");
        assertThatNullPointerException().isThrownBy(() -> Job.of("f", none)).withMessage("callable");
    }

    @Test
    void aSerialisableLambdaRunsInAWorkerProcess() {
        long here = ProcessHandle.current().pid();
        Callable<Long> pid =
                (Callable<Long> & Serializable) () -> ProcessHandle.current().pid();

        assertThat(TestBackend.PROCESSES.nJobs(2).run(Job.of("pid", pid), Job.of("pid", pid)))
                .doesNotContain(here);
    }

    @Test
    void ofALambdaThatCannotBeSentTheMessageTellsTheCure() {
        assertThatThrownBy(() -> TestBackend.PROCESSES.nJobs(2).run(Job.of("f", ONE), Job.of("f", ONE)))
                .isInstanceOf(JobFailedException.class)
                .hasMessageStartingWith("job 0, f() failed: ")
                .hasMessageEndingWith(
                        "the lambda of f() cannot be sent to a worker process: cast the lambda, as in "
                                + "(Callable<T> & Serializable) () -> ..., mark a method @Delayable, or use Backends.threads()");
    }
}
