package dev.delayable.runtime.report;

/** How an attempt of a job has ended. The order is part of the format that the page reads. */
public enum Ending {
    /** It has returned a result. */
    RETURNED("ok"),
    /** It has failed, and is not run again. */
    FAILED("failed"),
    /** It has failed, and is run again. */
    RETRIED("retried"),
    /** The stop of the run has interrupted it. */
    STOPPED("stopped"),
    /** It has not ended after its interrupt, and the run goes on without it. */
    GIVEN_UP("given up"),
    /** Its worker has died. */
    LOST("worker lost"),
    /** It was not run: its result was kept from an earlier run. */
    FROM_MEMORY("from memory"),
    /** It has not ended yet. */
    RUNNING("running");

    private static final Ending[] ALL = values();

    private final String text;

    Ending(String text) {
        this.text = text;
    }

    static Ending of(int code) {
        return ALL[code];
    }

    /** The number that stands for it in what is recorded and written. */
    @SuppressWarnings("EnumOrdinal") // the order is part of the format
    int code() {
        return ordinal();
    }

    /** What people read. */
    String text() {
        return text;
    }

    /** Whether a reader must see it at any zoom. */
    boolean isTrouble() {
        return this == FAILED || this == GIVEN_UP || this == LOST;
    }
}
