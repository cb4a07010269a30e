package dev.delayable.processor.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that was read, or the problems that stood in the way.
 *
 * @param <T> what is read
 */
public final class Result<T> {

    private final @Nullable T value;
    private final List<Problem> problems;

    private Result(@Nullable T value, List<Problem> problems) {
        this.value = value;
        this.problems = problems;
    }

    public static <T> Result<T> of(T value) {
        return new Result<>(value, List.of());
    }

    public static <T> Result<T> failed(Problem problem) {
        return new Result<>(null, List.of(problem));
    }

    public static <T> Result<T> failed(List<Problem> problems) {
        return new Result<>(null, List.copyOf(problems));
    }

    /** All values, or all problems. */
    public static <T> Result<List<T>> all(List<Result<T>> results) {
        List<T> values = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Result<T> result : results) {
            result.value().ifPresent(values::add);
            problems.addAll(result.problems);
        }
        return problems.isEmpty() ? of(List.copyOf(values)) : failed(problems);
    }

    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    public List<Problem> problems() {
        return problems;
    }

    public <U> Result<U> map(Function<T, U> mapper) {
        return value == null ? failed(problems) : of(mapper.apply(value));
    }
}
