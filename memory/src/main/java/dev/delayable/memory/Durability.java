package dev.delayable.memory;

/**
 * How much a power cut may cost. When only the program is killed, nothing is lost that was delivered, whatever this says.
 *
 * @see Memory#durable(Durability)
 * @since 0.1
 */
public enum Durability {
    /** The results of the last second or two. */
    EVERY_SECOND,
    /** Nothing: each result is forced to the disk before it is delivered, which takes some milliseconds. */
    EACH_JOB
}
