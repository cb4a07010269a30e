package dev.delayable.micrometer;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.ThreadLocalAccessor;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the calling thread had when its run started. In another JVM it is what can be serialised of that; what cannot is missing
 * there, as it is in a thread that never had it.
 */
final class CarriedSnapshot implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient ContextSnapshot snapshot;

    /** Whose values are set in a job, or cleared if the calling thread had none. */
    private transient Predicate<Object> keys;

    CarriedSnapshot(ContextSnapshot snapshot, Predicate<Object> keys) {
        this.snapshot = snapshot;
        this.keys = keys;
    }

    ContextSnapshot.Scope setThreadLocals() {
        return snapshot.setThreadLocals(keys);
    }

    /** Writes each key that can be written, and its value or null. */
    private void writeObject(ObjectOutputStream out) throws IOException {
        List<Object> accepted = new ArrayList<>();
        for (ThreadLocalAccessor<?> accessor : ContextRegistry.getInstance().getThreadLocalAccessors()) {
            if (accessor.key() instanceof Serializable && keys.test(accessor.key())) {
                accepted.add(accessor.key());
            }
        }
        ContextValues values = snapshot.updateContext(new ContextValues(new HashMap<>()));
        out.writeInt(accepted.size());
        for (Object key : accepted) {
            out.writeObject(key);
            write(key, values.map().get(key), out);
        }
    }

    private static void write(Object key, @Nullable Object value, ObjectOutputStream out) throws IOException {
        try {
            out.writeObject(value instanceof Serializable ? value : null);
        } catch (NotSerializableException e) {
            NotSerializableException named = new NotSerializableException("the context value '" + key
                    + "', which has an object of the class " + e.getMessage()
                    + " in it: leave it out by ContextPropagation.carrier(key -> ...), or use Backends.threads()");
            named.initCause(e);
            throw named;
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        Map<Object, @Nullable Object> values = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            Object key = in.readObject();
            Object value = in.readObject();
            values.put(key, value);
            if (value != null) {
                ensureAccessor(key);
            }
        }
        keys = values::containsKey;
        snapshot = ContextSnapshotFactory.builder().clearMissing(true).build().captureFrom(new ContextValues(values));
    }

    /** A value without an accessor would be lost, and nobody would know. */
    private static void ensureAccessor(Object key) throws InvalidObjectException {
        ContextRegistry registry = ContextRegistry.getInstance();
        for (ThreadLocalAccessor<?> accessor : registry.getThreadLocalAccessors()) {
            if (accessor.key().equals(key)) {
                return;
            }
        }
        if (key.equals(Slf4jThreadLocalAccessor.KEY)) {
            registry.registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
            return;
        }
        throw new InvalidObjectException("there is no ThreadLocalAccessor for the context value '" + key
                + "' here: register it in the initializer of Backends.processes() or as a service in"
                + " META-INF/services/io.micrometer.context.ThreadLocalAccessor, or leave the value out by"
                + " ContextPropagation.carrier(key -> ...)");
    }
}
