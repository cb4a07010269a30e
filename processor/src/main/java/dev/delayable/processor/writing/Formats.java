package dev.delayable.processor.writing;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Parts of JavaPoet's formats. JavaPoet writes each file twice, and takes its time for every placeholder; so names are put into a
 * format as they are.
 */
final class Formats {

    private Formats() {}

    /** Text that stands for itself. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }

    /** Names between the brackets of a call, which go on the next line where they do not fit. */
    static String names(List<String> names) {
        return names.stream().map(Formats::literal).collect(Collectors.joining(",$W"));
    }
}
