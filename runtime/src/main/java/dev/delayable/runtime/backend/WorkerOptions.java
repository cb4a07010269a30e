package dev.delayable.runtime.backend;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what workers are started with, so that a mistake is an error where it is made, and not in a run. */
final class WorkerOptions {

    /** What would replace the program of a worker, or be replaced by it. */
    private static final Set<String> OF_PROGRAM = Set.of(
            "-cp", "-classpath", "--class-path", "-jar", "-m", "--module", "-version", "--version", "-help", "-?");

    /** Options that never have a blank in them, and another option behind one. */
    private static final Pattern SEVERAL = Pattern.compile("-(X[ms]|ea|esa|da|dsa|XX:[+-])\\S*\\s+-.*", Pattern.DOTALL);

    private WorkerOptions() {}

    /** The arguments of a JVM. */
    static List<String> jvmArgs(String... jvmArgs) {
        for (int i = 0; i < jvmArgs.length; i++) {
            if (jvmArgs[i] == null) {
                throw new NullPointerException("jvmArgs: argument " + i + " is null");
            }
            String wrong = wrong(jvmArgs[i], i > 0 && takesNext(jvmArgs[i - 1]));
            if (wrong != null) {
                throw new IllegalArgumentException("jvmArgs: \"" + jvmArgs[i] + "\" " + wrong);
            }
        }
        return List.of(jvmArgs);
    }

    private static @Nullable String wrong(String argument, boolean isValue) {
        if (isValue) {
            return null;
        } else if (argument.isBlank()) {
            return "is blank: leave it out";
        } else if (OF_PROGRAM.contains(argument) || argument.startsWith("--class-path=")) {
            return "is not for workers, which run the program of this library with the classes of this JVM: "
                    + "give the class path to this JVM, and leave the argument out";
        } else if (SEVERAL.matcher(argument).matches()) {
            return "has several options in one text: give each as an argument of its own, as in jvmArgs(\"-Xmx1g\", \"-ea\")";
        }
        return argument.startsWith("-") || argument.startsWith("@")
                ? null
                : "is not an option of a JVM: options begin with \"-\", as in jvmArgs(\"-Xmx1g\", \"-Dkey=value\")";
    }

    /** Whether the argument behind an option is its value. */
    private static boolean takesNext(String option) {
        return option.equals("-p") || (option.startsWith("--") && option.indexOf('=') < 0);
    }

    /** The name of an environment variable. */
    static String variable(String name) {
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("\"" + name.replace('\0', '?')
                    + "\" cannot be the name of an environment variable: "
                    + "give a name without \"=\", and its value as the other argument");
        }
        return name;
    }

    /** The value of an environment variable. */
    static String value(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "the value of an environment variable cannot contain the character 0: pass it as an argument of the jobs");
        }
        return value;
    }
}
