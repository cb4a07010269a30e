package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be sent is an error that names it, and harms no other job. */
class UnsendableTest {

    private static final int CULPRIT = 5;

    private final Parallel parallel = Parallel.nJobs(2).backend(Backends.processes());

    /** Not serialisable. */
    static final class Secret {}

    /** Cannot be read again. */
    static final class Unreadable implements Serializable {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("UnusedVariable")
        private void readObject(ObjectInputStream in) {
            throw new IllegalStateException("not again");
        }
    }

    private List<Outcome<Object>> outcomes(int batchSize, Job<?> culprit) {
        List<Job<?>> jobs = new ArrayList<>(ProcessJob.numbers(20));
        jobs.set(CULPRIT, culprit);
        List<Outcome<Object>> outcomes = parallel.batchSize(batchSize).outcomes(jobs);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.index() != CULPRIT)
                .allSatisfy(outcome ->
                        assertThat(((Outcome.Success<Object>) outcome).value()).isEqualTo(outcome.index()));
        return outcomes;
    }

    private Throwable failure(int batchSize, Job<?> culprit) {
        return ((Outcome.Failure<Object>) outcomes(batchSize, culprit).get(CULPRIT)).exception();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void anArgument(int batchSize) {
        assertThat(failure(batchSize, JobWithArguments.of(arguments -> 0, 1, new Secret())))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageStartingWith("argument values[1], a " + Secret.class.getTypeName()
                        + ", cannot be sent to a worker process, because of")
                .hasMessageEndingWith("make the type Serializable, or use Backends.threads()");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void anArgumentThatIsNestedTooDeeply(int batchSize) {
        assertThat(failure(batchSize, JobWithArguments.of(arguments -> 0, nested())))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageStartingWith("argument values[0], a java.util.ArrayList, cannot be sent")
                .hasMessageEndingWith("send it in a flat form, or use Backends.threads()");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void aResultThatIsNestedTooDeeply(int batchSize) {
        assertThat(failure(batchSize, ProcessJob.of(UnsendableTest::nested)))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageStartingWith("the result, a java.util.ArrayList, cannot be sent")
                .hasMessageEndingWith("send it in a flat form, or use Backends.threads()");
    }

    private static List<Object> nested() {
        List<Object> nested = new ArrayList<>();
        for (int depth = 0; depth < 100_000; depth++) {
            nested = new ArrayList<>(List.<Object>of(nested));
        }
        return nested;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void anArgumentThatCannotBeRead(int batchSize) {
        assertThat(failure(batchSize, JobWithArguments.of(arguments -> 0, new Unreadable())))
                .hasMessageContaining("the job cannot be read in the worker process")
                .hasMessageContaining("not again");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void aResult(int batchSize) {
        assertThat(failure(batchSize, ProcessJob.of(Secret::new)))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageStartingWith(
                        "the result, a " + Secret.class.getTypeName() + ", cannot be sent from a worker process");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void aResultThatCannotBeRead(int batchSize) {
        assertThat(failure(batchSize, ProcessJob.of(Unreadable::new)))
                .hasMessageContaining("the result cannot be read here")
                .hasMessageContaining("not again");
    }

    @Test
    void theErrorNamesTheJob() {
        assertThatThrownBy(() -> parallel.run(
                        ProcessJob.of(() -> 1), new JobWithArguments<>("f", a -> 1, List.of(new Secret()))))
                .hasMessageStartingWith("job 1, f() failed: java.io.NotSerializableException: argument values[0], a ");
    }

    @Test
    void manyOfThemAreOneErrorEach() {
        List<Job<Integer>> jobs = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            jobs.add(JobWithArguments.of(arguments -> 0, new Secret()));
        }

        assertThat(parallel.outcomes(jobs)).hasSize(3_000).noneMatch(Outcome::isSuccess);
    }

    @Test
    void aClassThatTheFilterRefusesIsNotRead() {
        Parallel strict = Parallel.nJobs(2).backend(Backends.processes().filter("!java.util.BitSet"));

        List<Outcome<Object>> outcomes = strict.outcomes(
                ProcessJob.of(() -> "well"),
                ProcessJob.of(() -> new BitSet()),
                JobWithArguments.of(arguments -> "read", new BitSet()));

        assertThat(outcomes).extracting(Outcome::isSuccess).containsExactly(true, false, false);
        assertThat(((Outcome.Failure<Object>) outcomes.get(1)).exception()).hasMessageContaining("REJECTED");
        assertThat(((Outcome.Failure<Object>) outcomes.get(2)).exception()).hasMessageContaining("REJECTED");
    }
}
