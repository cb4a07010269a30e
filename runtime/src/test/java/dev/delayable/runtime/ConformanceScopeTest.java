package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What joblib's own tests pin down about scopes. */
class ConformanceScopeTest {

    private static final String DEFAULT = "Parallel(nJobs=-1, backend=threads)";

    /** Cases 14 to 16. */
    @Test
    void theDefaultsAreThoseOfTheScopeAndOutsideOfItTheOldOnes() {
        for (int nJobs : new int[] {3, -1}) {
            try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(nJobs))) {
                assertThat(scope).isNotNull();
                assertThat(Parallel.defaults()).hasToString("Parallel(nJobs=" + nJobs + ", backend=threads)");
            }
            assertThat(Parallel.defaults()).hasToString(DEFAULT);
        }
    }

    /** Cases 14 to 16. */
    @Test
    void anExplicitNumberWinsOverTheScope() {
        try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(3))) {
            assertThat(scope).isNotNull();
            assertThat(Parallel.nJobs(5)).hasToString("Parallel(nJobs=5, backend=threads)");
        }
    }

    /** Cases 14 to 16. */
    @Test
    void anInnerScopeKeepsWhatItDoesNotSet() {
        try (ParallelConfig outer = ParallelConfig.open(Parallel.nJobs(3).backend(Backends.sequential()))) {
            assertThat(outer).isNotNull();
            try (ParallelConfig inner = ParallelConfig.open(Parallel.nJobs(2))) {
                assertThat(inner).isNotNull();
                assertThat(Parallel.defaults()).hasToString("Parallel(nJobs=2, backend=sequential)");
            }
            assertThat(Parallel.defaults()).hasToString("Parallel(nJobs=3, backend=sequential)");
        }
    }

    @EveryLocalBackend
    void jobsSeeTheScopeOfTheirRunWhateverTheVerb(TestBackend backend) {
        List<Job<String>> jobs = IntStream.range(0, 5)
                .mapToObj(i -> TestJob.of(() -> Parallel.defaults().toString()))
                .toList();
        for (Verb verb : Verb.values()) {
            try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(7))) {
                assertThat(scope).isNotNull();
                assertThat(verb.results(backend.nJobs(2), jobs))
                        .as(verb.name())
                        .containsOnly("Parallel(nJobs=7, backend=threads)");
            }
        }
    }

    @EveryLocalBackend
    void jobsOfAStreamSeeTheScopeInWhichItWasMade(TestBackend backend) {
        Job<String> job = TestJob.of(() -> Parallel.defaults().toString());
        Stream<String> results;
        try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(7))) {
            assertThat(scope).isNotNull();
            results = backend.nJobs(2).stream(job, job, job);
        }

        try (results) {
            assertThat(results.toList()).containsOnly("Parallel(nJobs=7, backend=threads)");
        }
        assertThat(Parallel.defaults()).hasToString(DEFAULT);
    }

    /** Case 61. */
    @Test
    void scopesOfManyThreadsAreIsolated() {
        CyclicBarrier allOpen = new CyclicBarrier(8);
        List<Caller<String>> callers = IntStream.rangeClosed(1, 8)
                .mapToObj(n -> Caller.start(() -> {
                    try (ParallelConfig scope = ParallelConfig.open(Parallel.nJobs(n))) {
                        assertThat(scope).isNotNull();
                        allOpen.await();
                        String seen = Parallel.defaults().toString();
                        allOpen.await();
                        return seen;
                    }
                }))
                .toList();

        for (int n = 1; n <= 8; n++) {
            assertThat(callers.get(n - 1).result()).isEqualTo("Parallel(nJobs=" + n + ", backend=threads)");
        }
        assertThat(Parallel.defaults()).hasToString(DEFAULT);
    }

    /** Case 66. */
    @Test
    void whoRequiresSharedMemoryGetsThreadsInAScopeThatCopies() {
        try (ParallelConfig scope = ParallelConfig.open(TestBackend.REMOTE.nJobs(3))) {
            assertThat(scope).isNotNull();
            assertThat(Parallel.defaults()).hasToString("Parallel(nJobs=3, backend=remote)");
            assertThat(Parallel.defaults().requireSharedMemory()).hasToString("Parallel(nJobs=3, backend=threads)");
        }
    }

    @EveryLocalBackend
    void whoRequiresSharedMemoryKeepsABackendThatSharesIt(TestBackend backend) {
        Parallel parallel = backend.nJobs(3);

        assertThat(parallel.requireSharedMemory()).isSameAs(parallel);
    }
}
