package dev.delayable.runtime.process;

/** What a job came to, in a message with results: the byte after its running time. The simplest results need no codec. */
final class ResultKind {

    static final byte NULL = 0;
    static final byte INTEGER = 1;
    static final byte LONG = 2;
    static final byte DOUBLE = 3;
    static final byte FALSE = 4;
    static final byte TRUE = 5;
    static final byte STRING = 6;

    /** Anything else, by the codec, after its length. */
    static final byte OBJECT = 7;

    /** What the job threw. */
    static final byte EXCEPTION = 8;

    /** The job was over its time limit: for how long it ran, and what it threw then, if anything. */
    static final byte TIMEOUT = 9;

    private ResultKind() {}
}
