package dev.delayable.memory.store;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The key of an entry: a SHA-256. */
public record Key(long a, long b, long c, long d) {

    /** How many bytes a key has. */
    public static final int BYTES = 32;

    /** The key that a digest is. */
    public static Key of(byte[] digest) {
        return at(digest, 0);
    }

    static Key at(byte[] bytes, int at) {
        return new Key(
                RecordInput.longAt(bytes, at),
                RecordInput.longAt(bytes, at + 8),
                RecordInput.longAt(bytes, at + 16),
                RecordInput.longAt(bytes, at + 24));
    }

    static Key read(RecordInput source) {
        return new Key(source.getLong(), source.getLong(), source.getLong(), source.getLong());
    }

    void write(ByteBuffer target) {
        target.putLong(a).putLong(b).putLong(c).putLong(d);
    }

    /** By hand: what a record has otherwise is made when it is first used, which takes longer than thousands of keys. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && a == key.a && b == key.b && c == key.c && d == key.d;
    }

    /** Its digits are as good as random. */
    @Override
    public int hashCode() {
        return (int) a;
    }

    /** 64 hexadecimal digits. */
    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        write(bytes);
        return HexFormat.of().formatHex(bytes.array());
    }
}
