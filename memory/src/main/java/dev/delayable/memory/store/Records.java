package dev.delayable.memory.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The form of records: a byte that tells the kind, the length of the body, a checksum, and the body. The checksum covers also the
 * segment and the place in it.
 */
final class Records {

    static final byte ENTRY = (byte) 0xe1;
    /** An entry whose value stands in a file of its own. */
    static final byte BIG_ENTRY = (byte) 0xe2;
    /** A function, and the number that entries of this segment give it. */
    static final byte FUNCTION = (byte) 0xf1;
    /** A key, and the time up to which its entries do not count. */
    static final byte FORGET = (byte) 0xd1;
    /** The same for all entries of a function. */
    static final byte CLEAR_FUNCTION = (byte) 0xd2;
    /** The same for all entries. */
    static final byte CLEAR = (byte) 0xd3;
    /** A key whose job has failed. */
    static final byte FAILED = (byte) 0xd4;
    /** How often entries of a function were used, and the time that this has saved. */
    static final byte USED = (byte) 0xd5;

    /** The first 8 bytes of the keys of entries that were swept. */
    static final byte GONE = (byte) 0xd6;

    static final int PREFIX_BYTES = 9;

    /** A larger body is none: large values stand in files of their own. */
    static final int MAX_BODY = 8 << 20;

    private static final int MAX_METHODS = 4000;

    private Records() {}

    static boolean isKind(byte kind) {
        return kind == ENTRY || kind == BIG_ENTRY || kind == FUNCTION || (kind >= FORGET && kind <= GONE);
    }

    /** Completes the first bytes of a record whose body stands behind them. */
    @SuppressWarnings("ByteBufferBackingArray") // it was allocated as an array
    static void seal(ByteBuffer record, RecordChecksum checksum, long offset, byte kind) {
        int length = record.position() - PREFIX_BYTES;
        record.put(0, kind);
        record.putInt(1, length);
        record.putInt(5, checksum.of(offset, kind, record.array(), PREFIX_BYTES, length));
    }

    static int entryBytes(Entry entry) {
        return PREFIX_BYTES + Key.BYTES + 5 + 10 + 10 + 5 + 4 * entry.arguments().length + entry.payload().length;
    }

    static void writeEntry(ByteBuffer target, Entry entry, int function) {
        entry.key().write(target);
        writeCount(target, function);
        writeCount(target, entry.time());
        writeCount(target, entry.nanos());
        writeCount(target, entry.arguments().length);
        for (int argument : entry.arguments()) {
            target.putInt(argument);
        }
        target.put(entry.payload());
    }

    /** Reads an entry; its function is null if the record that tells it is damaged. */
    static Entry readEntry(byte kind, byte[] bytes, int from, int length, Map<Integer, FunctionNote> functions) {
        RecordInput body = new RecordInput(bytes, from, length);
        Key key = Key.read(body);
        int number = (int) body.getCount();
        long time = body.getCount();
        long nanos = body.getCount();
        int[] arguments = new int[(int) body.getCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = body.getInt();
        }
        byte[] payload = body.getRest();
        FunctionNote function = functions.get(number);
        return new Entry(
                key, function == null ? UNKNOWN : function, time, nanos, arguments, payload, kind == BIG_ENTRY);
    }

    /** The function of an entry, where the record that tells it is damaged. */
    static final FunctionNote UNKNOWN = new FunctionNote("(unknown)", 0, new Key(0, 0, 0, 0), List.of(), Map.of());

    static void writeCount(ByteBuffer target, long count) {
        long rest = count;
        while ((rest & ~0x7fL) != 0) {
            target.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        target.put((byte) rest);
    }

    static byte[] writeFunction(int number, FunctionNote note) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(number);
            writeText(out, note.id());
            out.writeLong(note.hash());
            ByteBuffer identity = ByteBuffer.allocate(Key.BYTES);
            note.identity().write(identity);
            out.write(identity.array());
            out.writeInt(note.parameters().size());
            for (String parameter : note.parameters()) {
                writeText(out, parameter);
            }
            Map<String, Long> methods = note.methods().size() > MAX_METHODS ? Map.of() : note.methods();
            out.writeInt(methods.size());
            for (Map.Entry<String, Long> method : new TreeMap<>(methods).entrySet()) {
                writeText(out, method.getKey());
                out.writeLong(method.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    record Numbered(int number, FunctionNote note) {}

    static @Nullable Numbered readFunction(byte[] bytes, int from, int length) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, from, length))) {
            int number = in.readInt();
            String id = readText(in);
            long hash = in.readLong();
            Key identity = Key.of(in.readNBytes(Key.BYTES));
            List<String> parameters = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                parameters.add(readText(in));
            }
            Map<String, Long> methods = new LinkedHashMap<>();
            for (int i = in.readInt(); i > 0; i--) {
                methods.put(readText(in), in.readLong());
            }
            return new Numbered(
                    number, new FunctionNote(id, hash, identity, List.copyOf(parameters), Map.copyOf(methods)));
        } catch (IOException | RuntimeException e) {
            return null; // its checksum is right, so a later version has added something; entries do not need it
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
