package dev.delayable.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.ParallelConfig;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing of one job reaches the next, and nothing of a run stays. */
interface NoLeaksTests {

    @Test
    @Needs(Trait.PARALLEL)
    default void theInterruptFlagThatAJobSetsReachesNoOther(Scene scene) {
        List<Job<Boolean>> jobs = SendableJob.times(
                50,
                i -> SendableJob.of(() -> {
                    boolean seen = Thread.currentThread().isInterrupted();
                    Thread.currentThread().interrupt();
                    return seen;
                }));

        for (Verb verb : Verb.values()) {
            for (Parallel each : List.of(scene.nJobs(2), scene.nJobs(2).batchSize(7))) {
                assertThat(verb.results(each, jobs)).as(verb.name()).containsOnly(false);
            }
        }
    }

    @Test
    default void theContextClassLoaderThatAJobSetsReachesNoOther(Scene scene) {
        List<Job<Boolean>> jobs = SendableJob.times(
                50,
                i -> SendableJob.of(() -> {
                    boolean isOfAnother = Thread.currentThread().getContextClassLoader() instanceof LoaderOfAJob;
                    Thread.currentThread().setContextClassLoader(new LoaderOfAJob());
                    return isOfAnother;
                }));

        for (Verb verb : Verb.values()) {
            for (Parallel each : List.of(scene.nJobs(2), scene.nJobs(2).batchSize(7))) {
                assertThat(verb.results(each, jobs)).as(verb.name()).containsOnly(false);
            }
        }
    }

    /** Is recognised by its type, in whatever JVM. */
    final class LoaderOfAJob extends URLClassLoader {
        LoaderOfAJob() {
            super(new URL[0]);
        }
    }

    @Test
    default void theCallerKeepsItsInterruptFlagAndItsClassLoader(Scene scene) {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        for (Verb verb : Verb.values()) {
            verb.results(scene.nJobs(2), SendableJob.squares(20));

            assertThat(Thread.currentThread().isInterrupted()).as(verb.name()).isFalse();
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        }
    }

    @Test
    default void aScopeThatAJobDoesNotCloseReachesNeitherTheCallerNorTheNextRun(Scene scene) {
        Job<String> looking = SendableJob.of(() -> Parallel.defaults().toString());
        Job<Boolean> opening = SendableJob.of(() -> ParallelConfig.open(Parallel.nJobs(77)) != null);
        String outside = Parallel.defaults().toString();

        for (Parallel each : List.of(scene.nJobs(2), scene.nJobs(2).batchSize(4))) {
            each.run(opening, opening, opening, opening);

            assertThat(Parallel.defaults()).hasToString(outside);
            assertThat(each.run(looking, looking, looking, looking)).containsOnly(outside);
        }
    }

    /** Some may come and go; one more for each run would be a leak. */
    @Test
    default void runsLeaveNoThreadsBehind(Scene scene) throws Exception {
        int runs = 40;
        scene.nJobs(2).run(SendableJob.squares(20));
        int before = Thread.getAllStackTraces().size();

        for (int run = 0; run < runs; run++) {
            scene.nJobs(2).run(SendableJob.squares(4));
            scene.nJobs(2).outcomes(SendableJob.failing("failing", "gone"), SendableJob.of(() -> 1));
        }

        scene.await(
                "few more threads than before", () -> Thread.getAllStackTraces().size() < before + runs / 2);
    }
}
