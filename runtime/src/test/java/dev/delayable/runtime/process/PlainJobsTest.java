package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.ProcessBackend;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Jobs that go to a worker without Java's serialisation, and those that do not. */
class PlainJobsTest {

    /** Workers that cannot read these jobs by Java's serialisation. */
    private static final ProcessBackend PLAIN_ONLY =
            Backends.processes().jvmArgs("-Djdk.serialFilter=!" + Show.class.getName());

    private static Parallel on(ProcessBackend backend) {
        return Parallel.nJobs(2).backend(backend);
    }

    @SuppressWarnings("ReferenceEquality") // whether they are the same is what is asked
    private static String show(@Nullable Object first, @Nullable Object second) {
        return Objects.toString(first) + " and " + second + (first == second ? ", the same" : "");
    }

    /** As the processor writes it. */
    private record Show(@Nullable Object first, @Nullable Object second) implements GeneratedJob<String> {

        private static final GeneratedFunction<String> FUNCTION = GeneratedFunction.of(
                        PlainJobsTest.class, "show", new Show(null, null))
                .positional("first", Object.class)
                .positional("second", Object.class);

        @Override
        public String call() {
            return show(first, second);
        }

        @Override
        public GeneratedJob<String> with(Arguments arguments) {
            return new Show(arguments.get(0), arguments.get(1));
        }

        @Override
        public JobParts parts() {
            return FUNCTION.parts(first, second);
        }

        @Override
        public String toString() {
            return FUNCTION.toStringOf(this);
        }
    }

    /** A job of an object. */
    private record Length(String receiver) implements GeneratedJob<Integer> {

        private static final GeneratedFunction<Integer> FUNCTION =
                GeneratedFunction.of(PlainJobsTest.class, "length", new Length(""));

        @Override
        public Integer call() {
            return receiver.length();
        }

        @Override
        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Length(arguments.receiver());
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

    @Test
    void simpleArgumentsNeedNoSerialisation() {
        List<Job<String>> jobs = IntStream.range(0, 1000)
                .<Job<String>>mapToObj(i -> i % 2 == 0 ? new Show(i, "text") : new Show(null, 0.5 * i))
                .toList();

        assertThat(on(PLAIN_ONLY).run(jobs))
                .isEqualTo(jobs.stream().map(PlainJobsTest::atHome).toList());
    }

    private static <T> T atHome(Job<T> job) {
        try {
            return job.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPathNeedsNoSerialisationThereNorBack() {
        List<Job<String>> jobs = List.of(new Show(Path.of("a", "b.txt"), 1), new Show(Path.of("/tmp/ü"), Path.of("")));

        assertThat(on(PLAIN_ONLY).run(jobs))
                .isEqualTo(jobs.stream().map(PlainJobsTest::atHome).toList());
    }

    @Test
    void aFunctionThatTheWorkerKnowsAlreadyIsFound() {
        ProcessBackend initialised = PLAIN_ONLY.initializer(
                ProcessJob.of(() -> new Show(1, 2).function().name()));

        assertThat(on(initialised).run(List.of(new Show(1, 2), new Show(3, 4)))).containsExactly("1 and 2", "3 and 4");
    }

    @Test
    void otherArgumentsAreSerialised() {
        assertThat(on(Backends.processes()).run(List.of(new Show(1, 2), new Show(List.of(1), Thread.State.NEW))))
                .containsExactly("1 and 2", "[1] and NEW");
        assertThat(on(PLAIN_ONLY).outcomes(List.of(new Show(List.of(1), 2), new Show(1, List.of(2)))))
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOf(Outcome.Failure.class)
                        .asString()
                        .contains("REJECTED"));
    }

    @Test
    void aJobOfAnObjectIsSerialised() {
        assertThat(on(Backends.processes()).run(List.of(new Length("abc"), new Length("de"))))
                .containsExactly(3, 2);
    }

    @Test
    void anArrayThatIsTwoArgumentsIsOneInTheWorkerToo() {
        int[] array = {1};

        assertThat(on(Backends.processes()).run(List.of(new Show(array, array), new Show(array, array.clone()))))
                .satisfiesExactly(
                        same -> assertThat(same).endsWith(", the same"),
                        notTheSame -> assertThat(notTheSame).doesNotEndWith(", the same"));
    }

    @Test
    void aFilterSeesAllJobs() {
        ProcessBackend filtered = Backends.processes().filter("!" + PlainJobsTest.class.getName() + "$*");

        assertThatThrownBy(() -> on(filtered).run(List.of(new Show(1, 2), new Show(3, 4))))
                .cause()
                .hasMessageContaining("the job cannot be read in the worker process")
                .hasMessageContaining("REJECTED");
    }
}
