package dev.delayable.runtime.process;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.ContextCarrier;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.ResultMemory;
import dev.delayable.runtime.Retry;
import dev.delayable.runtime.RunListener;
import dev.delayable.runtime.backend.Backend;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import dev.delayable.runtime.backend.ProcessBackend;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A program that has a class loader of its own, as in a server, and leaves it behind when it has ended. */
public final class UndeployedProgram {

    private UndeployedProgram() {}

    /** A codec of the program. */
    public static final class ProgramCodec implements Codec {

        private final Codec standard = new JavaCodec();

        @Override
        public Writer writer(OutputStream target, UnaryOperator<Object> replacement) throws IOException {
            return standard.writer(target, replacement);
        }

        @Override
        public Reader reader(InputStream source, Arrival arrival) throws IOException {
            return standard.reader(source, arrival);
        }
    }

    /** Passes a value of a class of the program on to its jobs. */
    private static final class Carrier implements ContextCarrier<UndeployedProgram> {

        @Override
        public UndeployedProgram capture() {
            return new UndeployedProgram();
        }

        @Override
        public Scope open(UndeployedProgram captured) {
            return () -> {};
        }
    }

    /** Knows no result. */
    private static final class NoMemory implements ResultMemory, ResultMemory.Session {

        @Override
        public Session openSession() {
            return this;
        }

        @Override
        public <T extends @Nullable Object> @Nullable Slot<T> slot(long index, Job<T> job) {
            return null;
        }

        @Override
        public void close() {}
    }

    private static List<Job<Integer>> squares() {
        return IntStream.range(0, 5)
                .mapToObj(i -> Job.of("square", (Callable<Integer> & Serializable) () -> i * i))
                .toList();
    }

    private static Job<Integer> failing() {
        return Job.of("failing", (Callable<Integer> & Serializable) () -> {
            throw new IllegalStateException("of the program");
        });
    }

    /**
     * Makes runs of one kind.
     *
     * @param kind of which kind
     * @param folder where the program may write
     */
    public static void run(String kind, Path folder) throws Exception {
        ProcessBackend processes =
                Backends.processes().environment("TEST", "undeployed").idleTimeout(Duration.ofMillis(100));
        if (kind.endsWith("initializer")) {
            processes = processes.initializer(squares().get(0));
        } else if (kind.endsWith("codec")) {
            processes = processes.codec(ProgramCodec.class);
        }
        Backend backend = kind.startsWith("processes") ? processes : Backends.threads();
        Duration day = Duration.ofDays(1);
        Parallel plain = Parallel.nJobs(2).backend(backend);
        Parallel parallel = switch (kind.substring(kind.indexOf(' ') + 1)) {
            case "plain", "initializer", "codec" -> plain;
            case "limits" -> plain.timeout(day).deadline(day).grace(day);
            case "listener" -> plain.listener(new RunListener() {});
            case "carrier" -> plain.context(new Carrier());
            case "memory" -> plain.memory(new NoMemory());
            case "report" -> plain.report(folder.resolve("report.html"));
            case "retry" -> plain.retry(Retry.attempts(2).backoff(day).on(e -> isNamedAfterProgram(e)));
            default -> throw new IllegalArgumentException(kind);
        };
        check(parallel.run(squares()));
        check(parallel.stream(squares()).toList());
        check(parallel.runAsync(squares()).join());
        parallel.outcomes(failing());
        try {
            parallel.runAsync(failing()).join();
            throw new IllegalStateException("the job has not failed");
        } catch (CompletionException e) {
            // That is what it does.
        }
        backend.close();
    }

    private static boolean isNamedAfterProgram(Throwable failure) {
        return UndeployedProgram.class.getName().equals(failure.getMessage());
    }

    private record Pair(Object first, Object second) {}

    /** Compares two records of this class. */
    public static void compareRecords() {
        if (!new Pair(1, "two").equals(new Pair(1, "two"))) {
            throw new IllegalStateException("equal records are not equal");
        }
    }

    private static void check(List<Integer> results) {
        if (!results.equals(List.of(0, 1, 4, 9, 16))) {
            throw new IllegalStateException("wrong results: " + results);
        }
    }
}
