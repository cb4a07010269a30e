package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.util.List;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Box}.
 * @param <T> a type
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
public final class BoxDelayed<T extends Comparable<T>> {
    /**
     * The object that the jobs are of.
     */
    private final Box<T> receiver;

    /**
     * For one object.
     *
     * @param receiver the object
     */
    private BoxDelayed(Box<T> receiver) {
        this.receiver = receiver;
    }

    /**
     * The factories of the methods of one {@link Box}.
     *
     * @param <T> a type
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
     * @param <U> a type
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
            List<? extends T> more) implements GeneratedJob<T> {
        private static final GeneratedFunction<?> FUNCTION = GeneratedFunction.of(
                        1,
                        Box.class,
                        "put",
                        new Put(null, null, null))
                .positional("thing", Comparable.class)
                .positional("more", List.class);

        public T call() {
            return receiver.put(thing, more);
        }

        public JobParts parts() {
            return FUNCTION.on(receiver).parts(thing, more);
        }

        public GeneratedJob<T> with(Arguments arguments) {
            return new Put<T>(arguments.receiver(), arguments.get(0), arguments.get(1));
        }

        public boolean equals(Object other) {
            return FUNCTION.areEqual(this, other);
        }

        public int hashCode() {
            return FUNCTION.hashCodeOf(this);
        }

        public String toString() {
            return FUNCTION.toStringOf(this);
        }
    }

    /**
     * A job that calls {@link Box#keywords(Object, int)}, and its keywords.
     *
     * @param <T> a type
     * @param <U> a type
     */
    interface Keywords<T extends Comparable<T>, U> extends Job<U> {
        /**
         * Sets times, which is 1 by default.
         *
         * @param times the value
         * @return a new job
         */
        Keywords<T, U> times(int times);

        U call();
    }

    @SuppressWarnings({"all", "rawtypes", "unchecked"})
    private record KeywordsJob<T extends Comparable<T>, U>(Box<T> receiver_, U receiver,
            int times) implements Keywords<T, U>, GeneratedJob<U> {
        private static final GeneratedFunction<?> FUNCTION = GeneratedFunction.of(
                        1,
                        Box.class,
                        "keywords",
                        new KeywordsJob(null, null, 0))
                .positional("receiver", Object.class)
                .keyword("times", int.class, 1);

        public Keywords<T, U> times(int times) {
            return new KeywordsJob<T, U>(receiver_, receiver, times);
        }

        public U call() {
            return receiver_.<U>keywords(receiver, times);
        }

        public JobParts parts() {
            return FUNCTION.on(receiver_).parts(receiver, times);
        }

        public GeneratedJob<U> with(Arguments arguments) {
            return new KeywordsJob<T, U>(arguments.receiver(), arguments.get(0),
                    arguments.getInt(1));
        }

        public boolean equals(Object other) {
            return FUNCTION.areEqual(this, other);
        }

        public int hashCode() {
            return FUNCTION.hashCodeOf(this);
        }

        public String toString() {
            return FUNCTION.toStringOf(this);
        }
    }

    private record Size(Box<?> box) implements GeneratedJob<Integer> {
        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Box.class,
                        "size",
                        new Size(null))
                .positional("box", Box.class);

        public Integer call() {
            return Box.size(box);
        }

        public JobParts parts() {
            return FUNCTION.parts(box);
        }

        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Size(arguments.get(0));
        }

        public boolean equals(Object other) {
            return FUNCTION.areEqual(this, other);
        }

        public int hashCode() {
            return FUNCTION.hashCodeOf(this);
        }

        public String toString() {
            return FUNCTION.toStringOf(this);
        }
    }
}
