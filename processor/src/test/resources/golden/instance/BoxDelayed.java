package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.DelayedParameter;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.GeneratedFunction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Box}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
public final class BoxDelayed<T extends Comparable<T>> {
    private final Box<T> receiver;

    private BoxDelayed(Box<T> receiver) {
        this.receiver = receiver;
    }

    /**
     * The factories of the methods of one {@link Box}.
     *
     * @param receiver the object
     * @return its factories
     */
    public static <T extends Comparable<T>> BoxDelayed<T> on(Box<T> receiver) {
        return new BoxDelayed<T>(Objects.requireNonNull(receiver, "receiver"));
    }

    /**
     * Takes a thing.
     *
     * <p>A job that calls {@link Box#put(Comparable, List)}.
     *
     * @return the job
     */
    public Job<T> put(T thing, List<? extends T> more) {
        return new Put<T>(receiver, thing, more);
    }

    /**
     * A job that calls {@link Box#keywords(Object, int)}.
     *
     * @return the job
     */
    <U> Keywords<T, U> keywords(U receiver) {
        return new KeywordsJob<T, U>(this.receiver, receiver, 1);
    }

    /**
     * A job that calls {@link Box#size(Box)}.
     *
     * @return the job
     */
    public static Job<Integer> size(Box<?> box) {
        return new Size(box);
    }

    @SuppressWarnings({"all", "rawtypes", "unchecked"})
    private record Put<T extends Comparable<T>>(Box<T> receiver, T thing,
            List<? extends T> more) implements Job<T> {
        private static final GeneratedFunction<?> FUNCTION = GeneratedFunction.of(
                Box.class,
                "put",
                arguments -> new Put(arguments.receiver(), arguments.get(0), arguments.get(1)),
                DelayedParameter.positional("thing", Comparable.class),
                DelayedParameter.positional("more", List.class));

        @Override
        public T call() {
            return receiver.put(thing, more);
        }

        @Override
        public DelayedFunction<T> function() {
            return (DelayedFunction<T>) FUNCTION.on(receiver);
        }

        @Override
        public List<Object> args() {
            return FUNCTION.args(thing, more);
        }

        @Override
        public String toString() {
            return FUNCTION.toStringOf(this);
        }
    }

    /**
     * A job that calls {@link Box#keywords(Object, int)}, and its keywords.
     */
    interface Keywords<T extends Comparable<T>, U> extends Job<U> {
        /**
         * Sets times, which is 1 by default.
         *
         * @param times the value
         * @return a new job
         */
        Keywords<T, U> times(int times);

        @Override
        U call();
    }

    @SuppressWarnings({"all", "rawtypes", "unchecked"})
    private record KeywordsJob<T extends Comparable<T>, U>(Box<T> receiver_, U receiver,
            int times) implements Keywords<T, U> {
        private static final GeneratedFunction<?> FUNCTION = GeneratedFunction.of(
                Box.class,
                "keywords",
                arguments -> new KeywordsJob(arguments.receiver(), arguments.get(0),
                        arguments.<Integer>get(1)),
                DelayedParameter.positional("receiver", Object.class),
                DelayedParameter.keyword("times", int.class, 1));

        @Override
        public Keywords<T, U> times(int times) {
            return new KeywordsJob<T, U>(receiver_, receiver, times);
        }

        @Override
        public U call() {
            return receiver_.<U>keywords(receiver, times);
        }

        @Override
        public DelayedFunction<U> function() {
            return (DelayedFunction<U>) FUNCTION.on(receiver_);
        }

        @Override
        public List<Object> args() {
            return FUNCTION.args(receiver, times);
        }

        @Override
        public Map<String, Object> kwargs() {
            return FUNCTION.kwargs(receiver, times);
        }

        @Override
        public boolean equals(Object other) {
            return FUNCTION.areEqual(this, other);
        }

        @Override
        public int hashCode() {
            return FUNCTION.hashCodeOf(this);
        }

        @Override
        public String toString() {
            return FUNCTION.toStringOf(this);
        }
    }

    private record Size(Box<?> box) implements Job<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                Box.class,
                "size",
                arguments -> new Size(arguments.get(0)),
                DelayedParameter.positional("box", Box.class));

        @Override
        public Integer call() {
            return Box.size(box);
        }

        @Override
        public DelayedFunction<Integer> function() {
            return FUNCTION;
        }

        @Override
        public List<Object> args() {
            return FUNCTION.args(box);
        }

        @Override
        public String toString() {
            return FUNCTION.toStringOf(this);
        }
    }
}
