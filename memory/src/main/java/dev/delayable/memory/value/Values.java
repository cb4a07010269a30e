package dev.delayable.memory.value;

import dev.delayable.memory.store.Entry;
import dev.delayable.memory.store.Key;
import dev.delayable.memory.store.Store;
import dev.delayable.runtime.backend.Codec;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/** Turns the results of one function into bytes and back. Thread-safe. */
public final class Values {

    private static final int BUFFER_BYTES = 1 << 17;

    private final Class<?> job;
    private final List<Class<?>> more;
    private final ClassLoader loader;
    private final @Nullable Codec codec;

    /** Made when a result is met that has no plain form; the same whichever thread does it. */
    private volatile @Nullable ResultTypes types;

    /**
     * For the results of one function.
     *
     * @param job the class of the jobs, whose method declares what they return
     * @param more further classes that results may hold
     * @param codec writes what has no plain form; null for Java's serialisation
     */
    public Values(Class<?> job, List<Class<?>> more, @Nullable Codec codec) {
        ClassLoader loaderOfJob = job.getClassLoader();
        this.job = job;
        this.more = more;
        this.loader = loaderOfJob == null ? ClassLoader.getSystemClassLoader() : loaderOfJob;
        this.codec = codec;
    }

    private ResultTypes types() {
        ResultTypes known = types;
        if (known == null) {
            known = new ResultTypes(resultType(), more);
            types = known;
        }
        return known;
    }

    /** What the job says that it returns. */
    private Type resultType() {
        for (Method method : job.getDeclaredMethods()) {
            if (method.getName().equals("call") && method.getParameterCount() == 0 && !method.isBridge()) {
                return method.getGenericReturnType();
            }
        }
        return Object.class;
    }

    /** The bytes of a value, or where they are. */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    public record Written(byte[] payload, boolean isBig) {}

    /**
     * Writes a value.
     *
     * @throws UnstorableException if it cannot be written, whatever the disk
     * @throws IOException if the disk is full or gone
     */
    public Written write(@Nullable Object value, Key key, Store store) throws IOException {
        Spill out = new Spill(store);
        boolean isDone = false;
        try {
            if (!PlainForm.write(value, out)) {
                writeObject(value, out);
            }
            Written written = new Written(out.finish(key), out.isBig());
            isDone = true;
            return written;
        } catch (NotSerializableException | InvalidClassException e) {
            throw unstorable(value, String.valueOf(e.getMessage()).replaceFirst(";.*", ""), "is not Serializable", e);
        } catch (ObjectWriter.NotAllowed e) {
            throw unstorable(
                    value,
                    e.type.getName(),
                    "is not of the declared type of the result: declare it, or name it with Memory.resultTypes",
                    e);
        } catch (StackOverflowError e) {
            throw new UnstorableException("its objects are nested too deep to be serialised", null);
        } catch (RuntimeException | OutOfMemoryError e) {
            throw new UnstorableException("writing it throws " + e, e);
        } finally {
            if (!isDone) {
                out.cancel();
            }
        }
    }

    private static UnstorableException unstorable(@Nullable Object value, String type, String why, Exception cause) {
        String path = value == null ? null : ObjectPath.find(value, type);
        return new UnstorableException(
                "a " + type + (path == null || path.isEmpty() ? "" : " at result" + path) + " " + why, cause);
    }

    private void writeObject(@Nullable Object value, Spill out) throws IOException {
        if (codec == null) {
            out.write(PlainForm.OBJECT);
            ObjectWriter writer = new ObjectWriter(out, types());
            writer.writeObject(value);
            writer.flush();
        } else {
            out.write(PlainForm.CODEC);
            DataOutputStream head = new DataOutputStream(out);
            head.writeUTF(codec.getClass().getName());
            head.writeLong(value == null ? 0 : Shape.of(value.getClass()));
            head.writeUTF(value == null ? "" : value.getClass().getName());
            codec.writer(out, UnaryOperator.identity()).write(value);
        }
    }

    /**
     * Reads a value.
     *
     * @throws UnreadableException if that cannot be done, or must not be
     */
    public @Nullable Object read(Entry entry, Store store) throws UnreadableException {
        try {
            if (!entry.isBig()) {
                byte[] payload = entry.payload();
                int tag = payload[0];
                return PlainForm.isBox(tag)
                        ? PlainForm.readBox(tag, payload, 1)
                        : read(tag, payload.length - 1L, new ByteArrayInputStream(payload, 1, payload.length - 1));
            }
            return readBig(entry, store);
        } catch (UnreadableException e) {
            throw e;
        } catch (ObjectReader.ShapeChanged e) {
            throw new UnreadableException(String.valueOf(e.getMessage()), false, e);
        } catch (ClassNotFoundException e) {
            throw new UnreadableException("there is no class " + e.getMessage(), false, e);
        } catch (InvalidClassException e) {
            boolean isRefused = String.valueOf(e.getMessage()).contains("REJECTED");
            throw new UnreadableException(
                    isRefused ? "it holds a class that its function cannot return: " + e.getMessage() : e.toString(),
                    isRefused,
                    e);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            throw new UnreadableException(e.toString(), true, e);
        }
    }

    private @Nullable Object readBig(Entry entry, Store store) throws IOException, ClassNotFoundException {
        File file = store.bigFile(entry);
        long length = Store.bigLength(entry);
        if (file.length() != length) {
            throw new UnreadableException(
                    file + (file.exists() ? " has another length than was written" : " is gone"), true, null);
        }
        CRC32C crc = new CRC32C();
        Object value = null;
        int tag;
        try (InputStream in = new CheckedInputStream(new FileInputStream(file), crc)) {
            tag = in.read();
            if (tag != PlainForm.OBJECT && tag != PlainForm.CODEC) {
                value = PlainForm.read(tag, length - 1, in);
            } else {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
        if ((int) crc.getValue() != Store.bigCrc(entry)) {
            throw new UnreadableException(file + " is damaged", true, null);
        }
        if (tag == PlainForm.OBJECT || tag == PlainForm.CODEC) {
            // Nothing is made of bytes that were not checked before.
            try (InputStream in = new BufferedInputStream(new FileInputStream(file), BUFFER_BYTES)) {
                value = read(in.read(), length - 1, in);
            }
        }
        return value;
    }

    private @Nullable Object read(int tag, long length, InputStream in) throws IOException, ClassNotFoundException {
        if (tag == PlainForm.OBJECT) {
            return new ObjectReader(in, types(), loader).readObject();
        }
        if (tag != PlainForm.CODEC) {
            return PlainForm.read(tag, length, in);
        }
        DataInputStream head = new DataInputStream(in);
        String writer = head.readUTF();
        long shape = head.readLong();
        String type = head.readUTF();
        if (codec == null || !codec.getClass().getName().equals(writer)) {
            throw new UnreadableException("it was written by the codec " + writer, false, null);
        }
        if (!type.isEmpty() && shape != Shape.of(Class.forName(type, false, loader))) {
            throw new UnreadableException("the fields of " + type + " have changed", false, null);
        }
        return codec.reader(in, new Codec.Arrival(loader, types(), UnaryOperator.identity()))
                .next();
    }
}
