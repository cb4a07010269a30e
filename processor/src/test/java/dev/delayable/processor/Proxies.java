package dev.delayable.processor;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** Makes stand-ins for parts of a compiler. */
public final class Proxies {

    private Proxies() {}

    public static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
