package dev.delayable.runtime.process;

/** What a frame says: the byte after its length. */
final class FrameKind {

    // To the worker.

    /** The settings of the worker, and its initializer. */
    static final byte HELLO = 1;

    /** What all batches of a run have in common. */
    static final byte RUN = 2;

    /** A batch of jobs, written by the codec. */
    static final byte BATCH = 3;

    /** A batch of jobs that need no codec. */
    static final byte PLAIN_BATCH = 16;

    /** Interrupts what is running, and takes back what waits. */
    static final byte INTERRUPT = 4;

    /** An object that jobs refer to by its number: serialised. */
    static final byte OBJECT = 5;

    /** A file that holds an array of primitives that jobs refer to by its number. */
    static final byte MAPPED = 6;

    /** Objects that no job will refer to any more. */
    static final byte FORGET = 7;

    /** Nothing more will come: the worker is to end. */
    static final byte BYE = 15;

    // To either side.

    /** An array of primitives, referred to by its number. */
    static final byte ARRAY = 8;

    // To the parent.

    /** The worker can take batches. */
    static final byte READY = 9;

    /** The initializer has failed. */
    static final byte UNFIT = 10;

    /** Results of a batch, and whether there will be more. */
    static final byte RESULTS = 11;

    /** A line that a job has printed. */
    static final byte OUT = 12;

    /** A line that a job has printed to the error stream. */
    static final byte ERR = 13;

    /** A job does not end after its time limit: the worker is to be killed. */
    static final byte STUCK = 14;

    private FrameKind() {}
}
