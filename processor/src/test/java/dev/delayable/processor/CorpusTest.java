package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.delayable.runtime.DelayedFunction;
import dev.delayable.runtime.Job;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signatures of all kinds: their factories compile under all lints, and the jobs do what jobs must. Each folder below
 * {@code corpus} holds methods of one kind and a class {@code Rows} that calls their factories as a user would.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {

    private final List<Row> rows = new ArrayList<>();
    private GeneratedClasses classes;

    CorpusTest() throws Exception {
        Compilation compilation = Javac.compile(SourceTree.files(SourceTree.folder("corpus")).stream()
                .map(SourceTree::source)
                .toList());
        Javac.assertSilent(compilation);
        classes = new GeneratedClasses(compilation);
    }

    @BeforeAll
    void collectRows() throws Exception {
        for (String name : new TreeSet<>(classes.names())) {
            if (name.endsWith("Rows")) {
                for (Object row : (List<?>) classes.call(name, "rows")) {
                    rows.add((Row) row);
                }
            }
        }
    }

    List<Row> rows() {
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aJobCallsTheMethodEachTime(Row row) throws Exception {
        Callable<?> direct = row.direct();
        if (direct != null) {
            Job<?> job = row.job();
            assertThat((Object) job.call()).isEqualTo(direct.call());
            assertThat((Object) job.call()).as("called again").isEqualTo(direct.call());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aJobReadsAsTheCall(Row row) throws Exception {
        assertThat(row.job().toString()).isEqualTo(row.text());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void jobsOfTheSameCallAreEqual(Row row) throws Exception {
        assertThat(row.job()).isEqualTo(row.job()).hasSameHashCodeAs(row.job());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aJobComesBackFromItsParts(Row row) throws Exception {
        Job<?> job = row.job();

        assertThat(job.function().job(job.args(), job.kwargs())).isEqualTo(job);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aJobSurvivesSerialisation(Row row) throws Exception {
        if (row.isSerialisable()) {
            assertThat(classes.copy(row.job())).isEqualTo(row.job()).hasToString(row.text());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aFunctionSurvivesSerialisation(Row row) throws Exception {
        if (row.isSerialisable()) {
            Job<?> job = row.job();

            DelayedFunction<?> copy = (DelayedFunction<?>) classes.copy(job.function());

            assertThat(copy).isEqualTo(job.function());
            assertThat(copy.job(job.args(), job.kwargs())).isEqualTo(job);
        }
    }

    @Test
    void jobsOfDifferentCallsDiffer() throws Exception {
        for (Row row : rows) {
            for (Row other : rows) {
                if (!row.id().equals(other.id())) {
                    assertThat(row.job()).isNotEqualTo(other.job());
                }
            }
        }
    }

    @Test
    void everyFactoryHasARow() throws Exception {
        Set<String> functions = new TreeSet<>();
        for (Row row : rows) {
            DelayedFunction<?> function = row.job().function();
            functions.add(function.id());
        }
        int factories = 0;
        for (String name : classes.names()) {
            if (name.endsWith("Delayed")) {
                factories += factories(classes.loadClass(name));
            }
        }

        assertThat(functions).hasSize(factories);
    }

    private static int factories(Class<?> type) {
        return (int) Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !Objects.equals(method.getReturnType(), type)) // on(receiver)
                .count();
    }
}
