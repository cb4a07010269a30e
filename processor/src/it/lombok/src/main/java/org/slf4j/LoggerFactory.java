package org.slf4j;

/** What Lombok calls of a library of this name. */
public final class LoggerFactory {
    private LoggerFactory() {}

    public static Logger getLogger(Class<?> type) {
        return new Logger() {};
    }
}
