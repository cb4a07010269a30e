package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Objects;
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
    void aStreamNeedsNoMoreRoomHoweverManyJobsThereAre(StreamedJobs.Way way) throws Exception {
        int jobs = way == StreamedJobs.Way.OUTCOMES ? JOBS / FEWER : JOBS;

        String printed = run(way, jobs);

        assertThat(printed.strip()).isEqualTo(Long.toString(StreamedJobs.expected(jobs)));
    }

    private static String run(StreamedJobs.Way way, int jobs) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP,
                        "-cp",
                        rootOf(Parallel.class) + System.getProperty("path.separator") + rootOf(StreamedJobs.class),
                        StreamedJobs.class.getName(),
                        way.name(),
                        Integer.toString(jobs))
                .redirectErrorStream(true)
                .start();
        try {
            return new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        } finally {
            process.destroy();
        }
    }

    /** The folder in which a class was found; tests are patched into the module of what they test. */
    private static Path rootOf(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        URI uri;
        try {
            uri = Objects.requireNonNull(type.getResource('/' + name)).toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        Path root = Path.of(uri);
        for (int i = 0; i < Path.of(name).getNameCount(); i++) {
            root = Objects.requireNonNull(root.getParent());
        }
        return root;
    }
}
