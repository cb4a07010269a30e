package dev.delayable.processor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A source of the corpus or of the golden files, broken as somebody does who is typing it.
 *
 * @param file the file that it was
 * @param description how it was broken
 * @param text what is left of it
 */
record BrokenSource(Path file, String description, String text) {

    /** A name that no source has. */
    static final String MISSING = "Missing";

    private static final List<Path> FILES = Stream.of("corpus", "golden")
            .flatMap(folder -> SourceTree.files(SourceTree.folder(folder)).stream())
            .filter(file ->
                    !file.toString().endsWith("Rows.java") && !file.toString().endsWith("Delayed.java"))
            .filter(file ->
                    !file.toString().contains("/taken/") && !file.toString().contains("/lang/"))
            .filter(file -> Pattern.compile("(?m)^package ")
                    .matcher(SourceTree.text(file))
                    .find()) // what is broken stands behind the package
            .filter(file -> !file.toString().contains("/a/")) // too long, with its hundreds of parameters
            .toList();

    private static final Pattern TOKEN = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\\s+|\"(?:\\\\.|[^\"\\\\])*\"|'(?:\\\\.|[^'\\\\])*'|[\\w$\\\\]+|.", Pattern.DOTALL);

    private static final List<String> INSERTED = List.of(
            "@",
            "@Delayable",
            "@Keyword",
            "@Keyword(",
            "static",
            "private",
            "class",
            "interface",
            "<",
            ">",
            "(",
            ")",
            "{",
            "}",
            ",",
            ";",
            "...",
            "[]",
            "?",
            "int",
            "void",
            "extends",
            "throws",
            "record X",
            "enum",
            "this",
            ".",
            "abstract",
            "default",
            "<T extends",
            "@interface",
            "permits",
            "sealed",
            "\"",
            "=");

    /** The source that a seed stands for; the same for the same seed. */
    static BrokenSource of(long seed) {
        Random random = new Random(seed);
        Path file = FILES.get(random.nextInt(FILES.size()));
        List<String> tokens =
                new ArrayList<>(TOKEN.matcher(SourceTree.text(file).replaceFirst("package ", "package broken."))
                        .results()
                        .map(MatchResult::group)
                        .toList());
        int at = significant(tokens, random);
        String token = tokens.get(at);
        String description = switch (random.nextInt(8)) {
            case 0 -> {
                tokens.subList(at, tokens.size()).clear();
                yield "cut at " + token;
            }
            case 1 -> {
                tokens.subList(at, Math.min(tokens.size(), at + 1 + random.nextInt(5)))
                        .clear();
                yield "without some tokens from " + token;
            }
            case 2 -> {
                tokens.remove(at);
                yield "without " + token;
            }
            case 3 -> {
                int other = significant(tokens, random);
                tokens.set(at, tokens.get(other));
                yield "with " + tokens.get(other) + " for " + token;
            }
            case 4 -> {
                String inserted = INSERTED.get(random.nextInt(INSERTED.size()));
                tokens.add(at, " " + inserted + " ");
                yield "with " + inserted + " before " + token;
            }
            default -> {
                int name = name(tokens, random);
                String renamed = tokens.get(name);
                tokens.set(name, MISSING);
                yield "with " + MISSING + " for " + renamed;
            }
        };
        return new BrokenSource(file, file + ", " + description, String.join("", tokens));
    }

    /** A token behind the package, and no comment. */
    private static int significant(List<String> tokens, Random random) {
        while (true) {
            int at = tokens.indexOf(";") + 1 + random.nextInt(tokens.size() - tokens.indexOf(";") - 1);
            if (!tokens.get(at).isBlank() && !tokens.get(at).startsWith("/")) {
                return at;
            }
        }
    }

    private static int name(List<String> tokens, Random random) {
        while (true) {
            int at = significant(tokens, random);
            if (tokens.get(at).matches("[A-Za-z]\\w*|\".*\"")) {
                return at;
            }
        }
    }
}
