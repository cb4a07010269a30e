package dev.delayable.samples.gallery;

import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import java.time.Duration;
import java.util.List;

/** Calls code that may end the JVM or never return, such as a native library, without harm to this JVM. */
public final class FragileParser {

    private static final Parallel PARALLEL =
            Parallel.nJobs(2).backend(Backends.processes().jvmArgs("-Xmx256m")).timeout(Duration.ofSeconds(30));

    private FragileParser() {}

    @Delayable
    static int countWords(String document) {
        if (document.contains("\0")) {
            Runtime.getRuntime().halt(134); // what a crash in native code does
        }
        return document.split(" ").length;
    }

    /** One outcome for each document: the number of its words, or a failure with a {@code WorkerLostException}. */
    static List<Outcome<Integer>> countAll(List<String> documents) {
        return PARALLEL.outcomes(documents.stream().map(FragileParserDelayed::countWords));
    }

    /** Counts the words of three documents, one of which crashes the parser. */
    public static void main(String... args) {
        countAll(List.of("one two three", "a crash \0", "four five")).forEach(System.out::println);
    }
}
