package dev.delayable.samples.tutorial;

import dev.delayable.samples.common.Timed;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints the tutorial as a notebook reads: headings, text, and code with what comes out of it. */
final class Notebook {

    private static final int WIDTH = 100;

    private final PrintStream out;

    Notebook(PrintStream out) {
        this.out = out;
    }

    void heading(String title) {
        out.printf("%n%s%n%s%n", title, "-".repeat(title.length()));
    }

    void text(String... lines) {
        out.println();
        print(Stream.of(lines));
    }

    void code(String code) {
        out.println();
        print(code.lines().map(line -> "    " + line));
    }

    void code(String code, @Nullable Object value) {
        code(code);
        print(value instanceof List<?> list ? Stream.of(wrapped(list)) : Stream.of(String.valueOf(value)));
    }

    void code(String code, Stream<?> lines) {
        code(code);
        print(lines.map(String::valueOf));
    }

    /** Prints the code, does what it says, and prints the results and the time. */
    Timed<List<Integer>> timed(String code, Callable<List<Integer>> work) throws Exception {
        code(code);
        Timed<List<Integer>> timed = Timed.of(work);
        out.println("Results: " + wrapped(timed.value()));
        out.println("Elapsed time: " + timed.seconds() + " seconds");
        return timed;
    }

    void table(List<List<String>> rows) {
        out.println();
        rows.forEach(row -> out.printf("%-45s %12s %10s%n", row.toArray()));
        out.println();
    }

    private void print(Stream<String> lines) {
        lines.forEach(out::println);
    }

    /** As {@code toString()}, with line breaks between elements where a line would become too long. */
    private static String wrapped(List<?> list) {
        StringBuilder text = new StringBuilder("[");
        int lineStart = 0;
        for (int i = 0; i < list.size(); i++) {
            String element = list.get(i) + (i < list.size() - 1 ? ", " : "");
            if (i > 0 && text.length() - lineStart + element.length() > WIDTH) {
                text.setLength(text.length() - 1);
                text.append(System.lineSeparator()).append(' ');
                lineStart = text.length() - 1;
            }
            text.append(element);
        }
        return text.append("]").toString();
    }
}
