package dev.delayable.testkit;

import dev.delayable.runtime.backend.Backend;
import dev.delayable.testkit.SendableJob.Action;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A place with a bound, and a way of its own to end a worker. */
record TestPlace(
        Backend backend,
        IntFunction<? extends Backend> atMost,
        Action death,
        @Nullable Duration patience,
        Set<Trait> traits)
        implements Place {

    /** A place whose workers are JVMs of their own. */
    static TestPlace of(Backend backend, IntFunction<? extends Backend> atMost, Trait... traits) {
        return new TestPlace(backend, atMost, () -> Runtime.getRuntime().halt(9), null, traits(traits));
    }

    private static Set<Trait> traits(Trait... traits) {
        EnumSet<Trait> all = EnumSet.of(Trait.BOUNDED);
        all.addAll(Set.of(traits));
        return all;
    }

    TestPlace dyingBy(Action way) {
        return new TestPlace(backend, atMost, way, patience, traits);
    }

    TestPlace waitingFor(Duration time) {
        return new TestPlace(backend, atMost, death, time, traits);
    }

    @Override
    public Duration patience(Duration start) {
        return patience == null ? Place.super.patience(start) : patience;
    }

    @Override
    public Backend bounded(int workers) {
        return atMost.apply(workers);
    }
}
