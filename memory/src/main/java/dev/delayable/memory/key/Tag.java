package dev.delayable.memory.key;

/** The first byte of each encoded value. The numbers are part of every key: a change of one makes every kept result a miss. */
final class Tag {

    static final byte NULL = 1;
    static final byte FALSE = 2;
    static final byte TRUE = 3;
    static final byte BYTE = 4;
    static final byte SHORT = 5;
    static final byte CHAR = 6;
    static final byte INT = 7;
    static final byte LONG = 8;
    static final byte FLOAT = 9;
    static final byte DOUBLE = 10;
    /** A text whose characters are all below 256. */
    static final byte LATIN_1 = 11;
    /** Any other text, by its UTF-16 units: an unpaired surrogate is a text of its own. */
    static final byte UTF_16 = 12;

    static final byte PRIMITIVE_ARRAY = 13;
    /** A primitive array by the digest of its content. */
    static final byte LARGE_ARRAY = 14;

    static final byte OBJECT_ARRAY = 15;
    static final byte LIST = 16;
    static final byte SET = 17;
    static final byte MAP = 18;
    static final byte ORDERED_SET = 19;
    static final byte ORDERED_MAP = 20;
    static final byte SORTED_SET = 21;
    static final byte SORTED_MAP = 22;
    static final byte DEQUE = 23;
    static final byte RECORD = 24;
    static final byte ENUM = 25;
    static final byte CLASS = 26;
    /** A value of the JDK by its type and its text or its fields. */
    static final byte VALUE = 27;

    static final byte SERIALIZABLE = 28;
    /** An object that holds itself, by the distance to it. */
    static final byte CYCLE = 29;

    static final byte JOB = 30;
    static final byte FUNCTION = 31;
    static final byte RULE = 32;
    /** The end of what a rule adds. */
    static final byte END = 33;
    /** An argument that is no part of the key. */
    static final byte IGNORED = 34;

    private Tag() {}
}
