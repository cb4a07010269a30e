package dev.delayable.runtime.engine;

/** How results leave a run. */
public enum ResultKind {
    /** All at the end. */
    LIST,
    /** One by one, in the order of the jobs. */
    ORDERED,
    /** One by one, in the order in which the jobs finish. */
    COMPLETION
}
