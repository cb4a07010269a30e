package dev.delayable.runtime.process;

/** What a job came to, if that is no {@link PlainValue}, in a message with results: the byte after its running time. */
final class ResultKind {

    /** A value that is written by the codec, after its length. */
    static final byte OBJECT = PlainValue.FIRST_OTHER_KIND;

    /** What the job threw. */
    static final byte EXCEPTION = OBJECT + 1;

    /** The job was over its time limit: for how long it ran, and what it threw then, if anything. */
    static final byte TIMEOUT = OBJECT + 2;

    private ResultKind() {}
}
