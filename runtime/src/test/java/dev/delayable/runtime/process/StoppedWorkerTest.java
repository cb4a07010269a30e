package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Parallel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker that takes nothing any more, as one that was stopped by a signal, is no obstacle to the end of a run. */
class StoppedWorkerTest {

    private static final int ARGUMENT_BYTES = 500_000;

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Without the kill of the worker, the one who sends would wait for a minute. */
    @Test
    @Timeout(30)
    void aRunEndsAtItsDeadlineAlsoWhileAJobIsBeingSent(@TempDir Path folder) throws Exception {
        Signals signals = Signals.in(folder);
        Parallel parallel = Parallel.nJobs(2)
                .backend(Backends.processes().jvmArgs("-Dtest=stopped-while-sending"))
                .grace(Duration.ofMillis(100));
        List<Long> pids = parallel.run(ProcessJob.times(
                2,
                i -> ProcessJob.of(() -> {
                    signals.meet(2);
                    return ProcessJob.pid();
                })));
        try {
            for (long pid : pids) {
                signal("STOP", pid);
            }
            List<JobWithArguments<Integer>> jobs = IntStream.range(0, 20)
                    .mapToObj(i -> JobWithArguments.of(List::size, new byte[ARGUMENT_BYTES]))
                    .toList();

            assertThatThrownBy(() -> parallel.deadline(Duration.ofMillis(200)).run(jobs))
                    .isInstanceOf(CancellationException.class);

            assertThat(pids).anySatisfy(pid -> assertThat(isAlive(pid)).isFalse());
        } finally {
            for (long pid : pids) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
