package dev.delayable.runtime.remote.wire;

import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;

/** Makes the codecs of both sides. */
public final class Codecs {

    private Codecs() {}

    /**
     * A new codec of a type.
     *
     * @throws IllegalStateException if the type is not as it must be
     */
    public static Codec make(Class<? extends Codec> type) {
        if (type.equals(JavaCodec.class)) {
            return new JavaCodec(); // not by reflection, which takes its time in a new JVM
        }
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the codec " + type.getName()
                            + " must be a public class with a public constructor without parameters",
                    e);
        }
    }
}
