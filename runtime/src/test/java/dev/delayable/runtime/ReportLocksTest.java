package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.work.JobText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A report asks jobs for their texts and functions, which is code of users and may take long. No thread that waits for it has a
 * monitor: other workers would wait too, and a virtual thread would keep its carrier.
 */
class ReportLocksTest {

    /** The monitors that threads had when a job was asked. */
    private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

    private static final Set<String> ASKED = ConcurrentHashMap.newKeySet();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "tracked", "failing", "remote"})
    void noMonitorIsHeldWhileAJobIsAsked(String way) {
        HELD.clear();
        ASKED.clear();
        List<Asked> jobs = IntStream.range(0, 20)
                .mapToObj(i -> new Asked(way.equals("failing") && i % 2 == 0))
                .toList();
        Parallel parallel = Parallel.nJobs(2).report(directory.resolve("run.html"));
        switch (way) {
            case "plain" -> parallel.run(jobs);
            case "tracked" -> parallel.listener(new RunListener() {}).run(jobs);
            case "failing" -> parallel.outcomes(jobs);
            default -> parallel.backend(new RemoteLoop()).run(jobs);
        }

        assertThat(ASKED).contains("function", "text");
        assertThat(HELD).isEmpty();
    }

    @Test
    void noMonitorIsHeldWhileARunningJobIsAsked() throws Exception {
        HELD.clear();
        ASKED.clear();
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Job<Integer> waits = TestJob.doing(() -> {
            running.countDown();
            release.await();
        });
        try (LogCapture log = LogCapture.start()) {
            Future<List<Integer>> run = Parallel.nJobs(1).report(Report.live(0)).runAsync(List.of(new Running(waits)));
            running.await();
            URI address = log.infos().stream()
                    .filter(line -> line.startsWith("watch the run at "))
                    .map(line -> URI.create(line.substring("watch the run at ".length())))
                    .findFirst()
                    .orElseThrow();
            HttpRequest data = HttpRequest.newBuilder(address.resolve("data")).build();
            assertThat(HttpClient.newHttpClient()
                            .send(data, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            release.countDown();
            run.get();
        }

        assertThat(ASKED).contains("text");
        assertThat(HELD).isEmpty();
    }

    /** Looks at the current thread, and at all that wait for a text. */
    private static void look(String what) {
        ASKED.add(what);
        long self = Thread.currentThread().getId();
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, false)) {
            boolean isAsking = thread.getThreadId() == self
                    || Stream.of(thread.getStackTrace())
                            .anyMatch(frame -> frame.getClassName().startsWith(JobText.class.getName()));
            for (MonitorInfo monitor : thread.getLockedMonitors()) {
                if (isAsking && monitor.getClassName().startsWith("dev.delayable.")) {
                    HELD.add(what + ": " + monitor + " at " + monitor.getLockedStackFrame());
                }
            }
        }
    }

    /** A job that looks around when it is asked for something. */
    private record Asked(boolean fails) implements Job<Integer> {

        private static final long serialVersionUID = 1L;

        @Override
        public DelayedFunction<Integer> function() {
            look("function");
            return NoData.function(Asked.class, "asked");
        }

        @Override
        public List<@Nullable Object> args() {
            return List.of();
        }

        @Override
        public Map<String, @Nullable Object> kwargs() {
            return Map.of();
        }

        @Override
        public Integer call() throws IOException {
            if (fails) {
                throw new Telling();
            }
            return 1;
        }

        @Override
        public String toString() {
            look("text");
            return "asked()";
        }
    }

    @SuppressWarnings("OverrideThrowableToString") // as users may
    private static final class Telling extends IOException {

        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            look("exception");
            return "told";
        }
    }

    /** A job that waits, and looks around when it is asked for its text. */
    private record Running(Job<Integer> job) implements Job<Integer> {

        private static final long serialVersionUID = 1L;

        @Override
        public DelayedFunction<Integer> function() {
            look("function");
            return NoData.function(Running.class, "running");
        }

        @Override
        public List<@Nullable Object> args() {
            return List.of();
        }

        @Override
        public Integer call() throws Exception {
            return job.call();
        }

        @Override
        public String toString() {
            look("text");
            return "running()";
        }
    }
}
