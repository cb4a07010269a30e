package golden;

import dev.delayable.annotations.DelayedGenerated;
import dev.delayable.runtime.Job;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Jobs of the methods of {@link Annotated}.
 */
@DelayedGenerated
@Generated("dev.delayable.processor.DelayableProcessor")
@SuppressWarnings({"all", "MissingOverride", "doclint:missing"})
final class AnnotatedDelayed {
    /**
     * There are only static factories.
     */
    private AnnotatedDelayed() {
    }

    /**
     * A job that calls {@link Annotated#values(String, String[], Map.Entry, int, int...)}.
     *
     * @return the job
     */
    static Job<@Annotated.Values Integer> values(
            @Annotated.Values(text = "a\"$L\n", letter = '\'', type = String.class) String a,
            @Annotated.Values(numbers = {1, 2}, state = Thread.State.BLOCKED) String @Annotated.Values(text = "array") [] b,
            Map. @Annotated.Values Entry<@Annotated.Values String, ? extends @Annotated.Values Number> c,
            @Annotated.Names({}) int d, int @Annotated.Values(numbers = {}) ... e) {
        return new Values(a, b, c, d, Objects.requireNonNull(e, "e").clone());
    }

    /**
     * A job that calls {@link Annotated#hidden(String, List, int)}.
     *
     * @return the job
     */
    static Job<String> hidden(String a, List<String> b, int c) {
        return new Hidden(a, b, c);
    }

    private record Values(String a, String[] b,
            Map. @Annotated.Values Entry<@Annotated.Values String, ? extends @Annotated.Values Number> c,
            int d, int[] e) implements GeneratedJob<@Annotated.Values Integer> {
        private static final GeneratedFunction<@Annotated.Values Integer> FUNCTION = GeneratedFunction.of(
                        1,
                        Annotated.class,
                        "values",
                        new Values(null, null, null, 0, null))
                .positional("a", String.class)
                .positional("b", String[].class)
                .positional("c", Map.Entry.class)
                .positional("d", int.class)
                .varargs("e", int[].class);

        public @Annotated.Values Integer call() {
            return Annotated.values(a, b, c, d, e.clone());
        }

        public JobParts parts() {
            return FUNCTION.parts(a, b, c, d, e);
        }

        public GeneratedJob<@Annotated.Values Integer> with(Arguments arguments) {
            return new Values(arguments.<String>get(0), arguments.get(1), arguments.get(2),
                    arguments.getInt(3), arguments.<int[]>get(4));
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

    private record Hidden(String a, List<String> b, int c) implements GeneratedJob<String> {
        private static final GeneratedFunction<String> FUNCTION = GeneratedFunction.of(
                        1,
                        Annotated.class,
                        "hidden",
                        new Hidden(null, null, 0))
                .positional("a", String.class)
                .positional("b", List.class)
                .positional("c", int.class);

        public String call() {
            return Annotated.hidden(a, b, c);
        }

        public JobParts parts() {
            return FUNCTION.parts(a, b, c);
        }

        public GeneratedJob<String> with(Arguments arguments) {
            return new Hidden(arguments.<String>get(0), arguments.get(1), arguments.getInt(2));
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
