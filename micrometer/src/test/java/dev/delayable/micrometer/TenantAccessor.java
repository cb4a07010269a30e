package dev.delayable.micrometer;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/** Context of a program, registered as a service. */
public final class TenantAccessor implements ThreadLocalAccessor<Object> {

    static final String KEY = "tenant";

    /** Serialisable or not, as a test likes. */
    static final ThreadLocal<@Nullable Object> TENANT = new ThreadLocal<>();

    @Override
    public Object key() {
        return KEY;
    }

    @Override
    public @Nullable Object getValue() {
        return TENANT.get();
    }

    @Override
    public void setValue(Object value) {
        TENANT.set(value);
    }

    @Override
    public void setValue() {
        TENANT.remove();
    }
}
