package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.report.PageFile;
import dev.delayable.runtime.support.Arguments;
import dev.delayable.runtime.support.GeneratedFunction;
import dev.delayable.runtime.support.GeneratedJob;
import dev.delayable.runtime.support.JobParts;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What marks on parameters and functions do at run time. */
class MarkedParametersTest {

    @Test
    void aSensitiveArgumentIsPrintedAsThreeStars() {
        Job<Integer> job = new Login("ann", "s3cret", "1234", new String[] {"dog", "cat"});

        assertThat(job).hasToString("login(\"ann\", ***, ***, pin=***)");
        assertThat(new Login("ann", "s3cret", null, new String[0])).hasToString("login(\"ann\", ***, ***, pin=***)");
    }

    @Test
    void theDefaultOfASensitiveKeywordIsNotPrintedEither() {
        assertThat(Login.FUNCTION).hasToString("login(String user, String password, String... hints, String pin=***)");
    }

    @Test
    void theJobStillHoldsTheSensitiveArguments() {
        Job<Integer> job = new Login("ann", "s3cret", "1234", new String[] {"dog"});

        assertThat(job.args()).containsExactly("ann", "s3cret", "dog");
        assertThat(job.kwargs()).isEqualTo(Map.of("pin", "1234"));
        assertThat(job.function().job(job.args(), job.kwargs())).isEqualTo(job);
    }

    @Test
    void aFailureDoesNotTellTheSecret() {
        Job<Integer> job = new Login("ann", "s3cret", "1234", new String[] {"dog"});

        assertThatThrownBy(() -> Parallel.nJobs(2).run(List.of(job)))
                .isInstanceOf(JobFailedException.class)
                .hasMessageContaining("job 0, login(\"ann\", ***, ***, pin=***) failed")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void noFormOfAReportTellsTheSecret(@TempDir Path directory) throws IOException {
        Path page = directory.resolve("run.html");
        Path trace = directory.resolve("run.json.gz");
        Path csv = directory.resolve("run.csv");
        Job<Integer> job = new Login("ann", "s3cret", "1234", new String[] {"dog"});

        Parallel.nJobs(2).report(Report.to(page).chromeTrace(trace).csv(csv)).outcomes(List.of(job, job));

        PageFile read = PageFile.read(page);
        assertThat(read.bars()).extracting(PageFile.Bar::call).containsOnly("login(\"ann\", ***, ***, pin=***)");
        assertThat(read.html() + read.head() + PageFile.traceEvents(trace) + Files.readString(csv))
                .contains("login(\"ann\", ***")
                .doesNotContain("s3cret", "\"dog\"", "1234");
    }

    @Test
    void parametersKnowTheirMarks() {
        List<DelayedParameter> parameters = Login.FUNCTION.parameters();

        assertThat(parameters).extracting(DelayedParameter::isSensitive).containsExactly(false, true, true, true);
        assertThat(parameters).extracting(DelayedParameter::isInKey).containsExactly(false, true, true, false);
    }

    @Test
    void aFunctionKnowsWhetherItsResultsMayBeKept() {
        assertThat(Login.FUNCTION.usesMemory()).isTrue();
        assertThat(Login.FUNCTION.withoutMemory().version(3).usesMemory()).isFalse();
        assertThat(Login.FUNCTION.withoutMemory().id()).isEqualTo(Login.FUNCTION.id());
    }

    @Test
    void aFunctionWithoutParametersHasNoneToMark() {
        GeneratedFunction<Integer> function =
                GeneratedFunction.of(MarkedParametersTest.class, "f", new Login("", "", "", new String[0]));

        assertThatIllegalStateException()
                .isThrownBy(function::sensitive)
                .withMessage("f() has no parameter to mark: add the parameter first");
    }

    @SuppressWarnings({"ArrayRecordComponent", "NullAway"}) // as generated code
    private record Login(
            String user, String password, @Nullable String pin, String[] hints)
            implements GeneratedJob<Integer>, Serializable {

        static final GeneratedFunction<Integer> FUNCTION = GeneratedFunction.of(
                        1, MarkedParametersTest.class, "login", new Login(null, null, null, null))
                .positional("user", String.class)
                .notInKey()
                .positional("password", String.class)
                .sensitive()
                .keyword("pin", String.class, "0000")
                .sensitive()
                .varargs("hints", String[].class)
                .sensitive()
                .notInKey();

        @Override
        public Integer call() {
            throw new IllegalStateException("no such user");
        }

        @Override
        public JobParts parts() {
            return FUNCTION.parts(user, password, pin, hints);
        }

        @Override
        public GeneratedJob<Integer> with(Arguments arguments) {
            return new Login(arguments.get(0), arguments.get(1), arguments.get(2), arguments.get(3));
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
