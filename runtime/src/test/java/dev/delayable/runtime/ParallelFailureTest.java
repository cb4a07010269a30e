package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

class ParallelFailureTest {

    @EveryInput
    void theExceptionNamesTheCall(Input input, int nJobs) {
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(17));
        Job<Integer> failing = SampleFunctionsDelayed.slowFunction2(20, 0, 3).operation("/");
        jobs.add(failing);

        JobFailedException failure =
                catchThrowableOfType(JobFailedException.class, () -> input.run(Parallel.nJobs(nJobs), jobs));

        assertThat(failure)
                .hasMessage("job 17, slowFunction2(20, 0, 3, operation=\"/\") failed: "
                        + "java.lang.ArithmeticException: / by zero")
                .hasCauseExactlyInstanceOf(ArithmeticException.class)
                .returns(17L, JobFailedException::index)
                .returns(1, JobFailedException::attempts);
        assertThat((Object) failure.job()).isSameAs(failing);
    }

    @EveryInput
    void theFirstJobMayFail(Input input, int nJobs) {
        List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(5));
        jobs.set(0, TestJob.failing("first", new IOException("gone")));

        assertThatThrownBy(() -> input.run(Parallel.nJobs(nJobs), jobs))
                .isExactlyInstanceOf(JobFailedException.class)
                .hasMessage("job 0, first() failed: java.io.IOException: gone");
    }

    @EveryNJobs
    void theCauseIsTheVeryExceptionOfTheJob(int nJobs) {
        FourPartException thrown = new FourPartException("a", 1, 2L, null);

        assertThat(catchFailure(nJobs, thrown))
                .hasNoSuppressedExceptions()
                .cause()
                .isSameAs(thrown);
    }

    @EveryNJobs
    void theStackOfTheCauseLeadsIntoTheJob(int nJobs) {
        assertThatThrownBy(() -> Parallel.nJobs(nJobs)
                        .run(SampleFunctionsDelayed.slowFunction2(1, 0).operation("?"), SampleFunctionsDelayed.now()))
                .cause()
                .satisfies(cause ->
                        assertThat(cause.getStackTrace()[0].getMethodName()).isEqualTo("slowFunction2"));
    }

    @EveryNJobs
    void aJobThatThrowsAFailureOfItsOwnRunIsReportedLikeAnyOther(int nJobs) {
        Throwable inner = catchFailure(1, new IOException("inner"));

        assertThat(catchFailure(nJobs, inner))
                .isInstanceOf(JobFailedException.class)
                .cause()
                .isSameAs(inner);
    }

    @EveryNJobs
    void anErrorArrivesAsItselfWithTheCallAsASuppressedException(int nJobs) {
        Error error = new AssertionError("two plus two");

        Throwable failure = catchFailure(nJobs, error);

        assertThat(failure).isSameAs(error);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(context -> assertThat(context)
                        .isInstanceOf(JobFailedException.class)
                        .hasMessage("job 1, failing() failed: java.lang.AssertionError: two plus two")
                        .hasNoCause());
    }

    @SeveralWorkers
    void anInterruptedExceptionOfAJobsOwnIsAFailure(int nJobs) {
        InterruptedException own = new InterruptedException("not by the run");

        assertThat(catchFailure(nJobs, own))
                .isInstanceOf(JobFailedException.class)
                .cause()
                .isSameAs(own);
    }

    @EveryNJobs
    void aJobWhoseToStringFailsDoesNotHideItsFailure(int nJobs) {
        IOException thrown = new IOException("gone");
        Job<Integer> mute = new MuteJob(thrown);

        assertThatThrownBy(() -> Parallel.nJobs(nJobs).run(mute, SampleFunctionsDelayed.now()))
                .hasMessage("job 0, dev.delayable.runtime.ParallelFailureTest$MuteJob"
                        + " (its toString() failed: java.lang.IllegalStateException: no text)"
                        + " failed: java.io.IOException: gone")
                .cause()
                .isSameAs(thrown);
    }

    @EveryNJobs
    void anExceptionWhoseToStringFailsIsReported(int nJobs) {
        RuntimeException mute = new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException("no message");
            }
        };

        assertThat(catchFailure(nJobs, mute))
                .hasMessageContaining("(its toString() failed: java.lang.IllegalStateException: no message)")
                .cause()
                .isSameAs(mute);
    }

    @EveryNJobs
    void aFailureAmongThirtyJobsIsThrownWhereverItStands(int nJobs) {
        for (Input input : Input.values()) {
            for (int place : new int[] {1, 7, 15, 29}) {
                List<Job<Integer>> jobs = new ArrayList<>(TestJob.squares(30));
                jobs.set(place, TestJob.failing("failing", new IOException("gone")));

                assertThatThrownBy(() -> input.run(Parallel.nJobs(nJobs), jobs))
                        .as("%s, job %s", input, place)
                        .hasMessageStartingWith("job " + place + ", failing() failed");
            }
        }
    }

    /** Runs a job that fails between two that do not. */
    private static Throwable catchFailure(int nJobs, Throwable thrown) {
        return catchThrowable(() -> Parallel.nJobs(nJobs)
                .run(SampleFunctionsDelayed.now(), TestJob.failing("failing", thrown), SampleFunctionsDelayed.now()));
    }

    private static final class FourPartException extends Exception {
        private static final long serialVersionUID = 1L;

        FourPartException(String a, int b, long c, @Nullable Throwable d) {
            super(a + b + c, d);
        }
    }

    private record MuteJob(Exception failure) implements Job<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }

        @Override
        public DelayedFunction<Integer> function() {
            return SampleFunctionsDelayed.now().function();
        }

        @Override
        public List<@Nullable Object> args() {
            return List.of();
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }
}
