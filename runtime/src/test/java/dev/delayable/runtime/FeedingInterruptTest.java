package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An input that is always ready keeps the calling thread from ever waiting. */
class FeedingInterruptTest {

    private static final int JOBS = 1_000_000;

    /** Interrupts the thread that reads it, at the tenth job. */
    private static final class Interrupting implements Iterator<Job<Integer>> {
        private final Iterator<Job<Integer>> jobs = IntStream.range(0, JOBS)
                .mapToObj(SampleFunctionsDelayed::slowFunction)
                .<Job<Integer>>map(job -> job)
                .iterator();

        private int taken;

        @Override
        public boolean hasNext() {
            return jobs.hasNext();
        }

        @Override
        public Job<Integer> next() {
            taken++;
            if (taken == 10) {
                Thread.currentThread().interrupt();
            }
            return jobs.next();
        }
    }

    @Test
    void anInterruptEndsAListBeforeTheNextJobIsTaken() {
        Interrupting input = new Interrupting();

        Throwable failure = catchThrowable(() -> Parallel.nJobs(2).run(input));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(CancellationException.class);
        assertThat(input.taken).isEqualTo(10);
    }

    @Test
    void anInterruptEndsAStreamBeforeTheNextJobIsTaken() {
        Interrupting input = new Interrupting();
        Stream<Integer> results = Parallel.nJobs(2).stream(input);

        Throwable failure = catchThrowable(results::toList);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure).isInstanceOf(CancellationException.class);
        assertThat(input.taken).isEqualTo(10);
    }
}
