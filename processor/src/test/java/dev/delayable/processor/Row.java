package dev.delayable.processor;

import dev.delayable.runtime.Job;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A call of a generated factory and what must come of it. The sources of the corpus make them.
 *
 * @param id what the row is called
 * @param text how the job reads
 * @param maker calls the factory
 * @param direct calls the method itself; null for one that cannot be called
 * @param isSerialisable whether the arguments are
 */
public record Row(
        String id,
        String text,
        Callable<? extends Job<?>> maker,
        @Nullable Callable<? extends @Nullable Object> direct,
        boolean isSerialisable) {

    public static Row of(
            String id,
            String text,
            Callable<? extends Job<?>> maker,
            @Nullable Callable<? extends @Nullable Object> direct) {
        return new Row(id, text, maker, direct, true);
    }

    /** The same with arguments that cannot be serialised. */
    public static Row local(
            String id,
            String text,
            Callable<? extends Job<?>> maker,
            @Nullable Callable<? extends @Nullable Object> direct) {
        return new Row(id, text, maker, direct, false);
    }

    /** A new job of the same call. */
    public Job<?> job() throws Exception {
        return maker.call();
    }

    @Override
    public String toString() {
        return id + " " + (text.length() > 60 ? text.substring(0, 60) + "..." : text);
    }
}
