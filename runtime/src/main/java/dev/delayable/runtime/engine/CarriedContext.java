package dev.delayable.runtime.engine;

import dev.delayable.runtime.ContextCarrier;
import dev.delayable.runtime.work.Throwables;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was captured in the calling thread when a run was made, to be opened around each of its jobs. It can be serialised if
 * the carriers and what they have captured can.
 */
public final class CarriedContext implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What is to be closed where nothing was opened. No lambda: the first run of a JVM would wait for it. */
    private static final class Nothing implements ContextCarrier.Scope {

        static final Nothing INSTANCE = new Nothing();

        @Override
        public void close() {}
    }

    private record Captured<C>(ContextCarrier<C> carrier, C value) implements Serializable {

        static <C> Captured<C> of(ContextCarrier<C> carrier) {
            return new Captured<>(carrier, carrier.capture());
        }

        ContextCarrier.Scope open() {
            return carrier.open(value);
        }
    }

    static final CarriedContext EMPTY = new CarriedContext(List.of());

    /** In the order of the carriers. */
    @SuppressWarnings("serial") // the lists that are used can be serialised
    private final List<Captured<?>> captured;

    private CarriedContext(List<Captured<?>> captured) {
        this.captured = captured;
    }

    static CarriedContext capture(List<ContextCarrier<?>> carriers) {
        if (carriers.isEmpty()) {
            return EMPTY;
        }
        List<Captured<?>> captured = new ArrayList<>(carriers.size());
        for (ContextCarrier<?> carrier : carriers) {
            captured.add(Captured.of(carrier));
        }
        return new CarriedContext(captured);
    }

    boolean isEmpty() {
        return captured.isEmpty();
    }

    /** Opens all in their order; the scope closes them in reverse. */
    ContextCarrier.Scope open() {
        if (captured.isEmpty()) {
            return Nothing.INSTANCE;
        }
        List<ContextCarrier.Scope> open = new ArrayList<>(captured.size());
        try {
            for (Captured<?> each : captured) {
                open.add(each.open());
            }
        } catch (Throwable e) {
            closeAll(open, e);
            throw e;
        }
        return () -> {
            Throwable failure = closeAll(open, null);
            if (failure != null) {
                throw Throwables.sneaky(failure);
            }
        };
    }

    private static @Nullable Throwable closeAll(List<ContextCarrier.Scope> scopes, @Nullable Throwable before) {
        Throwable failure = before;
        for (int i = scopes.size() - 1; i >= 0; i--) {
            try {
                scopes.get(i).close();
            } catch (Throwable e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        return failure;
    }
}
