package dev.delayable.testkit;

import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.Backend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What one test works with: the place, its pace, and signals. Used by the thread of the test. */
final class Scene implements AutoCloseable {

    private final Place place;
    private final Pace pace;
    private final Duration patience;
    private final List<Signals> signals = new ArrayList<>();

    Scene(Place place, Pace pace, Duration patience) {
        this.place = place;
        this.pace = pace;
        this.patience = patience;
    }

    Place place() {
        return place;
    }

    Pace pace() {
        return pace;
    }

    Duration patience() {
        return patience;
    }

    boolean is(Trait trait) {
        return place.traits().contains(trait);
    }

    Parallel nJobs(int nJobs) {
        return Parallel.nJobs(nJobs).backend(place.backend());
    }

    /** How many jobs run at once. */
    int workers(int nJobs) {
        return is(Trait.PARALLEL) ? nJobs : 1;
    }

    /** A backend with a bound that no other test has. */
    Backend bounded(int workers) {
        return place.bounded(workers);
    }

    /** How often to do what uses up workers, or waits for several. */
    int times(int usually) {
        return is(Trait.STARTS_SLOWLY) ? Math.max(1, usually / 5) : usually;
    }

    /** New ones. */
    Signals signals() {
        Signals created = new Signals(place.rendezvous());
        signals.add(created);
        return created;
    }

    /** Waits for what another thread, or a worker, does. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new AssertionError("after " + patience.toSeconds() + " s still not: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** What still waits for a signal ends. */
    @Override
    public void close() {
        signals.forEach(Signals::end);
    }
}
