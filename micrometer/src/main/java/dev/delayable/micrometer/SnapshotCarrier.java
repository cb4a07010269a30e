package dev.delayable.micrometer;

import dev.delayable.runtime.ContextCarrier;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.io.Serializable;
import java.util.function.Predicate;

/** Captures snapshots of the calling thread. Another JVM only opens what was captured here, and needs none of the fields. */
final class SnapshotCarrier implements ContextCarrier<CarriedSnapshot>, Serializable {

    private static final long serialVersionUID = 1L;

    private final transient Predicate<Object> keys;

    SnapshotCarrier(Predicate<Object> keys) {
        this.keys = keys;
    }

    @Override
    public CarriedSnapshot capture() {
        ContextSnapshotFactory factory = ContextSnapshotFactory.builder()
                .captureKeyPredicate(keys)
                .clearMissing(true)
                .build();
        return new CarriedSnapshot(factory.captureAll(), keys);
    }

    @Override
    public Scope open(CarriedSnapshot captured) {
        ContextSnapshot.Scope scope = captured.setThreadLocals();
        return scope::close;
    }
}
