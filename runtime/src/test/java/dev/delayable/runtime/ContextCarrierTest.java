package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What belongs to the caller's thread is carried into the jobs. */
class ContextCarrierTest {

    private static final ThreadLocal<String> CONTEXT = ThreadLocal.withInitial(() -> "none");

    private final List<String> log = new CopyOnWriteArrayList<>();

    private static final class Carrying implements ContextCarrier<String> {
        @Override
        public String capture() {
            return CONTEXT.get();
        }

        @Override
        public Scope open(String captured) {
            String before = CONTEXT.get();
            CONTEXT.set(captured);
            return () -> CONTEXT.set(before);
        }
    }

    /** Notes what is done with it. */
    private ContextCarrier<String> noting(String name) {
        return new ContextCarrier<>() {
            @Override
            public String capture() {
                log.add("capture " + name);
                return name;
            }

            @Override
            public Scope open(String captured) {
                log.add("open " + captured);
                return () -> log.add("close " + captured);
            }
        };
    }

    @EveryLocalBackend
    void jobsSeeWhatTheCallerHad(TestBackend backend) {
        Parallel parallel = backend.nJobs(2).context(new Carrying());
        List<Job<String>> jobs =
                IntStream.range(0, 20).mapToObj(i -> TestJob.of(CONTEXT::get)).toList();
        CONTEXT.set("the caller's");
        try {
            for (Verb verb : Verb.values()) {
                assertThat(verb.results(parallel, jobs)).as(verb.name()).containsOnly("the caller's");
            }
        } finally {
            CONTEXT.remove();
        }
        assertThat(backend.nJobs(2).run(jobs)).containsOnly("none");
    }

    @EveryLocalBackend
    void itIsCapturedOncePerRunAndOpenedAndClosedAroundEachJob(TestBackend backend) {
        backend.nJobs(1)
                .context(noting("a"))
                .run(TestJob.doing(() -> log.add("job")), TestJob.doing(() -> log.add("job")));

        assertThat(log).containsExactly("capture a", "open a", "job", "close a", "open a", "job", "close a");
    }

    @EveryLocalBackend
    void severalAreClosedTheOtherWayRound(TestBackend backend) {
        backend.nJobs(2).context(noting("a")).context(noting("b")).run(TestJob.doing(() -> log.add("job")));

        assertThat(log).containsExactly("capture a", "capture b", "open a", "open b", "job", "close b", "close a");
    }

    @EveryLocalBackend
    void itIsClosedWhenTheJobFails(TestBackend backend) {
        assertThatThrownBy(() ->
                        backend.nJobs(2).context(noting("a")).run(TestJob.failing("failing", new IOException("gone"))))
                .hasMessage("job 0, failing() failed: java.io.IOException: gone");

        assertThat(log).containsExactly("capture a", "open a", "close a");
    }

    @EveryLocalBackend
    void itIsOpenedForEachAttempt(TestBackend backend) {
        AtomicInteger calls = new AtomicInteger();
        Job<Integer> flaky = TestJob.doing(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IOException("gone");
            }
        });

        backend.nJobs(2).retry(Retry.attempts(2)).context(noting("a")).run(flaky);

        assertThat(log).containsExactly("capture a", "open a", "close a", "open a", "close a");
    }

    @EveryLocalBackend
    void oneThatCannotBeOpenedFailsTheJobAndClosesTheOthers(TestBackend backend) {
        IllegalStateException broken = new IllegalStateException("cannot open");
        ContextCarrier<String> failing = carrier(() -> {
            throw broken;
        });

        assertThatThrownBy(() -> backend.nJobs(2)
                        .context(noting("a"))
                        .context(failing)
                        .run(TestJob.doing("job", () -> log.add("job"))))
                .hasMessage("job 0, job() failed: java.lang.IllegalStateException: cannot open")
                .hasCause(broken);
        assertThat(log).containsExactly("capture a", "open a", "close a");
    }

    @EveryLocalBackend
    void oneThatCannotBeClosedFailsAJobThatWasWellAndIsSuppressedInOneThatWasNot(TestBackend backend) {
        IllegalStateException broken = new IllegalStateException("cannot close");
        IOException gone = new IOException("gone");
        Parallel parallel = backend.nJobs(2).context(carrier(() -> () -> {
            throw broken;
        }));

        assertThat(catchThrowable(() -> parallel.run(TestJob.of(() -> 1)))).hasCause(broken);
        assertThat(catchThrowable(() -> parallel.run(TestJob.failing("failing", gone))))
                .cause()
                .isSameAs(gone)
                .hasSuppressedException(broken);
    }

    @EveryLocalBackend
    void whatCannotBeCapturedReachesTheCaller(TestBackend backend) {
        IllegalStateException broken = new IllegalStateException("cannot capture");
        ContextCarrier<String> failing = new ContextCarrier<>() {
            @Override
            public String capture() {
                throw broken;
            }

            @Override
            public Scope open(String captured) {
                return () -> {};
            }
        };

        assertThatThrownBy(() -> backend.nJobs(2).context(failing).run(TestJob.doing(() -> log.add("job"))))
                .isSameAs(broken);
        assertThat(log).isEmpty();
    }

    @EveryLocalBackend
    void aStreamCarriesWhatThereWasWhenItWasMade(TestBackend backend) {
        CONTEXT.set("the maker's");
        Stream<String> results;
        try {
            results = backend.nJobs(2).context(new Carrying()).stream(TestJob.of(CONTEXT::get));
        } finally {
            CONTEXT.remove();
        }

        try (results) {
            assertThat(results.toList()).containsExactly("the maker's");
        }
    }

    private static ContextCarrier<String> carrier(Supplier<ContextCarrier.Scope> opening) {
        return new ContextCarrier<>() {
            @Override
            public String capture() {
                return "captured";
            }

            @Override
            public Scope open(String captured) {
                return opening.get();
            }
        };
    }
}
