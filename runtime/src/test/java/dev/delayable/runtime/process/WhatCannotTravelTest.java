package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.WorkerLostException;
import dev.delayable.runtime.backend.ProcessBackend;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong on the way of an argument or a result is the failure of its job, once, and no job runs twice. */
@Timeout(120)
class WhatCannotTravelTest {

    private static final int JOBS = 24;
    private static final int CULPRIT = 7;

    @TempDir
    private Path folder;

    static final class NotWritten implements Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) {
            throw new NoClassDefFoundError("com/acme/Gone");
        }
    }

    static final class NotRead implements Serializable {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedVariable")
        private void readObject(ObjectInputStream in) {
            throw new AssertionError("not again");
        }
    }

    /** As mocks are. */
    static final class Hollow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("NullAway")
        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }

        @Override
        public String toString() {
            throw new LinkageError("no text");
        }

        @Override
        public String getMessage() {
            throw new LinkageError("no message");
        }

        private void writeObject(ObjectOutputStream out) {
            throw new LinkageError("not written");
        }
    }

    /** Runs a job between others; each tells that it is run. */
    private Throwable failure(int batchSize, ProcessJob.Body<Object> culprit) {
        Signals signals = Signals.in(folder.resolve("batch-" + batchSize));
        List<Job<Object>> jobs = ProcessJob.times(
                JOBS,
                i -> ProcessJob.of(() -> {
                    signals.give("ran");
                    return i == CULPRIT ? culprit.call() : (Object) i;
                }));
        Parallel parallel = ProcessJob.nJobs(2);

        List<Outcome<Object>> outcomes = (batchSize == 0 ? parallel : parallel.batchSize(batchSize)).outcomes(jobs);

        assertThat(signals.count("ran")).isEqualTo(JOBS);
        assertThat(outcomes).filteredOn(outcome -> !outcome.isSuccess()).hasSize(1);
        return ((Outcome.Failure<Object>) outcomes.get(CULPRIT)).exception();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12})
    void aResultThatThrowsAnErrorWhileItIsWritten(int batchSize) {
        assertThat(failure(batchSize, NotWritten::new))
                .hasMessageContaining("cannot be sent from a worker process")
                .hasMessageContaining("com/acme/Gone");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12})
    void aResultThatThrowsAnErrorWhileItIsRead(int batchSize) {
        assertThat(failure(batchSize, NotRead::new)).hasMessageContaining("the result cannot be read here");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 12})
    void anExceptionThatGivesNothingAway(int batchSize) {
        assertThat(failure(batchSize, () -> {
                    throw new Hollow();
                }))
                .hasToString(Hollow.class.getName());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void anArgumentThatThrowsAnErrorWhileItIsWrittenOrRead(int batchSize) {
        for (Object argument : List.of(new NotWritten(), new NotRead())) {
            List<Job<Integer>> jobs = new ArrayList<>(ProcessJob.numbers(JOBS));
            jobs.set(CULPRIT, JobWithArguments.of(arguments -> 0, argument));

            List<Outcome<Integer>> outcomes =
                    ProcessJob.nJobs(2).batchSize(batchSize).outcomes(jobs);

            assertThat(outcomes).filteredOn(outcome -> !outcome.isSuccess()).hasSize(1);
            assertThat(outcomes.get(CULPRIT).isSuccess()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anArgumentForWhichTheWorkerHasNoMemoryCostsTwoProcesses(int batchSize) {
        ProcessBackend backend = Backends.processes().jvmArgs("-Xmx32m").environment("TEST", "small-" + batchSize);
        List<Job<Integer>> jobs = new ArrayList<>(ProcessJob.numbers(4));
        jobs.set(2, JobWithArguments.of(List::size, 1, new double[100][100_000]));

        List<Outcome<Integer>> outcomes =
                Parallel.nJobs(1).backend(backend).batchSize(batchSize).outcomes(jobs);

        assertThat(outcomes).extracting(Outcome::isSuccess).containsExactly(true, true, false, true);
        assertThat(((Outcome.Failure<Integer>) outcomes.get(2)).exception())
                .isInstanceOf(WorkerLostException.class)
                .hasMessageContaining("argument values[1] needs more heap than the worker process has")
                .hasMessageContaining("jvmArgs(\"-Xmx");
        // Two for the argument, and those that the jobs beside it are run in.
        assertThat(backend.statistics().workersStarted()).isLessThanOrEqualTo(batchSize == 1 ? 3 : 4);
        backend.close();
    }

    @Test
    void aJobThatCanBeReachedFromItsOwnArgumentsIsRefused() {
        JobWithArguments<Integer> job = JobWithArguments.of(List::size, new ArrayList<@Nullable Object>());
        List<@Nullable Object> argument = castToList(job.values().get(0));
        argument.add(job);

        assertThatThrownBy(() -> ProcessJob.nJobs(2).run(List.of(job)))
                .hasMessageContaining("can be reached from its own arguments")
                .hasMessageEndingWith("take the job out of them, or use Backends.threads()");
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> castToList(@Nullable Object object) {
        return (List<@Nullable Object>) java.util.Objects.requireNonNull(object);
    }

    @Test
    void aFilterThatRefusesNamesTheClass() {
        ProcessBackend strict = Backends.processes().filter("java.base/*;!*");

        assertThatThrownBy(() -> Parallel.nJobs(2).backend(strict).run(ProcessJob.numbers(1)))
                .hasMessageContaining("the filter of the backend refuses " + ProcessJob.class.getTypeName());
        strict.close();
    }
}
