package dev.delayable.memory.code;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the classes that tests compile implement, to be jobs. */
public interface CompiledJob extends Job<Integer> {

    @Override
    default DelayedFunction<Integer> function() {
        throw new UnsupportedOperationException();
    }

    @Override
    default List<@Nullable Object> args() {
        return List.of();
    }
}
