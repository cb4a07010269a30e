package dev.delayable.processor;

import java.util.regex.Pattern;

/**
 * The exceptions of compilers, which they throw at a processor where a class file is missing or broken. They are of no public
 * package, and the compilers catch them: what a processor does not take for itself, it lets through.
 */
final class CompilerFailures {

    /** How Eclipse's compiler begins the text of a problem. */
    private static final Pattern NUMBER_OF_PROBLEM = Pattern.compile("Pb\\(\\d+\\) ");

    private CompilerFailures() {}

    static boolean isOne(Throwable exception) {
        String name = exception.getClass().getName();
        return name.startsWith("com.sun.tools.javac.") || name.startsWith("org.eclipse.jdt.internal.compiler.");
    }

    /** What has gone wrong, in the words of the compiler. */
    static String message(RuntimeException failure) {
        return NUMBER_OF_PROBLEM.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
    }
}
