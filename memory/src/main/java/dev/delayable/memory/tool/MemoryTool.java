package dev.delayable.memory.tool;

import dev.delayable.memory.store.Layout;
import dev.delayable.memory.store.Store;
import dev.delayable.memory.store.Stores;
import dev.delayable.memory.store.Survey;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Looks into a directory of kept results: which functions, how many results, how large, how much time they have saved; and checks
 * every byte of it. Changes nothing.
 */
public final class MemoryTool {

    private static final String USAGE = """
            Usage: [--verify] DIRECTORY
            Lists the functions whose results are kept in a directory, the number and the bytes of
            the results, how often they were used, and the seconds that this has saved.
              --verify   reads every result, and lists what is damaged
            """;

    private MemoryTool() {}

    /**
     * The program.
     *
     * @param args a directory, and {@code --verify} before it
     */
    public static void main(String[] args) {
        int exitCode = run(List.of(args), System.out, System.err);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Runs the program; returns 0, 1 if something is damaged, 2 for wrong arguments. */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.equals(List.of("--help"))) {
            out.print(USAGE);
            return 0;
        }
        boolean isVerify = args.size() == 2 && args.get(0).equals("--verify");
        if (args.size() != (isVerify ? 2 : 1)) {
            err.print(USAGE);
            return 2;
        }
        Path directory;
        try {
            directory = Path.of(args.get(args.size() - 1)).toAbsolutePath();
            if (!Files.isDirectory(directory)) {
                throw new IllegalArgumentException(directory + " is not a directory");
            }
            new Layout(directory).check();
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
        return Stores.with(directory, store -> isVerify ? verify(store, out) : list(store, out));
    }

    private static int list(Store store, PrintStream out) {
        Survey survey = Survey.count(store);
        Survey.FunctionCount all = new Survey.FunctionCount();
        out.printf("%12s %15s %12s %12s  %s%n", "results", "bytes", "used", "s saved", "function");
        for (Map.Entry<String, Survey.FunctionCount> each : survey.functions().entrySet()) {
            Survey.FunctionCount count = each.getValue();
            print(out, count, each.getKey());
            all.entries += count.entries;
            all.bytes += count.bytes;
            all.hits += count.hits;
            all.savedNanos += count.savedNanos;
        }
        int functions = survey.functions().size();
        print(out, all, functions == 1 ? "1 function" : functions + " functions");
        if (survey.damaged() > 0) {
            out.println("damaged places: " + survey.damaged() + "; --verify lists them");
        }
        return 0;
    }

    private static void print(PrintStream out, Survey.FunctionCount count, String name) {
        out.printf(
                Locale.ROOT,
                "%,12d %,15d %,12d %,12.1f  %s%n",
                count.entries,
                count.bytes,
                count.hits,
                count.savedNanos / 1e9,
                name);
    }

    private static int verify(Store store, PrintStream out) {
        List<String> faults = Survey.verify(store);
        faults.forEach(out::println);
        out.println(
                faults.isEmpty()
                        ? "nothing is damaged"
                        : faults.size() + " damaged; all else can be used, and these are computed again");
        return faults.isEmpty() ? 0 : 1;
    }
}
