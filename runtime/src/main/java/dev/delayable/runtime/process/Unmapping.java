package dev.delayable.runtime.process;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets go of mapped memory at once, where the JVM has a way. Else it is let go when the garbage collector finds the buffers,
 * and a file that is deleted takes its space until then.
 */
final class Unmapping {

    /** {@code sun.misc.Unsafe.invokeCleaner}; null where it is not to be had. */
    private static final @Nullable MethodHandle CLEANER = find();

    private Unmapping() {}

    private static @Nullable MethodHandle find() {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field instance = unsafe.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            return MethodHandles.lookup()
                    .findVirtual(unsafe, "invokeCleaner", MethodType.methodType(void.class, ByteBuffer.class))
                    .bindTo(instance.get(null));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null; // a JVM without it, or a module graph
        }
    }

    /** Lets go of the memory of buffers, which nobody uses any more. */
    static void unmap(List<? extends ByteBuffer> buffers) {
        if (CLEANER == null) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            try {
                CLEANER.invoke(buffer);
            } catch (Throwable e) {
                return; // the garbage collector will do it
            }
        }
    }
}
