package dev.delayable.runtime.progress;

import java.io.Console;

/** Shows how far runs are, on the standard error stream: as a bar in a terminal, as plain lines elsewhere. */
public final class Progress {

    /** The library that draws the bar, an optional dependency. */
    static final String COORDINATES = "me.tongfei:progressbar:0.10.2";

    private static final String BAR = "me.tongfei.progressbar.ProgressBar";

    private Progress() {}

    /**
     * Shows progress on the standard error stream, whatever it is when the run starts.
     *
     * @return the report
     * @throws IllegalStateException if the library that draws the bar is not there
     */
    public static Display report() {
        requireLibrary();
        return (nJobs, backend) -> RunProgress.forEachRun(() ->
                isTerminal() ? TerminalBar.onStandardError() : new ProgressLines(nJobs, System.err, System::nanoTime));
    }

    private static void requireLibrary() {
        try {
            Class<?> bar = Class.forName(BAR, false, Progress.class.getClassLoader());
            // It may have been found in another way than by the optional dependency of the module: on the class path.
            Progress.class.getModule().addReads(bar.getModule());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalStateException(
                    "progress() draws its bar with the library " + COORDINATES + ", which is not there: add it to the "
                            + "dependencies (and \"requires me.tongfei.progressbar;\" to a module), or use verbose(level), "
                            + "which needs no library",
                    e);
        }
    }

    /**
     * Whether a person looks at the output, as far as a JVM can tell: its input and output are a terminal, and one that can
     * move its cursor. Where only the error stream is redirected, that is not seen.
     */
    @SuppressWarnings("SystemConsoleNull") // up to JDK 21 it is null where there is no terminal
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
    }

    /** From JDK 22 on there is a console without a terminal too, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
