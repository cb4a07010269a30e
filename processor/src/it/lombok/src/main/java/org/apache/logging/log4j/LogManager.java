package org.apache.logging.log4j;

/** What Lombok calls of a library of this name. */
public final class LogManager {
    private LogManager() {}

    public static Logger getLogger(Class<?> type) {
        return new Logger() {};
    }
}
