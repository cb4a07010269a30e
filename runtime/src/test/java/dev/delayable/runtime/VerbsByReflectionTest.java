package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripting languages and expression languages call public methods by reflection. */
class VerbsByReflectionTest {

    static List<Method> methods() {
        return Arrays.stream(Parallel.class.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyPublicMethodIsOneOfAPublicClass(Method method) {
        assertThat(Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                .as(method.toString())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyFormOfRunTakesJobs(Class<?> type, Object jobs) throws Exception {
        Method run = Parallel.class.getMethod("run", type);

        assertThat(run.invoke(Parallel.nJobs(2), jobs)).isEqualTo(List.of(0, 1, 4));
    }

    static Stream<Object[]> verbs() {
        List<Job<Integer>> jobs = TestJob.squares(3);
        return Stream.of(
                new Object[] {Iterable.class, jobs},
                new Object[] {Iterator.class, jobs.iterator()},
                new Object[] {Stream.class, jobs.stream()},
                new Object[] {Job[].class, jobs.toArray(new Job<?>[0])});
    }
}
