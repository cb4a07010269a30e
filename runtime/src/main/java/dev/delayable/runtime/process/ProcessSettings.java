package dev.delayable.runtime.process;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a worker process is started with.
 *
 * @param jvmArgs arguments of its JVM
 * @param environment what is added to the environment of this process
 * @param directory its working directory, if not that of this process
 */
public record ProcessSettings(
        List<String> jvmArgs,
        Map<String, String> environment,
        @Nullable Path directory) {

    /** Settings as they are if nothing is set. */
    public static ProcessSettings standard() {
        return new ProcessSettings(List.of(), Map.of(), null);
    }

    /** The names of all environment variables that a worker has. */
    Set<String> variables() {
        Set<String> names = new HashSet<>(System.getenv().keySet());
        names.addAll(environment.keySet());
        return names;
    }
}
