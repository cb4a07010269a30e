package dev.delayable.runtime.remote.wire;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** An array whose content is only primitives: a flat one, or an array of such arrays. It is shared whole. */
public sealed interface ArrayContent permits PrimitiveArray, NestedArray {

    /** The array, if it is such a one. */
    static @Nullable ArrayContent of(Object object) {
        Class<?> component = object.getClass().getComponentType();
        if (component == null) {
            return null;
        }
        return component.isArray() ? NestedArray.of(object) : PrimitiveArray.of(object);
    }

    /** Its type, as a number. */
    int code();

    /** How many arrays or values it has. */
    int length();

    /** How many bytes its content takes. */
    long byteLength();

    /** Whether its content takes so many bytes, or more; says so without looking at all of it. */
    boolean takes(long bytes);

    /** Writes its content. */
    void writeTo(WritableByteChannel channel) throws IOException;
}
