package dev.delayable.testkit;

import dev.delayable.runtime.Job;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a test and its jobs, wherever they run, tell one another. No interrupt keeps a signal from being given. Thread-safe.
 *
 * @param rendezvous where the signals are kept
 * @since 0.1
 */
public record Signals(Rendezvous rendezvous) implements Serializable {

    private static final String WATCHED = "watched";

    /** What no test waits for in vain, so that no worker is held for ever by a test that has failed. */
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    /**
     * Gives a signal.
     *
     * @param kind the kind of signal
     */
    public void give(String kind) {
        give(kind, "");
    }

    /**
     * Gives a signal that says something.
     *
     * @param kind the kind of signal
     * @param line what it says, in one line
     */
    public void give(String kind, String line) {
        rendezvous.add(kind, line);
    }

    /**
     * What the signals of a kind say.
     *
     * @param kind the kind of signal
     * @return what each says, in the order in which they were given
     */
    public List<String> given(String kind) {
        return rendezvous.lines(kind);
    }

    /**
     * How often a signal was given.
     *
     * @param kind the kind of signal
     * @return 0 or more
     */
    public int count(String kind) {
        return given(kind).size();
    }

    /**
     * Waits until a number of signals were given. An interrupt that comes together with the last of them leaves its flag.
     *
     * @param kind the kind of signal
     * @param count how many
     * @throws InterruptedException if the thread is interrupted before
     */
    public void await(String kind, int count) throws InterruptedException {
        long start = System.nanoTime();
        while (count(kind) < count) {
            try {
                TimeUnit.MILLISECONDS.sleep(1);
            } catch (InterruptedException e) {
                if (count(kind) < count) {
                    throw e;
                }
                Thread.currentThread().interrupt();
            }
            if (System.nanoTime() - start > AT_MOST.toNanos()) {
                throw new IllegalStateException("nobody has given the signal '" + kind + "'");
            }
        }
    }

    /**
     * Waits until a signal was given.
     *
     * @param kind the kind of signal
     * @throws InterruptedException if the thread is interrupted before
     */
    public void await(String kind) throws InterruptedException {
        await(kind, 1);
    }

    /** Waits for the end of the test, whatever interrupts it: as a job does that ignores its interrupt. */
    public void ignoreInterrupts() {
        long start = System.nanoTime();
        while (count("end") < 1 && System.nanoTime() - start < AT_MOST.toNanos()) {
            try {
                TimeUnit.MILLISECONDS.sleep(1);
            } catch (InterruptedException e) {
                // That is what it is for.
            }
        }
    }

    /** Ends what {@linkplain #ignoreInterrupts ignores interrupts}, and forgets all signals. */
    void end() {
        rendezvous.add("end", "");
        rendezvous.close();
    }

    /**
     * Waits until so many jobs have come here.
     *
     * @param parties how many
     * @throws InterruptedException if the thread is interrupted before
     */
    public void meet(int parties) throws InterruptedException {
        give("met");
        await("met", parties);
    }

    /**
     * Makes a job tell when it starts and when it ends.
     *
     * @param <T> the type of the result
     * @param job the job, a {@link SendableJob}
     * @return a job that does the same
     */
    public <T extends @Nullable Object> Job<T> watch(Job<T> job) {
        return SendableJob.of(job.function().name(), () -> {
            give(WATCHED, "+");
            try {
                return job.call();
            } finally {
                give(WATCHED, "-");
            }
        });
    }

    /**
     * How many watched jobs have started.
     *
     * @return 0 or more; each start of the same job counts
     */
    public int started() {
        return starts(given(WATCHED));
    }

    /**
     * How many watched jobs have ended.
     *
     * @return 0 or more
     */
    public int ended() {
        List<String> lines = given(WATCHED);
        return lines.size() - starts(lines);
    }

    /**
     * How many watched jobs are running now.
     *
     * @return 0 or more
     */
    public int running() {
        List<String> lines = given(WATCHED);
        return 2 * starts(lines) - lines.size();
    }

    /**
     * How many watched jobs were running at once, at most.
     *
     * @return 0 or more
     */
    public int peak() {
        int running = 0;
        int peak = 0;
        for (String line : given(WATCHED)) {
            running += line.equals("+") ? 1 : -1;
            peak = Math.max(peak, running);
        }
        return peak;
    }

    private static int starts(List<String> lines) {
        return (int) lines.stream().filter("+"::equals).count();
    }
}
