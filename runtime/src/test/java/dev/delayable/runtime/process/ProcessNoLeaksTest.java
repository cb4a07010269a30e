package dev.delayable.runtime.process;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.ParallelConfig;
import dev.delayable.runtime.TestJob;
import dev.delayable.runtime.Verb;
import dev.delayable.runtime.backend.ProcessBackend;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 10: nothing of one job reaches the next, and nothing is left of workers that nobody needs. */
class ProcessNoLeaksTest {

    private final Parallel parallel = ProcessJob.nJobs(2);

    @Test
    void aJobSeesTheClassLoaderOfTheApplicationWhateverTheOneBeforeHasSet() {
        List<Job<Boolean>> jobs = ProcessJob.times(
                50,
                i -> ProcessJob.of(() -> {
                    ClassLoader seen = Thread.currentThread().getContextClassLoader();
                    Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0]));
                    return ClassLoader.getSystemClassLoader().equals(seen);
                }));

        for (Verb verb : Verb.values()) {
            for (Parallel each : List.of(parallel, parallel.batchSize(7))) {
                assertThat(verb.results(each, jobs)).as(verb.name()).containsOnly(true);
            }
        }
    }

    @Test
    void aScopeThatAJobDoesNotCloseReachesNoOther() {
        Job<String> looking = ProcessJob.of(() -> Parallel.defaults().toString());
        Job<String> opening = ProcessJob.of(() -> {
            String seen = Parallel.defaults().toString();
            ParallelConfig unclosed = ParallelConfig.open(Parallel.nJobs(77));
            return unclosed == null ? "" : seen;
        });
        String outside = Parallel.defaults().toString();

        for (Parallel each : List.of(parallel, parallel.batchSize(4))) {
            assertThat(each.run(opening, looking, opening, looking, opening, looking, looking, looking))
                    .containsOnly(outside);
        }
    }

    @Test
    void theThreadsAreDaemonsWithTheNameOfTheLibrary() {
        Job<String> thread = ProcessJob.of(() ->
                Thread.currentThread().isDaemon() + " " + Thread.currentThread().getName());

        assertThat(parallel.run(thread, thread, thread)).allMatch(text -> text.matches("true delayable-\\d+"));
    }

    @Test
    void noProcessThreadOrFileIsLeftWhenTheIdleTimeIsOver(@TempDir Path folder) throws IOException {
        Signals signals = Signals.in(folder);
        parallel.run(TestJob.squares(2)); // starts what stays for all runs
        Set<String> threadsBefore = threads();
        Set<Path> filesBefore = files();
        ProcessBackend own = Backends.processes().idleTimeout(Duration.ofMillis(100));

        List<Long> processes = Parallel.nJobs(2)
                .backend(own)
                .run(ProcessJob.times(
                        2,
                        i -> ProcessJob.of(() -> {
                            signals.meet(2);
                            return ProcessJob.pid();
                        })));

        assertThat(own.statistics().workersStarted()).isEqualTo(2);
        await().until(() -> own.statistics().workersAlive() == 0);
        await().until(() ->
                processes.stream().noneMatch(pid -> ProcessHandle.of(pid).isPresent()));
        await().untilAsserted(() -> assertThat(threadsBefore).containsAll(threads()));
        assertThat(filesBefore).containsAll(files());
    }

    @Test
    void processesAreKeptWhileRunsComeWithinTheIdleTime() {
        ProcessBackend own = Backends.processes().idleTimeout(Duration.ofMinutes(5));
        for (int run = 0; run < 5; run++) {
            Parallel.nJobs(2).backend(own).run(TestJob.squares(50));
        }

        // One that was still starting when its run ended is there for the next one.
        assertThat(own.statistics().workersAlive()).isLessThanOrEqualTo(2);
        await().untilAsserted(() -> assertThat(own.statistics().workersStarted())
                .isEqualTo(own.statistics().workersAlive()));
        own.close();
        await().until(() -> own.statistics().workersAlive() == 0);
    }

    @Test
    void aRunLeavesNoThreadOfItsOwn() {
        parallel.run(TestJob.squares(2));
        Set<String> before = threads();

        for (Verb verb : Verb.values()) {
            verb.results(parallel, TestJob.squares(100));
        }

        await().untilAsserted(() -> assertThat(before).containsAll(threads()));
    }

    /** The threads of this library. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("delayable"))
                .collect(Collectors.toSet());
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(PrivateDirectory.in(0).path())) {
            return new HashSet<>(files.toList());
        }
    }
}
