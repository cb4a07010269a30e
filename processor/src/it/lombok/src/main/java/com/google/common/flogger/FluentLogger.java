package com.google.common.flogger;

/** What Lombok calls of a library of this name. */
public final class FluentLogger {
    private FluentLogger() {}

    public static FluentLogger forEnclosingClass() {
        return new FluentLogger();
    }
}
