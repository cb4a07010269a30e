package dev.delayable.runtime.report;

import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.Job;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job of a function with some name, which reads as some text. */
record NamedCall(String name, String text) implements Job<Integer> {

    private static final long serialVersionUID = 1L;

    @Override
    public DelayedFunction<Integer> function() {
        return new Named(name);
    }

    @Override
    public List<@Nullable Object> args() {
        return List.of();
    }

    @Override
    public Integer call() {
        return 0;
    }

    @Override
    public String toString() {
        return text;
    }

    private record Named(String name) implements DelayedFunction<Integer> {

        private static final long serialVersionUID = 1L;

        @Override
        public String id() {
            return "com.acme.Work#" + name;
        }

        @Override
        public List<DelayedParameter> parameters() {
            return List.of();
        }

        @Override
        public Job<Integer> job(List<? extends @Nullable Object> args, Map<String, ? extends @Nullable Object> kwargs) {
            throw new UnsupportedOperationException();
        }
    }
}
