package dev.delayable.samples.common;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** The command line of a program: reads its options, and turns what goes wrong into a message and an exit code. */
public final class Cli {

    private Cli() {}

    /**
     * The command line of a program that is annotated for picocli. Its exit code is 0 if all went well, 1 if the program
     * threw an exception, and 2 if an option was wrong.
     *
     * <p>The options for help and for a report are added here and not by the programs, so that one program can take in the options of others.
     */
    public static CommandLine of(Object program) {
        CommandLine commandLine = new CommandLine(program);
        commandLine.getCommandSpec().addOption(help());
        if (program instanceof Reported reported) {
            commandLine.getCommandSpec().addOption(report(reported));
        }
        return commandLine;
    }

    private static OptionSpec report(Reported program) {
        return OptionSpec.builder("--report")
                .paramLabel("<file>")
                .type(Path.class)
                .setter(new ISetter() {
                    @Override
                    public <T> T set(T value) {
                        if (value instanceof Path file) {
                            program.report(file);
                        }
                        return value;
                    }
                })
                .description(
                        "Write a page that shows where the time of the jobs went; %%n in its name numbers the runs.")
                .build();
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and do nothing.")
                .build();
    }
}
