package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.WorkerLostException;
import dev.delayable.testkit.SendableJob.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Much at once. */
interface ChaosTests {

    @Test
    @Needs({Trait.DIES, Trait.PARALLEL})
    default void everyJobHasItsResultOnceThoughWorkersDie(Scene scene) {
        Action death = scene.place().death();
        int deaths = scene.times(10);
        int jobsPerDeath = 200 / deaths;
        Parallel parallel =
                scene.nJobs(4).unordered().retry(Retry.attempts(1_000).on(WorkerLostException.class));
        Stream<Job<Integer>> jobs = IntStream.range(0, 200)
                .mapToObj(i -> SendableJob.of(() -> {
                    if (i % jobsPerDeath == 3 && JobContext.current().attempt() == 1) {
                        death.run();
                    }
                    return i;
                }));

        try (Stream<Integer> results = parallel.stream(jobs)) {
            assertThat(results.toList())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 200).boxed().toList());
        }
    }

    /** Runs of random shape at the same time, some of which fail, are interrupted or are closed early. */
    @Test
    default void runsOfRandomShapeKeepTheirPromisesBesideOneAnother(Scene scene) {
        List<Caller<Integer>> callers = IntStream.range(0, 4)
                .mapToObj(seed -> Caller.start(() -> {
                    Random random = new Random(seed);
                    int runs = scene.times(25);
                    for (int run = 0; run < runs; run++) {
                        randomRun(scene, random, "seed " + seed + ", run " + run);
                    }
                    return runs;
                }))
                .toList();

        assertThat(callers).allSatisfy(caller -> assertThat(caller.result()).isPositive());
    }

    private static void randomRun(Scene scene, Random random, String name) {
        int count = random.nextInt(60);
        int fails = random.nextInt(3) == 0 && count > 0 ? random.nextInt(count) : -1;
        Parallel parallel = scene.nJobs(1 + random.nextInt(4));
        parallel = random.nextBoolean() ? parallel : parallel.batchSize(1 + random.nextInt(9));
        parallel = random.nextBoolean() ? parallel : parallel.preDispatch(1 + random.nextInt(30));
        List<Job<Integer>> jobs = new ArrayList<>(SendableJob.squares(count));
        if (fails >= 0) {
            jobs.set(fails, SendableJob.failing("failing", "gone"));
        }
        int read = random.nextInt(4) == 0 ? random.nextInt(count + 1) : count;
        List<Integer> expected = SendableJob.squareNumbers(fails >= 0 ? Math.min(fails, read) : read);
        List<Integer> seen = new ArrayList<>();
        try (Stream<Integer> results = parallel.stream(jobs.iterator())) {
            results.limit(read).forEach(seen::add);
        } catch (JobFailedException e) {
            assertThat(e.index()).as(name).isEqualTo(fails);
        }
        assertThat(seen).as(name).isEqualTo(expected);
    }
}
