package dev.delayable.runtime.report;

import java.util.List;

/** A run at some moment, ready to be shown: its numbers, and as many bars as a browser draws quickly. */
final class ReportModel {

    /** How many bars a browser opens within 3 s. */
    static final int MAX_BARS = 1_000_000;

    private static final int LONGEST_ALONE = 10_000;

    private final Snapshot drawn;
    private final Summary summary;
    private final Tables tables;
    private final boolean showsArguments;

    ReportModel(Snapshot snapshot, boolean showsArguments) {
        this.summary = new Summary(snapshot);
        this.tables = new Tables(summary);
        this.drawn = snapshot.merged(MAX_BARS, LONGEST_ALONE);
        this.showsArguments = showsArguments;
    }

    /** The bars that are drawn. */
    Snapshot drawn() {
        return drawn;
    }

    Summary summary() {
        return summary;
    }

    Tables tables() {
        return tables;
    }

    List<String> notes() {
        return tables.notes(drawn.mergedJobs(), showsArguments);
    }
}
