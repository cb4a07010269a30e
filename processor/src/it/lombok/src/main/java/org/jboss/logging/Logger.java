package org.jboss.logging;

/** What Lombok calls of a library of this name. */
public final class Logger {
    private Logger() {}

    public static Logger getLogger(Class<?> type) {
        return new Logger();
    }
}
