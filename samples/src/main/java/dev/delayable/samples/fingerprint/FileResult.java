package dev.delayable.samples.fingerprint;

import java.io.Serializable;
import java.nio.file.Path;

/** What came out of one file: its fingerprint, or the reason why there is none. Serializable, so that a memory can keep it. */
sealed interface FileResult extends Serializable permits FileFingerprint, Unreadable {

    /** The file. */
    Path path();
}
