package dev.delayable.samples.common;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Function;

/** What a program has printed, and its exit code. */
public record ProgramRun(int exitCode, String out, String err) {

    public static ProgramRun of(Function<PrintStream, Object> program, String... args) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        StringWriter help = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Cli.of(program.apply(new PrintStream(results, true, UTF_8)))
                .setOut(new PrintWriter(help))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new ProgramRun(exitCode, help + results.toString(UTF_8), err.toString());
    }
}
