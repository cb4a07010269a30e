package dev.delayable.runtime.remote.wire;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The class loader that finds the classes of a program. It is not always that of the system: an executable jar of Spring Boot
 * brings one of its own.
 */
public final class ProgramLoader {

    private ProgramLoader() {}

    /** The one that has found this library. */
    public static ClassLoader own() {
        return Objects.requireNonNull(ProgramLoader.class.getClassLoader(), "this is no class of the JDK");
    }

    /**
     * The given one if it sees this library, and else the one that does: some threads, such as those of the common pool, have
     * that of the system, which does not see what is in an executable jar.
     */
    public static ClassLoader of(@Nullable ClassLoader contextLoader) {
        ClassLoader own = own();
        return contextLoader != null && sees(contextLoader, own) ? contextLoader : own;
    }

    private static boolean sees(ClassLoader first, ClassLoader sought) {
        for (ClassLoader loader = first; loader != null; loader = loader.getParent()) {
            if (loader.equals(sought)) {
                return true;
            }
        }
        return false;
    }
}
