package dev.delayable.micrometer;

import io.micrometer.context.ThreadLocalAccessor;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import org.jspecify.annotations.Nullable;

/** The current context of OpenTelemetry, and with it the current span. It cannot be serialised. */
final class OpenTelemetryAccessor implements ThreadLocalAccessor<Context> {

    static final String KEY = "opentelemetry";

    @Override
    public Object key() {
        return KEY;
    }

    @Override
    public @Nullable Context getValue() {
        return ContextStorage.get().current();
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // the value before is restored by another call
    public void setValue(Context value) {
        ContextStorage.get().attach(value);
    }

    @Override
    public void setValue() {
        setValue(Context.root());
    }
}
