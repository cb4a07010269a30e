package dev.delayable.samples.common;

import java.nio.file.Path;

/** A program whose runs can have a report: its command line takes the option {@code --report}. */
public interface Reported {

    /** Asks for a report; not called if the option is not given. */
    void report(Path file);
}
