package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class JobSerialisationTest {

    static final List<Job<Integer>> JOBS = FunctionFromDataTest.JOBS;

    @ParameterizedTest
    @FieldSource("JOBS")
    void aJobIsEqualAfterwards(Job<Integer> job) throws Exception {
        assertThat(copy(job)).isEqualTo(job).hasSameHashCodeAs(job).hasToString(job.toString());
    }

    @ParameterizedTest
    @FieldSource("JOBS")
    void aJobHasTheSameResultAfterwards(Job<Integer> job) throws Exception {
        assertThat(((Job<?>) copy(job)).call()).isEqualTo(job.call());
    }

    @ParameterizedTest
    @FieldSource("JOBS")
    void aFunctionIsEqualAfterwards(Job<Integer> job) throws Exception {
        assertThat(copy(job.function()))
                .isEqualTo(job.function())
                .hasSameHashCodeAs(job.function())
                .hasToString(job.function().toString());
    }

    @ParameterizedTest
    @FieldSource("JOBS")
    void aFunctionMakesJobsAfterwards(Job<Integer> job) throws Exception {
        DelayedFunction<?> function = (DelayedFunction<?>) copy(job.function());

        assertThat(function.job(job.args(), job.kwargs())).isEqualTo(job);
    }

    @Test
    void theFunctionOfACopyMakesJobs() throws Exception {
        Job<?> job = (Job<?>) copy(SampleFunctionsDelayed.slowFunction2(1, 2, 3));

        assertThat(job.function().job(job.args(), job.kwargs())).isEqualTo(job);
    }

    @Test
    void aFailureKeepsItsTextItsIndexAndItsCause() throws Exception {
        Job<?> job = TestJob.of("notSerialisable", () -> 0);
        JobFailedException failure =
                new JobFailedException("job 3, notSerialisable() failed", job, 3, 1, new ArithmeticException("zero"));

        JobFailedException copy = (JobFailedException) copy(failure);

        assertThat(copy)
                .hasMessage(failure.getMessage())
                .hasCause(failure.getCause())
                .returns(3L, JobFailedException::index)
                .returns(1, JobFailedException::attempts);
    }

    @Test
    void aFailureThatWasSerialisedHasAStandInForItsJob() throws Exception {
        Job<?> job = SampleFunctionsDelayed.label(new Object());

        Job<?> copy = ((JobFailedException) copy(copy(new JobFailedException("failed", job, 3, 1, null)))).job();

        assertThat(copy).hasToString(job.toString());
        assertThat(copy.function())
                .returns(job.function().id(), DelayedFunction::id)
                .returns("label", DelayedFunction::name);
        assertThatThrownBy(copy::call)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage(
                        "the function of " + job + " did not travel with its failure: a JobFailedException that was "
                                + "serialised has the text of its job only");
        assertThatThrownBy(copy::args).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aJobWhoseTextFailsDoesNotKeepItsFailureFromBeingSerialised() throws Exception {
        Job<?> job = new Mute();

        JobFailedException copy = (JobFailedException) copy(new JobFailedException("failed", job, 3, 1, null));

        assertThat(copy.job()).hasToString(job.getClass().getName());
    }

    private static Object copy(Object original) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    /** A job of somebody's own, whose text cannot be had. */
    private static final class Mute implements Job<Integer> {

        private static final long serialVersionUID = 1L;

        @Override
        public DelayedFunction<Integer> function() {
            return NoData.function(JobSerialisationTest.class, "mute");
        }

        @Override
        public List<@Nullable Object> args() {
            return List.of();
        }

        @Override
        public Integer call() {
            return 0;
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }
}
