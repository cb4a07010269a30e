package dev.delayable.testkit;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.testkit.SendableJob.Action;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A place where jobs run, as the {@link BackendContract} looks at it: the backend under test, what it can do, and how tests and
 * jobs reach one another there.
 *
 * <pre>{@code
 * Place.of(new MyBackend(), Trait.PARALLEL, Trait.COPIES, Trait.DIES, Trait.EXACT_LOSS, Trait.KILLS_STUCK)
 * }</pre>
 *
 * @since 0.1
 */
public interface Place extends AutoCloseable {

    /**
     * The backend under test. Called for each test.
     *
     * @return the backend, usually the same each time
     */
    Backend backend();

    /**
     * What the place can do.
     *
     * @return the traits, the same each time
     */
    Set<Trait> traits();

    /**
     * Where a test and its jobs leave word for one another.
     *
     * @return a new rendezvous, which the test closes; in memory if the place {@linkplain Trait#SHARES_MEMORY shares memory},
     *     else in the folder for temporary files, which does for workers of this machine
     */
    default Rendezvous rendezvous() {
        return traits().contains(Trait.SHARES_MEMORY)
                ? Rendezvous.inMemory()
                : Rendezvous.inFolder(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * Ends the worker under a job. Sent to the worker, and called there by the job; it does not return.
     *
     * @return what ends the worker; halts the JVM of the job if not overridden
     */
    default Action death() {
        return () -> Runtime.getRuntime().halt(9);
    }

    /**
     * How many jobs run in what dies together.
     *
     * @return 1 or more: 1 where each worker is a process of its own
     */
    default int jobsPerDeath() {
        return 1;
    }

    /**
     * The same kind of place with a bound over all runs. Called only where the place is {@linkplain Trait#BOUNDED bounded}.
     *
     * @param workers how many workers all runs have together
     * @return the backend; equal to another one with the same bound
     */
    default Backend bounded(int workers) {
        throw new UnsupportedOperationException("a place with the trait BOUNDED implements bounded(int)");
    }

    /**
     * Tests that the place is known not to pass. They are skipped, and reported with their reason.
     *
     * @return the names of tests, each with the reason; empty if not overridden
     */
    default Map<String, String> exemptions() {
        return Map.of();
    }

    /**
     * How long a test waits for what ought to happen, before it fails.
     *
     * @param start how long the first run took here
     * @return one minute more than 50 times that, if not overridden
     */
    default Duration patience(Duration start) {
        return start.multipliedBy(50).plusMinutes(1);
    }

    /** Closes the backend. Called after the last test. */
    @Override
    default void close() {
        backend().close();
    }

    /**
     * A place whose workers are on this machine.
     *
     * @param backend the backend under test
     * @param traits what it can do
     * @return the place
     */
    static Place of(Backend backend, Trait... traits) {
        return new LocalPlace(backend, Set.of(traits));
    }
}
