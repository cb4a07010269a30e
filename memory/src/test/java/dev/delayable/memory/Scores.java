package dev.delayable.memory;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import dev.delayable.annotations.NotInKey;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The jobs of the tests, which count how often they are called. */
final class Scores {

    static final AtomicInteger CALLS = new AtomicInteger();

    /** What {@link #blocked} waits for. */
    static volatile CountDownLatch gate = new CountDownLatch(0);

    private Scores() {}

    /** A result with parts. */
    record Score(
            String name,
            double value,
            List<Integer> parts,
            @Nullable Path file) implements Serializable {}

    @Delayable
    static int mul(int v1, int v2, @Keyword("*") String operation) {
        CALLS.incrementAndGet();
        return operation.equals("*") ? v1 * v2 : v1 - v2;
    }

    @Delayable
    static Score score(String name, double value, int... parts) {
        CALLS.incrementAndGet();
        List<Integer> list = new ArrayList<>();
        for (int part : parts) {
            list.add(part);
        }
        return new Score(name, value, list, Path.of("some", name));
    }

    @Delayable
    static int count(Object value) {
        CALLS.incrementAndGet();
        return String.valueOf(value).length();
    }

    @Delayable
    static int verbose(
            int value,
            @NotInKey @Keyword("false") boolean verbose,
            @NotInKey @Keyword(nullDefault = true) @Nullable Object log) {
        return CALLS.incrementAndGet() + value;
    }

    @Delayable(memory = false)
    static int now() {
        return CALLS.incrementAndGet();
    }

    /** Returns when it is interrupted. */
    @Delayable
    static int late(int value) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            return value;
        }
        return value;
    }

    @Delayable(version = 2)
    static int versioned(int value) {
        CALLS.incrementAndGet();
        return value;
    }

    @Delayable
    static void done(int value) {
        CALLS.addAndGet(Math.max(1, value));
    }

    @Delayable
    static int @Nullable [] array(int length) {
        CALLS.incrementAndGet();
        return length < 0 ? null : new int[length];
    }

    @Delayable
    static int sumAndClear(int[] values) {
        CALLS.incrementAndGet();
        int sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
            values[i] = 0;
        }
        return sum;
    }

    @Delayable
    static int failing(int value) throws IOException {
        CALLS.incrementAndGet();
        throw new IOException("no " + value);
    }

    /** Fails until it is called for the third time. */
    @Delayable
    static int thirdTime(int value) throws IOException {
        if (CALLS.incrementAndGet() % 3 != 0) {
            throw new IOException("not yet");
        }
        return value;
    }

    @Delayable
    static int blocked(int value) throws InterruptedException {
        CALLS.incrementAndGet();
        gate.await();
        return value;
    }

    /** Returns although it is interrupted. */
    @Delayable
    static int stubborn(int value) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            return value;
        }
        return value;
    }

    @Delayable
    static int dying(int value) {
        Runtime.getRuntime().halt(value);
        return value;
    }

    /** Returns an object of a class that the declared type does not name. */
    @Delayable
    static Object hidden() {
        CALLS.incrementAndGet();
        return new ResultsTest.Planted();
    }

    @Delayable
    static Stream<Integer> stream(int value) {
        CALLS.incrementAndGet();
        return Stream.of(value);
    }

    @Delayable
    static Supplier<Integer> lambda(int value) {
        CALLS.incrementAndGet();
        return (Supplier<Integer> & Serializable) () -> value;
    }

    @Delayable
    static List<Object> cyclic(int value) {
        CALLS.incrementAndGet();
        List<Object> list = new ArrayList<>();
        list.add(value);
        list.add(list);
        return list;
    }

    @Delayable
    static Optional<String> optional(boolean isThere) {
        CALLS.incrementAndGet();
        return isThere ? Optional.of("there") : Optional.empty();
    }

    @Delayable
    static double[] large(int length) {
        CALLS.incrementAndGet();
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = i;
        }
        return values;
    }

    @Delayable
    static <T> T same(T value) {
        CALLS.incrementAndGet();
        return value;
    }
}
