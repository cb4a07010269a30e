package dev.delayable.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.JobContext;
import dev.delayable.runtime.JobFailedException;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.ThrowingFunction;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a monitoring system sees of runs. */
class JobMetricsTest {

    private static final String CLASS = JobMetricsTest.class.getName();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** A job that can be sent to a worker process. */
    private interface Code<T extends @Nullable Object> extends Callable<T>, Serializable {}

    private static <T extends @Nullable Object> Job<T> job(String name, Code<T> code) {
        return Job.of(name, code);
    }

    private Parallel parallel(TestBackends.Place place) {
        return Parallel.nJobs(2).backend(place.backend()).listener(JobMetrics.in(registry));
    }

    /** The value of a line of the scrape; null if there is no such line. */
    private @Nullable Double scraped(String name, String... tags) {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith(name + "{") && Stream.of(tags).allMatch(line::contains))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce((a, b) -> {
                    throw new AssertionError("more than one line of " + name);
                })
                .orElse(null);
    }

    private static String tag(String name, String value) {
        return name + "=\"" + value + "\"";
    }

    @TestBackends.Every
    void jobsAreTimedByFunction(TestBackends.Place place) {
        parallel(place).run(Collections.nCopies(10, job("quick", () -> 1)));
        parallel(place).run(job("slow", () -> {
            Thread.sleep(20);
            return 1;
        }));

        String backend = tag("backend", place.backend().name());
        String success = tag("outcome", "success");
        assertThat(scraped("delayable_jobs_seconds_count", tag("function", CLASS + "#quick"), backend, success))
                .isEqualTo(10);
        assertThat(scraped("delayable_jobs_seconds_count", tag("function", CLASS + "#slow"), backend, success))
                .isEqualTo(1);
        assertThat(scraped("delayable_jobs_seconds_sum", tag("function", CLASS + "#slow"), tag("exception", "none")))
                .isGreaterThanOrEqualTo(0.02);
        assertNothingRunsOrWaits(place);
    }

    private void assertNothingRunsOrWaits(TestBackends.Place place) {
        String backend = tag("backend", place.backend().name());
        assertThat(scraped("delayable_jobs_running", backend)).isZero();
        assertThat(scraped("delayable_jobs_waiting", backend)).isZero();
    }

    @TestBackends.Every
    void failuresAreToldApartByTheirExceptions(TestBackends.Place place) {
        Job<Integer> failing = job("failing", () -> {
            throw new IOException("gone");
        });

        parallel(place).outcomes(failing, failing, job("fine", () -> 1));

        assertThat(scraped(
                        "delayable_jobs_seconds_count",
                        tag("function", CLASS + "#failing"),
                        tag("outcome", "failure"),
                        tag("exception", "IOException")))
                .isEqualTo(2);
        assertThat(scraped("delayable_jobs_seconds_count", tag("function", CLASS + "#fine"), tag("outcome", "success")))
                .isEqualTo(1);
        assertNothingRunsOrWaits(place);
    }

    @TestBackends.Every
    void retriesAreCounted(TestBackends.Place place) {
        Job<Integer> flaky = job("flaky", () -> {
            if (JobContext.current().attempt() < 3) {
                throw new IOException("again");
            }
            return 1;
        });

        parallel(place).retry(Retry.attempts(3)).run(flaky);

        assertThat(scraped(
                        "delayable_jobs_retried_total",
                        tag("function", CLASS + "#flaky"),
                        tag("backend", place.backend().name())))
                .isEqualTo(2);
        assertThat(scraped(
                        "delayable_jobs_seconds_count", tag("function", CLASS + "#flaky"), tag("outcome", "success")))
                .isEqualTo(1);
        assertNothingRunsOrWaits(place);
    }

    @TestBackends.Every
    void jobsThatAStopInterruptsAreNotFailures(TestBackends.Place place) {
        Job<Integer> failing = job("failing", () -> {
            throw new IOException("gone");
        });
        Job<Integer> endless = job("endless", () -> {
            Thread.sleep(Duration.ofHours(1).toMillis());
            return 1;
        });

        assertThatThrownBy(() -> parallel(place).run(failing, endless, endless, endless))
                .isInstanceOf(JobFailedException.class);

        assertThat(scraped(
                        "delayable_jobs_seconds_count", tag("function", CLASS + "#endless"), tag("outcome", "failure")))
                .isNull();
        assertNothingRunsOrWaits(place);
    }

    @Test
    void aJobThatCannotBeSentIsAFailure() {
        Object local = new Object();
        TestBackends.Place processes = new TestBackends.Place("processes", Backends.processes());

        parallel(processes).outcomes(Job.of("local", () -> local.hashCode()), job("sent", () -> 1));

        assertThat(scraped(
                        "delayable_jobs_seconds_count",
                        tag("function", CLASS + "#local"),
                        tag("exception", "NotSerializableException")))
                .isEqualTo(1);
        assertNothingRunsOrWaits(processes);
    }

    @Test
    void jobsThatRunAndThatWaitAreShownWhileTheyDo() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Job<Integer> waiting = Job.of("waiting", () -> {
            end.await();
            return 1;
        });
        TestBackends.Place threads = new TestBackends.Place("threads", Backends.threads());
        CompletableFuture<List<Integer>> first = parallel(threads).runAsync(Collections.nCopies(5, waiting));
        CompletableFuture<List<Integer>> second = parallel(threads).runAsync(Collections.nCopies(5, waiting));
        String backend = tag("backend", "threads");

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(scraped("delayable_jobs_running", backend)).isEqualTo(4);
            assertThat(scraped("delayable_jobs_waiting", backend)).isEqualTo(6);
        });

        end.countDown();
        first.get();
        second.get();
        assertNothingRunsOrWaits(threads);
    }

    @Test
    void jobsWithAKeptResultAreCountedOnTheirOwn() {
        Parallel parallel = Parallel.nJobs(2).memory(new KeptResults()).listener(JobMetrics.in(registry));
        Job<Integer> job = Job.of("kept", () -> 1);

        parallel.run(job);
        parallel.run(job);

        assertThat(scraped("delayable_jobs_recalled_total", tag("function", CLASS + "#kept")))
                .isEqualTo(1);
        assertThat(scraped("delayable_jobs_seconds_count", tag("function", CLASS + "#kept")))
                .isEqualTo(1);
    }

    @TestBackends.Every
    void noTagHasAnArgument(TestBackends.Place place) {
        parallel(place).map(List.of("secret-1", "secret-2"), (Length) String::length);
        parallel(place).outcomes(job("failing", () -> {
            throw new IllegalArgumentException("secret-3");
        }));

        assertThat(registry.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .extracting(Tag::getValue)
                .noneMatch(value -> value.contains("secret"));
        assertThat(scraped("delayable_jobs_seconds_count", tag("function", CLASS + "#map")))
                .isEqualTo(2);
    }

    private interface Length extends ThrowingFunction<String, Integer>, Serializable {}

    @Test
    void namesThatAProgramMakesUpDoNotFillTheRegistry() {
        Parallel.nJobs(2)
                .listener(JobMetrics.in(registry))
                .run(IntStream.range(0, 1500).mapToObj(i -> Job.of("job " + i, () -> 1)));

        assertThat(registry.getMeters().stream()
                        .map(Meter::getId)
                        .filter(id -> id.getName().equals("delayable.jobs")))
                .hasSizeLessThan(1010);
        assertThat(scraped("delayable_jobs_seconds_count", tag("function", "other")))
                .isGreaterThan(480);
    }

    /** A registry warns of a meter that it has already. */
    @Test
    void theRegistryHasNothingToWarnOf() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> warnings = new ListAppender<>();
        warnings.start();
        root.addAppender(warnings);
        try {
            for (int run = 0; run < 3; run++) {
                Parallel.nJobs(2).listener(JobMetrics.in(registry)).outcomes(Job.of("failing", () -> {
                    throw new IOException("gone");
                }));
            }
        } finally {
            root.detachAppender(warnings);
        }

        assertThat(warnings.list).isEmpty();
    }

    @Test
    void metersComeBackAfterTheyWereRemoved() {
        Parallel parallel = Parallel.nJobs(2).listener(JobMetrics.in(registry));
        parallel.run(Job.of("first", () -> 1));
        registry.clear();

        parallel.run(Job.of("second", () -> 1));

        assertThat(scraped("delayable_jobs_seconds_count", tag("function", CLASS + "#second")))
                .isEqualTo(1);
        assertThat(scraped("delayable_jobs_running", tag("backend", "threads"))).isZero();
    }

    @Test
    void nothingOfARunIsKept() {
        WeakReference<Object> reference = argumentOfARun();

        await().atMost(Duration.ofMinutes(2)).until(() -> {
            System.gc();
            return reference.get() == null;
        });
    }

    private WeakReference<Object> argumentOfARun() {
        Object argument = new Object();
        Parallel.nJobs(2).listener(JobMetrics.in(registry)).run(Job.of("large", argument::hashCode));
        return new WeakReference<>(argument);
    }

    @Test
    void aRegistryThatIsNotUsedAnyMoreIsNotKept() {
        WeakReference<MeterRegistry> reference = new WeakReference<>(used());

        await().atMost(Duration.ofMinutes(2)).until(() -> {
            System.gc();
            return reference.get() == null;
        });
    }

    private static MeterRegistry used() {
        MeterRegistry used = new SimpleMeterRegistry();
        Parallel.nJobs(2).listener(JobMetrics.in(used)).run(Job.of("job", () -> 1));
        assertThat(used.get("delayable.jobs").timer().count()).isEqualTo(1);
        return used;
    }
}
