package dev.delayable.runtime.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * What this JVM was told and its workers are told too, because jobs would not give the same results without it: what code may
 * reach, whether it is checked by assertions, and the default locale, time zone and charset. What belongs to one process, such
 * as its memory, its agents, its ports and the files that it writes, is not handed on. There is no lambda here: the first one
 * costs a new JVM 10 ms.
 *
 * @param locale the default locale
 * @param display the default locale for texts of a user interface
 * @param format the default locale for numbers and dates
 * @param timeZone the default time zone; null if it has no name by which another JVM finds the same
 * @param asserts whether classes like those of this library are checked by assertions
 */
public record CallerJvm(
        Locale locale,
        Locale display,
        Locale format,
        @Nullable String timeZone,
        boolean asserts) {

    /** Where workers read options beside their command line. */
    private static final List<String> OPTION_VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private static final List<String> LOCALE_VARIABLES =
            List.of("LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "LC_MESSAGES");

    /** As this JVM is now. */
    public static CallerJvm now() {
        return new CallerJvm(
                Locale.getDefault(),
                Locale.getDefault(Locale.Category.DISPLAY),
                Locale.getDefault(Locale.Category.FORMAT),
                nameOf(TimeZone.getDefault()),
                CallerJvm.class.desiredAssertionStatus());
    }

    private static @Nullable String nameOf(TimeZone zone) {
        return TimeZone.getTimeZone(zone.getID()).hasSameRules(zone) ? zone.getID() : null;
    }

    /** What the JVM of a worker is told; the arguments that it is given besides follow, and win. */
    List<String> arguments(List<String> jvmArgs, Map<String, String> environment) {
        List<String> given = new ArrayList<>(jvmArgs);
        for (String variable : OPTION_VARIABLES) {
            given.add(environment.getOrDefault(variable, ""));
        }
        List<String> arguments = new ArrayList<>();
        boolean hasTimeZone = environment.containsKey("TZ") || mention(given, "-Duser.timezone");
        if (timeZone != null && !hasTimeZone) {
            arguments.add("-Duser.timezone=" + timeZone);
        }
        if (!hasLocale(environment)) {
            addLocales(mention(given, "-Duser.language"), arguments);
        }
        List<String> told = CommandLine.handedOn();
        if (asserts && !mention(told, ":dev.delayable")) {
            arguments.add("-ea"); // also if the class loader was told, as test runners do
        }
        arguments.addAll(told);
        return arguments;
    }

    private static boolean hasLocale(Map<String, String> environment) {
        for (String variable : LOCALE_VARIABLES) {
            if (environment.containsKey(variable)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mention(List<String> arguments, String option) {
        for (String argument : arguments) {
            if (argument.contains(option)) {
                return true;
            }
        }
        return false;
    }

    private void addLocales(boolean hasOwn, List<String> target) {
        addLocale("", locale, target);
        if (!hasOwn && !display.equals(locale)) {
            addLocale(".display", display, target);
        }
        if (!hasOwn && !format.equals(locale)) {
            addLocale(".format", format, target);
        }
    }

    private static void addLocale(String category, Locale locale, List<String> target) {
        StringBuilder extensions = new StringBuilder();
        for (char key : locale.getExtensionKeys()) {
            extensions
                    .append(extensions.length() == 0 ? "" : "-")
                    .append(key)
                    .append('-')
                    .append(locale.getExtension(key));
        }
        target.add("-Duser.language" + category + "=" + locale.getLanguage());
        target.add("-Duser.country" + category + "=" + locale.getCountry());
        target.add("-Duser.script" + category + "=" + locale.getScript());
        target.add("-Duser.variant" + category + "=" + locale.getVariant());
        target.add("-Duser.extensions" + category + "=" + extensions);
    }
}
