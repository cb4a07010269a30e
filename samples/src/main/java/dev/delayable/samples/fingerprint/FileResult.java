package dev.delayable.samples.fingerprint;

import java.nio.file.Path;

/** What came out of one file: its fingerprint, or the reason why there is none. */
sealed interface FileResult permits FileFingerprint, Unreadable {

    /** The file. */
    Path path();
}
