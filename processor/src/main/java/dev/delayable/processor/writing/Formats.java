package dev.delayable.processor.writing;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parts of JavaPoet's formats. JavaPoet writes each file twice, and takes its time for every placeholder; so names are put into a
 * format as they are.
 */
final class Formats {

    /** So few letters fit on a line after anything that a statement begins with. */
    private static final int SHORT = 40;

    private Formats() {}

    /** Text that stands for itself. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }

    /** A name in quotes. */
    static String quoted(String name) {
        return '"' + literal(name) + '"';
    }

    /** A statement that returns what a block of code says. */
    static CodeBlock returning(CodeBlock value) {
        return CodeBlock.builder().add("$[return ").add(value).add(";\n$]").build();
    }

    /** Names between the brackets of a call, which go on the next line where they do not fit. */
    static String names(List<String> names) {
        boolean isShort = names.stream().mapToInt(String::length).sum() <= SHORT;
        return names.stream().map(Formats::literal).collect(Collectors.joining(isShort ? ", " : ",$W"));
    }
}
