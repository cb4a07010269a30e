package dev.delayable.memory;

/**
 * What becomes of a job that has an argument without a rule.
 *
 * @see Memory#unkeyable(Unkeyable)
 * @since 0.1
 */
public enum Unkeyable {
    /** It fails, and the message tells which argument and what to do. */
    FAIL,
    /** It runs, and its result is not kept; that is logged once for each function. */
    RUN
}
