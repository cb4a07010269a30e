package dev.delayable.runtime.remote.wire;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.backend.Codec;
import dev.delayable.runtime.support.JobMaking;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Jobs that need no codec: calls of static methods with {@linkplain PlainValue plain} arguments. Each is the name of its class,
 * and its arguments. Java's serialisation takes a new JVM some 40 ms for its first object.
 */
public final class PlainJobs {

    /** Instead of the number of arguments: the job is one of another class than that before it, whose name comes first. */
    private static final int NEXT_CLASS = -1;

    private PlainJobs() {}

    /** Writes the first jobs of a batch; {@code false} if not all of them are plain. */
    public static boolean write(List<Job<?>> jobs, int count, Frame target) {
        Class<?> last = null;
        for (int place = 0; place < count; place++) {
            Job<?> job = jobs.get(place);
            @Nullable Object[] arguments = JobMaking.arguments(job);
            if (arguments == null) {
                return false;
            }
            if (!job.getClass().equals(last)) {
                last = job.getClass();
                target.putInt(NEXT_CLASS);
                target.putString(last.getName());
            }
            if (!writeArguments(arguments, target)) {
                return false;
            }
        }
        return true;
    }

    private static boolean writeArguments(@Nullable Object[] arguments, Frame target) {
        target.putInt(arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            if (isArrayAgain(arguments, i) || !PlainValue.write(arguments[i], target)) {
                return false;
            }
        }
        return true;
    }

    /** Whether an argument is an array that is another argument too, and has to be so in the worker. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isArrayAgain(@Nullable Object[] arguments, int index) {
        Object argument = arguments[index];
        if (argument != null && argument.getClass().isArray()) {
            for (int i = 0; i < index; i++) {
                if (arguments[i] == argument) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads jobs one after another. */
    public static final class Reader implements Codec.Reader {

        private final Arrived message;
        private final ClassLoader loader;
        private @Nullable Class<?> jobClass;

        public Reader(Arrived message, ClassLoader loader) {
            this.message = message;
            this.loader = loader;
        }

        @Override
        public Job<?> next() throws IOException, ClassNotFoundException {
            int count = message.getInt();
            Class<?> known = jobClass;
            if (count == NEXT_CLASS) {
                known = Class.forName(message.getString(), true, loader);
                jobClass = known;
                count = message.getInt();
            }
            if (known == null || count < 0) {
                throw new IOException("a job without a class");
            }
            @Nullable Object[] arguments = new @Nullable Object[count];
            for (int i = 0; i < count; i++) {
                arguments[i] = PlainValue.read(message.getByte(), message);
            }
            return JobMaking.make(known, arguments);
        }
    }
}
