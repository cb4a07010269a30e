package dev.delayable.runtime.remote.wire;

/** What a frame says: the byte after its length. */
public final class FrameKind {

    // To the worker.

    /** The settings of the worker, and its initializer. */
    public static final byte HELLO = 1;

    /** What all batches of a run have in common. */
    public static final byte RUN = 2;

    /** A batch of jobs, written by the codec. */
    public static final byte BATCH = 3;

    /** A batch of jobs that need no codec. */
    public static final byte PLAIN_BATCH = 16;

    /** Interrupts a batch, or {@link #ALL_BATCHES}, whether it runs or waits. */
    public static final byte INTERRUPT = 4;

    /** An object that jobs refer to by its number: serialised. */
    public static final byte OBJECT = 5;

    /** What the store of the run finds an array by that jobs refer to by its number. */
    public static final byte STORED = 6;

    /** An array of arrays of primitives that jobs refer to by its number. */
    public static final byte NESTED_ARRAY = 21;

    /** Objects that no job will refer to any more. */
    public static final byte FORGET = 7;

    /** Nothing more will come: the worker is to end. */
    public static final byte BYE = 15;

    // To either side.

    /** An array of primitives, referred to by its number. */
    public static final byte ARRAY = 8;

    // To the parent.

    /** The worker can take batches. */
    public static final byte READY = 9;

    /** The initializer has failed. */
    public static final byte UNFIT = 10;

    /** Results of a batch, and whether there will be more. */
    public static final byte RESULTS = 11;

    /** A line that a job has printed. */
    public static final byte OUT = 12;

    /** A line that a job has printed to the error stream. */
    public static final byte ERR = 13;

    /** A job does not end after its time limit: the worker is to be killed. */
    public static final byte STUCK = 14;

    /** The JVM of the worker runs; its initializer comes next. */
    public static final byte GREETING = 17;

    /** The JVM of the worker is shutting down: it runs no other job. */
    public static final byte LEAVING = 18;

    /** An object is not there: the store of the run does not have it any more. */
    public static final byte MISSING = 19;

    /** A job starts, or has just started; from workers whose end tells nothing about that. */
    public static final byte STARTS = 20;

    /** Instead of the number of a batch. */
    public static final int ALL_BATCHES = -1;

    private FrameKind() {}
}
