package dev.delayable.benchmarks.corpus;

import dev.delayable.benchmarks.corpus.Front.Said;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What came of one library and one compiler. Each JVM that checks writes it for the one that reports. */
@SuppressWarnings("serial") // the lists that are used can be serialised
final class Findings implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * A mark that the processor refused.
     *
     * @param place the file and line
     * @param methods how many methods lost their marks: several where it refuses a class
     * @param message why
     */
    record Refusal(String place, int methods, String message) implements Serializable {}

    /** Files that were compiled. */
    int files;

    /** Files that need what is not at hand. */
    int leftOut;

    /** Methods that were marked. */
    int methods;

    /** Methods that kept their marks. */
    int factories;

    /** Class files of the library. */
    long ownBytes;

    /** Class files of the library and of what was generated. */
    long allBytes;

    /**
     * A generated source.
     *
     * @param text a number for its text
     * @param code the same without comments
     */
    record Generated(long text, long code) implements Serializable {

        static Generated of(String text) {
            String comparable = text.replace(LINT_OF_JAVAC, "");
            return new Generated(
                    number(comparable), number(COMMENT.matcher(comparable).replaceAll("")));
        }

        private static long number(String text) {
            CRC32 number = new CRC32();
            number.update(text.getBytes(StandardCharsets.UTF_8));
            return number.getValue();
        }
    }

    /** Only javac knows, and minds, in which file a class stands. */
    private static final String LINT_OF_JAVAC = ", \"auxiliaryclass\"";

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*.*?\\*/");

    /** Generated sources, by their files. */
    final SortedMap<String, Generated> generated = new TreeMap<>();

    final List<Refusal> refusals = new ArrayList<>();

    /** Errors inside generated code. */
    final List<String> generatedErrors = new ArrayList<>();

    final List<String> generatedWarnings = new ArrayList<>();

    /** Where the processor itself failed. */
    final List<String> failures = new ArrayList<>();

    /** Errors of any other kind, in marked sources that compile without marks. */
    final List<String> otherErrors = new ArrayList<>();

    /** Adds an error that is no refusal. */
    void addError(Said said, Path output) {
        String text = said.toString();
        List<String> kind = isFailure(said) ? failures : said.isIn(output) ? generatedErrors : otherErrors;
        if (!kind.contains(text)) {
            kind.add(text);
        }
    }

    static boolean isFailure(Said said) {
        return said.message().contains("the Delayable processor failed");
    }

    /**
     * The generated sources that are not the same as with another compiler, but for those of files that one of them left out.
     *
     * @param part what of them counts
     */
    List<String> differences(Findings other, ToLongFunction<Generated> part) {
        return Stream.concat(generated.keySet().stream(), other.generated.keySet().stream())
                .distinct()
                .filter(file -> differ(generated.get(file), other.generated.get(file), part, leftOut == other.leftOut))
                .toList();
    }

    private static boolean differ(
            @Nullable Generated one,
            @Nullable Generated other,
            ToLongFunction<Generated> part,
            boolean areOfTheSameSources) {
        if (one == null || other == null) {
            return areOfTheSameSources;
        }
        return part.applyAsLong(one) != part.applyAsLong(other);
    }

    boolean isClean() {
        return generatedErrors.isEmpty() && failures.isEmpty() && otherErrors.isEmpty();
    }
}
