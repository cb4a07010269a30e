package dev.delayable.spark;

import static dev.delayable.spark.Sent.numbers;
import static dev.delayable.spark.Sent.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is Spark's own, in one JVM. */
class LocalSparkTest {

    private final SparkBackend spark = SparkBackend.on(Contexts.local());

    @Test
    void runsJobsInOrder() {
        assertThat(Parallel.nJobs(4).backend(spark).map(numbers(1000), sent(i -> i * i)))
                .isEqualTo(numbers(1000).stream().map(i -> i * i).toList());
    }

    @Test
    void namesTheJobThatFails() {
        assertThatThrownBy(() -> Parallel.nJobs(4).backend(spark).map(numbers(10), sent(i -> 10 / (i - 7))))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("job 7")
                .hasCauseInstanceOf(ArithmeticException.class);
    }

    @Test
    void sharesALargeArrayByABroadcast() {
        double[] large = new double[1 << 18];
        Arrays.fill(large, 2);
        List<Integer> sums =
                Parallel.nJobs(4).backend(spark).map(numbers(100), sent(i -> (int) large[i] + large.length));

        assertThat(sums).containsOnly(2 + large.length);
    }

    @Test
    void givesEachWorkerANumber() {
        assertThat(Parallel.nJobs(3).backend(spark).map(numbers(30), sent(i -> {
                    Thread.sleep(10);
                    return JobContext.current().worker();
                })))
                .allMatch(worker -> worker >= 0 && worker < 3);
    }
}
