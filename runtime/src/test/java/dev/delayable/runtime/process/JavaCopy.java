package dev.delayable.runtime.process;

import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import dev.delayable.runtime.remote.wire.PatternFilter;
import dev.delayable.runtime.remote.wire.SameObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;

/** What arrives of an object at the other side, without a process. */
final class JavaCopy {

    private JavaCopy() {}

    static Object of(Object object) {
        JavaCodec codec = new JavaCodec();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            codec.writer(bytes, new SameObject()).write(object);
            Codec.Arrival arrival = new Codec.Arrival(
                    JavaCopy.class.getClassLoader(), new PatternFilter("maxdepth=5000"), new SameObject());
            return Objects.requireNonNull(codec.reader(new ByteArrayInputStream(bytes.toByteArray()), arrival)
                    .next());
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
