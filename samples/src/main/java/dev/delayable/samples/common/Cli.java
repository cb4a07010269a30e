package dev.delayable.samples.common;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The command line of a program: reads its options, and turns what goes wrong into a message and an exit code. */
public final class Cli {

    private Cli() {}

    /**
     * The command line of a program that is annotated for picocli. Its exit code is 0 if all went well, 1 if the program
     * threw an exception, and 2 if an option was wrong.
     *
     * <p>The help option is added here and not by the programs, so that one program can take in the options of others.
     */
    public static CommandLine of(Object program) {
        CommandLine commandLine = new CommandLine(program);
        commandLine.getCommandSpec().addOption(help());
        return commandLine;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and do nothing.")
                .build();
    }
}
