package dev.delayable.runtime;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the job of a {@link JobFailedException} that was serialised. It knows the text of the job and its function's id
 * and name; it has no arguments and cannot be called.
 *
 * @param text how the job prints
 * @param id the id of its function
 * @param name the name of its function
 */
record SentJob(String text, String id, String name) implements Job<@Nullable Object> {

    static SentJob of(Job<?> job) {
        if (job instanceof SentJob sent) {
            return sent;
        }
        String text;
        String id;
        String name;
        try {
            text = String.valueOf(job.toString());
            id = job.function().id();
            name = job.function().name();
        } catch (RuntimeException | StackOverflowError e) {
            // The job may be a user's own. It must not keep its failure from being sent.
            text = job.getClass().getName();
            id = text;
            name = text;
        }
        return new SentJob(text, id, name);
    }

    @Override
    public DelayedFunction<@Nullable Object> function() {
        return new SentFunction(id, name);
    }

    @Override
    public List<@Nullable Object> args() {
        throw missing("arguments");
    }

    @Override
    public Map<String, @Nullable Object> kwargs() {
        throw missing("arguments");
    }

    @Override
    public @Nullable Object call() {
        throw missing("function");
    }

    private UnsupportedOperationException missing(String what) {
        return new UnsupportedOperationException(
                "the " + what + " of " + text
                        + " did not travel with its failure: a JobFailedException that was serialised has the text of its job only");
    }

    @Override
    public String toString() {
        return text;
    }

    /**
     * The function of such a job, as far as it is known.
     *
     * @param id its id
     * @param name its name
     */
    private record SentFunction(String id, String name) implements DelayedFunction<@Nullable Object>, Serializable {

        @Override
        public List<DelayedParameter> parameters() {
            throw new UnsupportedOperationException("the parameters of " + id + " did not travel with the failure");
        }

        @Override
        public boolean usesMemory() {
            return false;
        }

        @Override
        public Job<@Nullable Object> job(
                List<? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> kwargs) {
            throw new UnsupportedOperationException(
                    id + " did not travel with the failure: make the job from its factory");
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
