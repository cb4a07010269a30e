package dev.delayable.runtime;

import java.io.Serial;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The jobs of one run of the {@link Soak} as an input that sees who reads it, and how far ahead. */
final class SoakInput implements Iterator<Job<Integer>> {

    /** What an input throws that is to fail. */
    static final class InputFailure extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        InputFailure() {
            super("planned failure of the input", null, false, false);
        }
    }

    private final SoakPlan plan;
    private final List<SoakJob> jobs;

    /** How many results have left the run. */
    private final IntSupplier delivered;

    /** Written by the thread that reads. */
    private volatile int taken;

    private volatile @Nullable Thread reader;

    SoakInput(SoakPlan plan, IntSupplier delivered) {
        this.plan = plan;
        this.jobs = plan.jobs();
        this.delivered = delivered;
    }

    int taken() {
        return taken;
    }

    /** The thread that has read the input, or null. */
    @Nullable
    Thread reader() {
        return reader;
    }

    Collection<Job<Integer>> collection() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<Job<Integer>> iterator() {
                return SoakInput.this;
            }

            @Override
            public int size() {
                return jobs.size();
            }

            @Override
            public Object[] toArray() {
                reader = Thread.currentThread();
                taken = jobs.size();
                return jobs.toArray();
            }
        };
    }

    Stream<Job<Integer>> stream() {
        Stream<Job<Integer>> stream =
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
        return plan.unordered() ? stream.parallel() : stream;
    }

    @Override
    public boolean hasNext() {
        return taken < jobs.size() || taken == plan.inputFailsAt();
    }

    @Override
    @SuppressWarnings({"NonAtomicVolatileUpdate", "ReferenceEquality"}) // one thread is to read
    public Job<Integer> next() {
        Thread current = Thread.currentThread();
        Thread before = reader;
        plan.ledger().check(before == null || before == current, "the input is read by " + before + " and " + current);
        reader = current;
        if (taken == plan.inputFailsAt()) {
            throw new InputFailure();
        }
        if (taken == jobs.size()) {
            throw new NoSuchElementException();
        }
        taken++;
        if (plan.verb().isStream() && plan.preDispatch() > 0) {
            int ahead = taken - delivered.getAsInt();
            plan.ledger().check(ahead <= plan.preDispatch(), "the input is " + ahead + " jobs ahead");
        }
        return jobs.get(taken - 1);
    }
}
