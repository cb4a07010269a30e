package dev.delayable.runtime;

import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import org.jspecify.annotations.Nullable;

/** Written by hand in the form of generated code; the processor cannot be used here, it depends on this module. */
// Arrays: equals and hashCode compare by content. Nulls: of jobs that nobody runs.
@SuppressWarnings({"ArrayRecordComponent", "NullAway"})
final class SampleFunctionsDelayed {

    private SampleFunctionsDelayed() {}

    static Job<Integer> slowFunction(int value) {
        return new SlowFunctionJob(value);
    }

    static SlowFunction2 slowFunction2(int v1, int v2, int... args) {
        return new SlowFunction2Job(v1, v2, "*", args.clone());
    }

    static Job<Integer> now() {
        return new NowJob();
    }

    static Job<Integer> concat(String... parts) {
        return new ConcatJob(parts.clone());
    }

    static Label label(Object value) {
        return new LabelJob(value, null, 1);
    }

    static Job<Integer> show(@Nullable Object value) {
        return new ShowJob(value);
    }

    interface SlowFunction2 extends Job<Integer> {
        SlowFunction2 operation(String operation);
    }

    interface Label extends Job<Integer> {
        Label prefix(@Nullable String prefix);

        Label times(int times);
    }

    private record SlowFunctionJob(int value) implements GeneratedJob<Integer> {

        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        SampleFunctions.class, "slowFunction", new SlowFunctionJob(0))
                .positional("value", int.class);

        @Override
        public Integer call() {
            return SampleFunctions.slowFunction(value);
        }

        @Override
        public GeneratedJob<Integer> with(Arguments arguments) {
            return new SlowFunctionJob(arguments.get(0));
        }

        @Override
        public JobParts parts() {
            return FUNCTION.parts(value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
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

    private record SlowFunction2Job(int v1, int v2, String operation, int[] args_)
            implements SlowFunction2, GeneratedJob<Integer> {

        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        SampleFunctions.class, "slowFunction2", new SlowFunction2Job(0, 0, null, null))
                .positional("v1", int.class)
                .positional("v2", int.class)
                .keyword("operation", String.class, "*")
                .varargs("args", int[].class);

        @Override
        public SlowFunction2 operation(String operation) {
            return new SlowFunction2Job(v1, v2, operation, args_);
        }

        @Override
        public Integer call() {
            return SampleFunctions.slowFunction2(v1, v2, operation, args_);
        }

        @Override
        public GeneratedJob<Integer> with(Arguments arguments) {
            return new SlowFunction2Job(arguments.get(0), arguments.get(1), arguments.get(2), arguments.get(3));
        }

        @Override
        public JobParts parts() {
            return FUNCTION.parts(v1, v2, operation, args_);
        }

        @Override
        public boolean equals(@Nullable Object other) {
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

    private record NowJob() implements GeneratedJob<Integer> {

        private static final GeneratedFunction<Integer> FUNCTION =
                GeneratedFunction.of(SampleFunctions.class, "now", new NowJob());

        @Override
        public Integer call() {
            return SampleFunctions.now();
        }

        @Override
        public GeneratedJob<Integer> with(Arguments arguments) {
            return new NowJob();
        }

        @Override
        public JobParts parts() {
            return FUNCTION.parts();
        }

        @Override
        public boolean equals(@Nullable Object other) {
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

    private record ConcatJob(String[] parts_) implements GeneratedJob<Integer> {

        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        SampleFunctions.class, "concat", new ConcatJob(null))
                .varargs("parts", String[].class);

        @Override
        public Integer call() {
            return SampleFunctions.concat(parts_);
        }

        @Override
        public GeneratedJob<Integer> with(Arguments arguments) {
            return new ConcatJob(arguments.get(0));
        }

        @Override
        public JobParts parts() {
            return FUNCTION.parts((Object) parts_);
        }

        @Override
        public boolean equals(@Nullable Object other) {
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

    private record LabelJob(Object value, @Nullable String prefix, int times) implements Label, GeneratedJob<Integer> {

        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        SampleFunctions.class, "label", new LabelJob(null, null, 0))
                .positional("value", Object.class)
                .keyword("prefix", String.class, null)
                .keyword("times", int.class, 1);

        @Override
        public Label prefix(@Nullable String prefix) {
            return new LabelJob(value, prefix, times);
        }

        @Override
        public Label times(int times) {
            return new LabelJob(value, prefix, times);
        }

        @Override
        public Integer call() {
            return SampleFunctions.label(value, prefix, times);
        }

        @Override
        public GeneratedJob<Integer> with(Arguments arguments) {
            return new LabelJob(arguments.get(0), arguments.get(1), arguments.get(2));
        }

        @Override
        public JobParts parts() {
            return FUNCTION.parts(value, prefix, times);
        }

        @Override
        public boolean equals(@Nullable Object other) {
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

    private record ShowJob(@Nullable Object value) implements GeneratedJob<Integer> {

        private static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        SampleFunctions.class, "show", new ShowJob(null))
                .positional("value", Object.class);

        @Override
        public Integer call() {
            return SampleFunctions.show(value);
        }

        @Override
        public GeneratedJob<Integer> with(Arguments arguments) {
            return new ShowJob(arguments.get(0));
        }

        @Override
        public JobParts parts() {
            return FUNCTION.parts(value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
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
}
