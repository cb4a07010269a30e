package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Jobs of a stream that ends in a run. */
class CollectorTest {

    @EveryBackend
    void theJobsOfAStreamAreRun(TestBackend backend) {
        List<Integer> results = IntStream.range(0, 100)
                .mapToObj(SampleFunctionsDelayed::slowFunction)
                .collect(backend.nJobs(2).collector());

        assertThat(results).isEqualTo(TestJob.squareNumbers(100));
    }

    @EveryBackend
    void theJobsOfAParallelStreamKeepTheirOrderAndRunOnce(TestBackend backend) {
        Gauge gauge = new Gauge();
        List<Integer> results = IntStream.range(0, 1000)
                .parallel()
                .mapToObj(i -> gauge.watch(TestJob.of(() -> i * i)))
                .collect(backend.nJobs(2).collector());

        assertThat(results).isEqualTo(TestJob.squareNumbers(1000));
        assertThat(gauge.started()).isEqualTo(1000);
        assertThat(gauge.peak()).isLessThanOrEqualTo(backend.workers(2));
    }

    @EveryBackend
    void aFailureIsThrownByTheStream(TestBackend backend) {
        List<Job<Integer>> jobs = List.of(TestJob.failing("failing", new IOException("gone")));

        assertThatThrownBy(() -> jobs.stream().collect(backend.nJobs(2).collector()))
                .isInstanceOf(JobFailedException.class)
                .hasMessage("job 0, failing() failed: java.io.IOException: gone");
    }
}
