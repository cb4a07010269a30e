package dev.delayable.processor.reading;

import java.util.regex.Pattern;

/**
 * The exceptions of compilers, which they throw at a processor where a class file is missing or broken; they are of no public
 * package. Those that are let through end the whole compilation, and have no place in the source.
 */
public final class CompilerFailures {

    /** How Eclipse's compiler begins the text of a problem. */
    private static final Pattern NUMBER_OF_PROBLEM = Pattern.compile("Pb\\(\\d+\\) ");

    private CompilerFailures() {}

    public static boolean isOne(Throwable exception) {
        String name = exception.getClass().getName();
        return name.startsWith("com.sun.tools.javac.") || name.startsWith("org.eclipse.jdt.internal.compiler.");
    }

    /** What has gone wrong, in the words of the compiler. */
    public static String message(Throwable failure) {
        return NUMBER_OF_PROBLEM.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
    }
}
