package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Streams of far more jobs than the heap could hold, in a JVM of its own. In its long form it runs 50 million jobs in a heap
 * of 64 MB, with {@code -Ddelayable.stream.jobs=50000000 -Ddelayable.stream.heap=64m}.
 */
class StreamMemoryTest {

    private static final int JOBS = Integer.getInteger("delayable.stream.jobs", 2_000_000);
    private static final String HEAP = System.getProperty("delayable.stream.heap", "24m");

    /** Outcomes take more time, and more room: fewer of them would fill the heap. */
    private static final int FEWER = 4;

    @ParameterizedTest
    @EnumSource(StreamedJobs.Way.class)
    void aStreamNeedsNoMoreRoomHoweverManyJobsThereAre(StreamedJobs.Way way) throws IOException {
        int jobs = way == StreamedJobs.Way.OUTCOMES ? JOBS / FEWER : JOBS;

        List<String> printed =
                OtherJvm.output(List.of("-Xmx" + HEAP), StreamedJobs.class, way.name(), Integer.toString(jobs));

        assertThat(printed).containsExactly(Long.toString(StreamedJobs.expected(jobs)));
    }
}
