package dev.delayable.runtime.report;

/** How far a run is. */
enum RunState {
    RUNNING("running"),
    FINISHED("finished"),
    STOPPED("stopped"),
    /** The JVM was about to exit while the run went on. */
    CUT_SHORT("cut short by the exit of the JVM");

    private final String text;

    RunState(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
