package dev.delayable.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.memory.store.Stores;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job whose result is kept does not run: it is no event of a job, and no time of one. */
@Timeout(120)
final class RecalledJobsTest {

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        Stores.close(directory.resolve("results"));
    }

    /** To find thousands takes no time; if that counted as the time of jobs, a worker would be handed as many jobs that do run. */
    @Test
    void recalledJobsDoNotMakeBatchesLarge() throws Exception {
        Parallel parallel = Parallel.nJobs(2).memory(Memory.in(directory.resolve("results")));
        List<Job<Integer>> jobs = SampleJobs.squares(20_000);
        parallel.run(jobs);

        List<RecordedEvent> batches = recorded(() -> parallel.run(jobs), "dev.delayable.Batch");

        assertThat(batches)
                .isNotEmpty()
                .allSatisfy(batch -> assertThat(batch.getInt("size")).isLessThan(10));
    }

    private List<RecordedEvent> recorded(Runnable run, String name) throws Exception {
        Path file = directory.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(name).withoutThreshold();
            recording.start();
            run.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
    }

    @Test
    void flightRecorderShowsTheJobsThatRan() throws Exception {
        Parallel parallel = Parallel.nJobs(2).memory(Memory.in(directory.resolve("results")));
        parallel.run(SampleJobs.squares(10));

        assertThat(recorded(() -> parallel.run(SampleJobs.squares(13)), "dev.delayable.Job"))
                .hasSize(3);
        assertThat(recorded(() -> parallel.run(SampleJobs.squares(13)), "dev.delayable.Run"))
                .hasSize(1);
    }
}
