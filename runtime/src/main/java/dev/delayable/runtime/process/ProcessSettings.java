package dev.delayable.runtime.process;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.backend.JavaCodec;
import java.io.ObjectInputFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a worker process is started with. Workers are shared by all runs with equal settings.
 *
 * @param jvmArgs arguments of its JVM
 * @param environment what is added to the environment of this process
 * @param directory its working directory, if not that of this process
 * @param maxJobs how many jobs it runs before another takes its place; 0 for no limit
 * @param initializer what it runs first
 * @param codec turns jobs and results into bytes
 * @param filter which classes may be read, as a pattern of {@link java.io.ObjectInputFilter.Config#createFilter}
 * @param idleTimeout for how long it stays without work
 */
public record ProcessSettings(
        List<String> jvmArgs,
        Map<String, String> environment,
        @Nullable Path directory,
        int maxJobs,
        @Nullable Job<?> initializer,
        Class<? extends Codec> codec,
        String filter,
        Duration idleTimeout) {

    /**
     * Remote references, which make the reader of a stream connect to others, are not for the arguments of jobs; and a nesting
     * that deep only exhausts the stack.
     */
    private static final String DEFAULT_FILTER = "maxdepth=5000;!java.rmi.**;!sun.rmi.**;!javax.management.remote.**";

    /** Settings as they are if nothing is set. */
    public static ProcessSettings standard() {
        return new ProcessSettings(
                List.of(), Map.of(), null, 0, null, JavaCodec.class, DEFAULT_FILTER, Duration.ofSeconds(60));
    }

    /** Whether jobs may go another way than by the codec: nobody has chosen it, or filters what it reads. */
    boolean hasStandardCodec() {
        return codec.equals(JavaCodec.class) && filter.equals(DEFAULT_FILTER);
    }

    /** A new codec. */
    Codec newCodec() {
        return newCodec(codec);
    }

    /**
     * A new codec of a type.
     *
     * @throws IllegalStateException if the type is not as it must be
     */
    static Codec newCodec(Class<? extends Codec> type) {
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

    /** Which classes may be read. */
    ObjectInputFilter inputFilter() {
        return new PatternFilter(filter);
    }

    /** The names of all environment variables that a worker has. */
    Set<String> variables() {
        Set<String> names = new HashSet<>(System.getenv().keySet());
        names.addAll(environment.keySet());
        return names;
    }

    /**
     * These settings, to be changed.
     *
     * @return a new draft
     */
    public Draft draft() {
        return new Draft(this);
    }

    /** Settings while they are changed. Not thread-safe. */
    @SuppressWarnings("VisibilityModifier")
    public static final class Draft {

        /** See the settings. */
        public List<String> jvmArgs;

        /** See the settings. */
        public Map<String, String> environment;

        /** See the settings. */
        public @Nullable Path directory;

        /** See the settings. */
        public int maxJobs;

        /** See the settings. */
        public @Nullable Job<?> initializer;

        /** See the settings. */
        public Class<? extends Codec> codec;

        /** See the settings. */
        public String filter;

        /** See the settings. */
        public Duration idleTimeout;

        private Draft(ProcessSettings settings) {
            jvmArgs = settings.jvmArgs;
            environment = settings.environment;
            directory = settings.directory;
            maxJobs = settings.maxJobs;
            initializer = settings.initializer;
            codec = settings.codec;
            filter = settings.filter;
            idleTimeout = settings.idleTimeout;
        }

        /**
         * The settings as they are now.
         *
         * @return new settings
         */
        public ProcessSettings settings() {
            return new ProcessSettings(
                    jvmArgs, environment, directory, maxJobs, initializer, codec, filter, idleTimeout);
        }
    }
}
