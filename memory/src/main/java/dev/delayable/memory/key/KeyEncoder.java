package dev.delayable.memory.key;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values in their canonical form: by value, with a type tag and a length each, so that equal values give equal bytes
 * on every machine, and no two sequences of different values the same. Identity and sharing leave no trace. Used by one
 * thread at a time.
 */
public final class KeyEncoder {

    private static final int MAX_DEPTH = 1000;
    private static final int MAX_NODES = 10_000_000;

    private final KeyRules rules;
    private final LargeArrays largeArrays;

    private Sink sink = new Sink();

    /** The objects that hold the one that is being written, outermost first. */
    private @Nullable Object[] holders = new @Nullable Object[16];

    private int depth;
    private int nodes;
    private boolean mayBeOld;

    /**
     * An encoder, which can be used for any number of keys, one after another.
     *
     * @param rules what to do with each class
     * @param largeArrays the digests of large arrays, shared by the encoders of one run
     */
    public KeyEncoder(KeyRules rules, LargeArrays largeArrays) {
        this.rules = rules;
        this.largeArrays = largeArrays;
    }

    Sink sink() {
        return sink;
    }

    KeyRules rules() {
        return rules;
    }

    LargeArrays largeArrays() {
        return largeArrays;
    }

    boolean mayBeOld() {
        return mayBeOld;
    }

    /** Starts a key; what an earlier one left, because it was refused, is forgotten. */
    public void start() {
        start(false);
    }

    /**
     * Starts a digest for questions only.
     *
     * @param mayBeOld whether a large array need not be looked at again that was written for a key
     */
    public void start(boolean mayBeOld) {
        this.mayBeOld = mayBeOld;
        sink.start();
        if (depth > 0) { // an earlier key was refused
            Arrays.fill(holders, null);
            depth = 0;
        }
        nodes = 0;
    }

    /** Ends the key: the SHA-256 of all that was written. */
    public byte[] finish() {
        return sink.finish();
    }

    /** Writes the digest of something else. */
    public void digest(byte[] digest) {
        sink.putBytes(digest);
    }

    /** Writes a number, without a tag. */
    public void count(int count) {
        sink.putCount(count);
    }

    /** Marks an argument that is no part of the key. */
    public void ignored() {
        sink.putByte(Tag.IGNORED);
    }

    /**
     * Writes a value.
     *
     * @param value anything
     * @throws Refusal if it has no rule
     */
    public void value(@Nullable Object value) {
        if (value == null) {
            sink.putByte(Tag.NULL);
        } else if (value instanceof Integer number) {
            sink.putByte(Tag.INT);
            sink.putInt(number);
        } else if (value instanceof String text) {
            sink.putText(text);
        } else {
            if (++nodes > MAX_NODES) {
                throw new Refusal(
                        "more than " + MAX_NODES + " objects, shared ones counted at each place",
                        "give a rule for a class that holds many of them",
                        null);
            }
            rules.of(value.getClass()).write(value, this);
        }
    }

    /** Notes that the parts of an object follow; {@code false} if it is a part of itself, and its place among its holders was written instead. */
    @SuppressWarnings("ReferenceEquality") // the very same object is meant
    boolean enter(Object holder) {
        for (int i = depth - 1; i >= 0; i--) {
            if (holders[i] == holder) {
                sink.putByte(Tag.CYCLE);
                sink.putCount(depth - i);
                return false;
            }
        }
        if (depth == MAX_DEPTH) {
            throw new Refusal(
                    "objects inside one another, more than " + MAX_DEPTH + " deep",
                    "give a rule for a class among them",
                    null);
        }
        if (depth == holders.length) {
            holders = Arrays.copyOf(holders, 2 * depth);
        }
        holders[depth++] = holder;
        return true;
    }

    void leave() {
        holders[--depth] = null;
    }

    /** What is written meanwhile, as a digest of its own. */
    byte[] apart(Consumer<KeyEncoder> writing) {
        Sink outer = sink;
        sink = new Sink();
        try {
            writing.accept(this);
            return sink.finish();
        } finally {
            sink = outer;
        }
    }
}
