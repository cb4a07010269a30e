package dev.delayable.runtime.remote.parent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of the output of a worker, for the message about its death. Thread-safe. */
final class OutputTail {

    private static final int MAX_LINES = 20;
    private static final int MAX_LENGTH = 1000;

    /** Guarded by this. */
    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (lines.size() == MAX_LINES) {
            lines.removeFirst();
        }
        lines.addLast(line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "..." : line);
    }

    /** What messages say of them; nothing if there are none. */
    synchronized String text() {
        return lines.isEmpty() ? "" : "; its last lines: " + String.join(" | ", lines);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
