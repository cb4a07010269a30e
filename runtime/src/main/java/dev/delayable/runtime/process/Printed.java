package dev.delayable.runtime.process;

import java.io.IOException;

/** What the jobs of a worker print, line by line. */
final class Printed {

    private Printed() {}

    /** Prints a line here that was printed there. */
    static void print(Arrived message, OutputTail tail) throws IOException {
        String line = message.getString();
        if (message.kind() == FrameKind.OUT) {
            System.out.println(line);
        } else if (message.kind() == FrameKind.ERR) {
            tail.add(line);
            System.err.println(line);
        } else {
            throw new IOException("a message of kind " + message.kind() + " where none is expected");
        }
    }
}
