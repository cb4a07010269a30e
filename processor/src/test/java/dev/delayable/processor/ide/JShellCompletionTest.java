package dev.delayable.processor.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.annotations.Delayable;
import dev.delayable.processor.DelayableProcessor;
import dev.delayable.runtime.Job;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the JDK's own completion offers in JShell, with compiled classes and their factories on the class path. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JShellCompletionTest {

    private static final List<File> LIBRARIES =
            List.of(Jars.home(Delayable.class).toFile(), Jars.home(Job.class).toFile());

    @TempDir
    static Path classes;

    private JShell shell;

    @BeforeAll
    void start() throws IOException {
        compile(Examples.file("SlowFunctions.java"));
        shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(classes.toString());
        LIBRARIES.forEach(library -> shell.addToClasspath(library.toString()));
        shell.eval("import ide.*;");
    }

    /** Compiles as build tools do, which leave the names of parameters in the debugger's tables. */
    private static void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            files.setLocation(StandardLocation.CLASS_PATH, LIBRARIES);
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, null, List.of("-g"), null, files.getJavaFileObjects(source));
            task.setProcessors(List.of(new DelayableProcessor()));
            assertThat(task.call()).isTrue();
        }
    }

    @AfterAll
    void stop() {
        shell.close();
    }

    /** What can follow upon an input, less what can follow upon every object. */
    private List<String> completions(String input) {
        List<String> completions = all(input);
        completions.removeAll(all("new Object()."));
        return completions;
    }

    private List<String> all(String input) {
        List<String> all = new ArrayList<>();
        for (SourceCodeAnalysis.Suggestion suggestion :
                shell.sourceCodeAnalysis().completionSuggestions(input, input.length(), new int[1])) {
            all.add(suggestion.continuation());
        }
        return all;
    }

    private List<String> signatures(String input) {
        return shell.sourceCodeAnalysis().documentation(input, input.length(), false).stream()
                .map(SourceCodeAnalysis.Documentation::signature)
                .toList();
    }

    @Test
    void afterTheClassItsFactoriesAreOfferedAndNoneOfTheClassesBehindThem() {
        assertThat(completions("SlowFunctionsDelayed."))
                .containsExactlyInAnyOrder(
                        "required(",
                        "slowFunction(",
                        "slowFunction2(",
                        "Required",
                        "RequiredWithoutName",
                        "RequiredWithoutTimes",
                        "SlowFunction2",
                        "class");
    }

    @Test
    void aFactoryIsShownWithTheNamesOfItsParameters() {
        assertThat(signatures("SlowFunctionsDelayed.slowFunction2("))
                .containsExactly("SlowFunctionsDelayed.SlowFunction2"
                        + " SlowFunctionsDelayed.slowFunction2(int v1, int v2, int... args)");
        assertThat(signatures("SlowFunctionsDelayed.required("))
                .containsExactly(
                        "SlowFunctionsDelayed.RequiredWithoutName<T> SlowFunctionsDelayed.<T>required(T value)");
    }

    @Test
    void aJobOffersItsKeywordAndTheVerbsOfAJobAndNothingElse() {
        assertThat(completions("SlowFunctionsDelayed.slowFunction2(1, 2, 3)."))
                .containsExactlyInAnyOrder("operation(", "call()", "function()", "args()", "kwargs()");
    }

    @Test
    void aRequiredKeywordIsAllThatIsOfferedUntilItIsGiven() {
        assertThat(completions("SlowFunctionsDelayed.required(1).")).containsExactly("name(");
        assertThat(completions("SlowFunctionsDelayed.required(1).name(null).")).containsExactly("times(");
        assertThat(completions("SlowFunctionsDelayed.required(1).name(null).times(2)."))
                .containsExactlyInAnyOrder("mark(", "name(", "times(", "call()", "function()", "args()", "kwargs()");
    }
}
