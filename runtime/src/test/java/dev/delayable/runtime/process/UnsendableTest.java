package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.StringReader;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be sent is an error that names it, and harms no other job. */
class UnsendableTest {

    private static final int CULPRIT = 5;

    private final Parallel parallel = Parallel.nJobs(2).backend(Backends.processes());

    /** Not serialisable. */
    static final class Secret {}

    /** Calls a method of an object. */
    private record ReceiverJob(Object receiver) implements GeneratedJob<Integer> {

        private static final GeneratedFunction<Integer> FUNCTION =
                GeneratedFunction.of(UnsendableTest.class, "work", new ReceiverJob(""));

        @Override
        public Integer call() {
            return 0;
        }

        @Override
        public GeneratedJob<Integer> with(Arguments arguments) {
            return new ReceiverJob(arguments.receiver());
        }

        @Override
        public JobParts parts() {
            return FUNCTION.on(receiver).parts();
        }

        @Override
        public String toString() {
            return FUNCTION.toStringOf(this);
        }
    }

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
                        assertThat(((Outcome.Success<Object>) outcome).value()).isEqualTo((int) outcome.index()));
        return outcomes;
    }

    private Throwable failure(int batchSize, Job<?> culprit) {
        return ((Outcome.Failure<Object>) outcomes(batchSize, culprit).get(CULPRIT)).exception();
    }

    /** A service, for example. */
    @Test
    void theObjectWhoseMethodIsCalled() {
        assertThat(failure(1, new ReceiverJob(new Secret())))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageStartingWith("the receiver, a " + Secret.class.getTypeName()
                        + ", cannot be sent to a worker process, because of its type: make the method static")
                .hasMessageEndingWith(
                        "make the method static and pass it what it needs, or make the type Serializable if it"
                                + " is only data, or use Backends.threads()");
    }

    /** Nobody can change its class. */
    @Test
    void anObjectOfTheJdkWhoseMethodIsCalled() {
        assertThat(failure(1, new ReceiverJob(new StringReader(""))))
                .hasMessageEndingWith("open it in the job, and pass what it is opened from, such as the path, or use"
                        + " Backends.threads()");
    }

    /** As Spring makes them around beans; here it is one of the JDK, which could be sent, but for what is behind it. */
    @Test
    void aProxyWhoseMethodIsCalled() {
        Secret behind = new Secret();
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Runnable.class}, (InvocationHandler & Serializable)
                        (self, method, arguments) ->
                                method.getName().equals("toString") ? "proxy of " + behind.getClass() : null);

        assertThat(failure(1, new ReceiverJob(proxy)))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageEndingWith(
                        "such a proxy exists in this JVM only; make the method static and pass it what it needs,"
                                + " or use Backends.threads()");
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

    static final class InAFile implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** As the classes of JShell. */
    @Test
    void anArgumentWhoseClassIsInNoFile() throws Exception {
        String name = InAFile.class.getName().replace("InAFile", "Unfiled");
        String content;
        try (InputStream file = InAFile.class.getResourceAsStream("UnsendableTest$InAFile.class")) {
            content = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        Class<?> unfiled = MethodHandles.lookup()
                .defineClass(content.replace("InAFile", "Unfiled").getBytes(StandardCharsets.ISO_8859_1));
        Object argument = unfiled.getDeclaredConstructor().newInstance();

        assertThat(failure(1, JobWithArguments.of(arguments -> 0, argument)))
                .hasMessageStartingWith(
                        "the job cannot be read in the worker process: java.lang.ClassNotFoundException: " + name)
                .hasMessageEndingWith("put the class into one, or use Backends.threads()");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void aResult(int batchSize) {
        assertThat(failure(batchSize, ProcessJob.of(Secret::new)))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageStartingWith(
                        "the result, a " + Secret.class.getTypeName() + ", cannot be sent from a worker process");
    }

    /** What helps with an argument, such as to create it in the job, does not help here. */
    @Test
    void theCureForAResultIsWhatToReturn() {
        assertThat(failure(1, ProcessJob.of(Thread::new)))
                .hasMessageEndingWith("keep it in the job, and return a value, or use Backends.threads()");
        assertThat(failure(1, ProcessJob.of(() -> List.of(1).iterator())))
                .hasMessageEndingWith("collect its elements into a list, and return that, or use Backends.threads()");
        assertThat(failure(1, ProcessJob.of(() -> new StringReader(""))))
                .hasMessageContaining("use it in the job, and return what came of it");
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
