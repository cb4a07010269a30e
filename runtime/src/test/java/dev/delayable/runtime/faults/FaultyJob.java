package dev.delayable.runtime.faults;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.NoData;
import dev.delayable.runtime.Parallel;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A job that squares its number, and in which something may go wrong.
 *
 * @param number its place in the input
 * @param fault what goes wrong; null if nothing does
 * @param trace where it leaves a trace of each start and end
 * @param argument what may not be sent
 */
record FaultyJob(
        int number,
        @Nullable Fault fault,
        Trace trace,
        @Nullable Object argument) implements Job<Object> {

    FaultyJob(int number, @Nullable Fault fault, Trace trace) {
        this(number, fault, trace, argument(fault));
    }

    private static @Nullable Object argument(@Nullable Fault fault) {
        return fault == Fault.ARGUMENT_CANNOT_BE_WRITTEN
                ? new Unwritable()
                : fault == Fault.ARGUMENT_CANNOT_BE_READ ? new Unreadable() : null;
    }

    /** What a job throws whose fault is to fail. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }

    /** As exceptions of mocks are. */
    private static final class Nameless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new NoClassDefFoundError("of the message");
        }
    }

    /** A result that cannot go to the caller. */
    private static final class Unwritable implements Serializable {
        private static final long serialVersionUID = 1L;

        private void writeObject(ObjectOutputStream out) throws IOException {
            throw new NoClassDefFoundError("of what is written");
        }
    }

    private static final class Unreadable implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException {
            throw new AssertionError("of what is read");
        }
    }

    @Override
    public Object call() throws Exception {
        int start = trace.start(number);
        try {
            return fault == null ? square() : call(fault, start);
        } finally {
            trace.end(number);
        }
    }

    private Object call(Fault which, int start) throws Exception {
        switch (which) {
            case JOB_THROWS, TEXT_THROWS, TEXT_IS_AN_ERROR, TEXT_BLOCKS -> throw new Failed("on purpose");
            case JOB_THROWS_AN_ERROR -> throw new AssertionError("on purpose");
            case EXCEPTION_HAS_NO_TEXT -> throw new Nameless();
            case JOB_IGNORES_INTERRUPTS -> trace.awaitRelease();
            case JOB_HOLDS_THE_LOCK_OF_ITS_ARGUMENT -> {
                synchronized (this.trace) {
                    trace.awaitRelease();
                }
            }
            case JOB_NEEDS_A_SECOND_ATTEMPT -> {
                if (start == 1) {
                    throw new Failed("the first time");
                }
            }
            case JOB_WAITS_LONG_FOR_A_SECOND_ATTEMPT -> throw new IOException("for a long time");
            case JOB_STARTS_RUNS -> {
                List<Job<Object>> inner = new ArrayList<>();
                IntStream.range(100, 104).forEach(i -> inner.add(new FaultyJob(i, null, trace)));
                return Parallel.nJobs(2).run(inner).size() == 4 ? square() : "too few results";
            }
            case WORKER_IS_KILLED -> Runtime.getRuntime().halt(3);
            case WORKER_IS_STOPPED -> {
                new ProcessBuilder(
                                "kill",
                                "-STOP",
                                String.valueOf(ProcessHandle.current().pid()))
                        .inheritIO()
                        .start()
                        .waitFor();
                trace.awaitRelease();
            }
            case WORKER_HAS_NO_MEMORY -> throw new OutOfMemoryError("on purpose, " + exhausted());
            case RESULT_CANNOT_BE_WRITTEN -> {
                return new Unwritable();
            }
            case RESULT_CANNOT_BE_READ -> {
                return new Unreadable();
            }
            default -> TimeUnit.MILLISECONDS.sleep(1);
        }
        return square();
    }

    private static int exhausted() {
        List<byte[]> all = new ArrayList<>();
        while (all.size() < 4096) {
            all.add(new byte[1 << 20]);
        }
        return all.size();
    }

    private Object square() {
        return (long) number * number;
    }

    @Override
    public DelayedFunction<Object> function() {
        return NoData.function(FaultyJob.class, "square");
    }

    @Override
    public List<@Nullable Object> args() {
        return List.of(number);
    }

    @Override
    public String toString() {
        if (fault == Fault.TEXT_THROWS) {
            throw new IllegalStateException("no text");
        } else if (fault == Fault.TEXT_IS_AN_ERROR) {
            throw new NoClassDefFoundError("no text");
        } else if (fault == Fault.TEXT_BLOCKS) {
            trace.awaitRelease();
        } else if (fault == Fault.JOB_HOLDS_THE_LOCK_OF_ITS_ARGUMENT) {
            synchronized (this.trace) {
                return "square(" + number + ", locked)";
            }
        }
        return "square(" + number + ")";
    }
}
