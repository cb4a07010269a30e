package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many short runs of random shapes. A failure names the seed and the round. */
class ParallelStressTest {

    private static final int ROUNDS = 700;
    private static final List<Input> INPUTS = List.of(Input.values());
    private static final int[] N_JOBS = {1, 2, 3, 4, 8, -1};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyRunIsCompleteOrStoppedAsAWhole(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String what = "seed " + seed + ", round " + round;
            Input input = INPUTS.get(random.nextInt(INPUTS.size()));
            int nJobs = N_JOBS[random.nextInt(N_JOBS.length)];
            int size = random.nextInt(random.nextInt(10) == 0 ? 3000 : 60);
            switch (random.nextInt(3)) {
                case 0 -> runWell(what, input, nJobs, size);
                case 1 -> runWithAFailure(what, input, nJobs, size + 1, random.nextInt(size + 1));
                default -> runWithAnInterrupt(what, input, nJobs, size, random.nextInt(2000));
            }
        }
    }

    private static void runWell(String what, Input input, int nJobs, int size) {
        Gauge gauge = new Gauge();

        List<Integer> results = input.run(Parallel.nJobs(nJobs), watched(gauge, size));

        assertThat(results).as(what).isEqualTo(TestJob.squareNumbers(size));
        assertEnded(what, gauge, nJobs);
        assertThat(gauge.started()).as(what).isEqualTo(size);
    }

    private static void runWithAFailure(String what, Input input, int nJobs, int size, int place) {
        Gauge gauge = new Gauge();
        IOException gone = new IOException("gone");
        List<Job<Integer>> jobs = new ArrayList<>(watched(gauge, size));
        jobs.set(place, gauge.watch(TestJob.failing("failing", gone)));

        Throwable failure = catchThrowable(() -> input.run(Parallel.nJobs(nJobs), jobs));

        assertEnded(what, gauge, nJobs);
        assertThat(failure)
                .as(what)
                .isInstanceOf(JobFailedException.class)
                .hasMessageStartingWith("job " + place + ", ")
                .hasNoSuppressedExceptions()
                .cause()
                .isSameAs(gone);
    }

    private static void runWithAnInterrupt(String what, Input input, int nJobs, int size, int spins) {
        Gauge gauge = new Gauge();
        Caller<String> caller = Caller.start(() -> {
            String outcome;
            try {
                List<Integer> results = input.run(Parallel.nJobs(nJobs), watched(gauge, size));
                outcome = results.equals(TestJob.squareNumbers(size)) ? "complete" : "wrong " + results;
            } catch (CancellationException e) {
                outcome = Thread.currentThread().isInterrupted() ? "cancelled" : "cancelled without the flag";
            }
            return gauge.running() == 0 ? outcome : outcome + ", but running";
        });
        for (int i = 0; i < spins; i++) {
            Thread.onSpinWait();
        }
        caller.interrupt();

        assertThat(caller.result()).as(what).isIn("complete", "cancelled");
        assertEnded(what, gauge, nJobs);
    }

    private static void assertEnded(String what, Gauge gauge, int nJobs) {
        assertThat(gauge.running()).as(what).isZero();
        assertThat(gauge.peak()).as(what).isLessThanOrEqualTo(Parallel.effectiveNJobs(nJobs));
    }

    private static List<Job<Integer>> watched(Gauge gauge, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> gauge.watch(SampleFunctionsDelayed.slowFunction(i)))
                .toList();
    }
}
