package dev.delayable.runtime.remote.wire;

import java.io.Serializable;

/**
 * Replaces a large object, which is sent separately, in a job or in a result.
 *
 * @param id the number of the object
 */
public record SharedRef(int id) implements Serializable {

    /** From how many bytes on an object travels by itself. */
    public static final int LARGE_BYTES = 1 << 15;
}
