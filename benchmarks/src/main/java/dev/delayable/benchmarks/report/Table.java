package dev.delayable.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown. */
final class Table {

    private final StringBuilder text = new StringBuilder();
    private final int columns;

    Table(List<String> header) {
        columns = header.size();
        row(header);
        row(Collections.nCopies(columns, "---"));
    }

    /** Adds a row; cells that are missing at its end are empty. */
    void row(List<String> cells) {
        List<String> all = new ArrayList<>(cells);
        while (all.size() < columns) {
            all.add("");
        }
        text.append("| ").append(String.join(" | ", all)).append(" |\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
