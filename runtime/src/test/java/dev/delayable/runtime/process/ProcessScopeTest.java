package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.ParallelConfig;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.RunListener;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import dev.delayable.runtime.backend.Backend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases 14 to 16, 61 and 66: the scope of the caller holds in its jobs, in whatever process they run. */
class ProcessScopeTest {

    private static final String OUTSIDE = "Parallel(nJobs=-1, backend=threads)";

    private final Parallel parallel = ProcessJob.nJobs(2);
    private final Job<String> defaults =
            ProcessJob.of("defaults", () -> Parallel.defaults().toString());

    /** What jobs see in a scope. */
    private List<String> seen(Parallel scopeOfRun) {
        try (ParallelConfig scope = ParallelConfig.open(scopeOfRun)) {
            assertThat(scope).isNotNull();
            return parallel.run(defaults, defaults, defaults);
        }
    }

    @Test
    void jobsSeeTheScopeOfTheirRunWhateverTheVerb() {
        for (Verb verb : Verb.values()) {
            try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(7))) {
                assertThat(scope).isNotNull();
                assertThat(verb.results(parallel, List.of(defaults, defaults, defaults)))
                        .as(verb.name())
                        .containsOnly("Parallel(nJobs=7, backend=threads)");
            }
            assertThat(verb.results(parallel, List.of(defaults, defaults))).containsOnly(OUTSIDE);
        }
    }

    @Test
    void jobsOfAStreamSeeTheScopeInWhichItWasMade() {
        Stream<String> results;
        try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(7))) {
            assertThat(scope).isNotNull();
            results = parallel.stream(defaults, defaults, defaults);
        }

        try (results) {
            assertThat(results.toList()).containsOnly("Parallel(nJobs=7, backend=threads)");
        }
    }

    @Test
    void innerScopesAndThoseOfJobsAreAsAtHome() {
        Job<List<String>> opening = ProcessJob.of(() -> {
            String before = Parallel.defaults().toString();
            try (ParallelConfig inner = ParallelConfig.open(Parallel.nJobs(2))) {
                return List.of(before, Parallel.defaults().toString(), String.valueOf(inner != null));
            }
        });

        try (ParallelConfig outer = ParallelConfig.open(ProcessJob.nJobs(3))) {
            assertThat(outer).isNotNull();
            assertThat(Parallel.defaults().run(opening))
                    .containsExactly(List.of(
                            "Parallel(nJobs=3, backend=processes)", "Parallel(nJobs=2, backend=processes)", "true"));
            assertThat(Parallel.nJobs(2).backend(Backends.processes()).run(defaults))
                    .containsExactly("Parallel(nJobs=3, backend=processes)");
        }
    }

    @Test
    void theBackendsOfTheLibraryAreSentByTheirNames() {
        for (Backend backend : List.of(
                Backends.threads(), Backends.sequential(), Backends.processes().jvmArgs("-Xmx1g"))) {
            assertThat(seen(Parallel.nJobs(3).backend(backend)))
                    .containsOnly("Parallel(nJobs=3, backend=" + backend.name() + ")");
        }
    }

    @Test
    void whatCannotBeSentIsLeftOut() {
        Backend ownBackend = new Backend() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public int workers(int nJobs) {
                return nJobs;
            }

            @Override
            public boolean sharesMemory() {
                return true;
            }

            @Override
            public dev.delayable.runtime.backend.Workers open(int workers) {
                throw new UnsupportedOperationException();
            }
        };

        assertThat(seen(Parallel.nJobs(3)
                        .backend(ownBackend)
                        .listener(new RunListener() {})
                        .retry(Retry.attempts(2).on(failure -> true))))
                .containsOnly("Parallel(nJobs=3, backend=threads)");
    }

    @Test
    void timeLimitsAndRetriesOfTheScopeHoldForRunsInsideTheJobs(@TempDir Path folder) {
        Signals signals = Signals.in(folder);
        Job<Integer> flaky = ProcessJob.doing(() -> {
            signals.give("called");
            if (signals.count("called") < 3) {
                ProcessJob.untilInterrupted();
            }
        });
        Job<Integer> outer =
                ProcessJob.of(() -> Parallel.defaults().outcomes(flaky).get(0).attempts());
        Parallel unlimited = ProcessJob.nJobs(2);
        Parallel limits = Parallel.nJobs(2)
                .timeout(Duration.ofMillis(200))
                .grace(Duration.ofSeconds(30))
                .deadline(Duration.ofMinutes(5))
                .batchSize(1)
                .preDispatch(4)
                .unordered()
                .retry(Retry.attempts(3).on(RuntimeException.class));

        try (ParallelConfig scope = ParallelConfig.open(limits)) {
            assertThat(scope).isNotNull();
            assertThat(unlimited.run(outer)).containsExactly(3);
        }
    }

    /** Case 66. */
    @Test
    void whoRequiresSharedMemoryGetsThreads() {
        try (ParallelConfig scope = ParallelConfig.open(ProcessJob.nJobs(3))) {
            assertThat(scope).isNotNull();
            Parallel sharing = Parallel.defaults().requireSharedMemory();

            assertThat(sharing).hasToString("Parallel(nJobs=3, backend=threads)");
            assertThat(sharing.run(ProcessJob.times(5, i -> ProcessJob.of(ProcessJob::pid))))
                    .containsOnly(ProcessJob.pid());
        }
    }

    @Test
    void runsAtTheSameTimeHaveEachItsOwnScope() {
        try (ParallelConfig one = ParallelConfig.open(Parallel.nJobs(1));
                Stream<String> ones = parallel.stream(defaults, defaults, defaults)) {
            assertThat(one).isNotNull();
            assertThat(ones.iterator().next()).startsWith("Parallel(nJobs=1,");
            assertThat(seen(Parallel.nJobs(2))).allMatch(text -> text.startsWith("Parallel(nJobs=2,"));
        }
        assertThat(parallel.outcomes(TestJob.squares(2))).allMatch(Outcome::isSuccess);
    }
}
