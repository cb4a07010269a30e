package dev.delayable.runtime.remote.wire;

/** What a job came to, if that is no {@link PlainValue}, in a message with results: the byte after its running time. */
public final class ResultKind {

    /** A value that is written by the codec, after its length. */
    public static final byte OBJECT = PlainValue.FIRST_OTHER_KIND;

    /** What the job threw. */
    public static final byte EXCEPTION = OBJECT + 1;

    /** The job was over its time limit: for how long it ran, and what it threw then, if anything. */
    public static final byte TIMEOUT = OBJECT + 2;

    /** What reports show of runs inside the job, after its length; the kind of the result follows. */
    public static final byte NESTED_RUNS = OBJECT + 3;

    private ResultKind() {}
}
