package dev.delayable.runtime.process;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The options that this JVM was started with, as far as its workers are started with them too. They do not change. */
final class CommandLine {

    /** Options of the form {@code --option} or {@code --option=value}. */
    private static final Set<String> LONG_OPTIONS = Set.of(
            "--add-opens",
            "--add-exports",
            "--add-reads",
            "--add-modules",
            "--patch-module",
            "--limit-modules",
            "--upgrade-module-path",
            "--enable-native-access",
            "--illegal-native-access",
            "--enable-final-field-mutation",
            "--illegal-final-field-mutation",
            "--sun-misc-unsafe-memory-access",
            "--enable-preview");

    /** These alone, or followed by a colon and classes. */
    private static final Set<String> ASSERTIONS = Set.of(
            "-ea",
            "-enableassertions",
            "-da",
            "-disableassertions",
            "-esa",
            "-enablesystemassertions",
            "-dsa",
            "-disablesystemassertions");

    /** Properties that the JVM reads when it starts. {@link CallerJvm} knows the locale and the time zone, which may change. */
    private static final Set<String> PROPERTIES = Set.of(
            "-Dfile.encoding",
            "-Dstdin.encoding",
            "-Dstdout.encoding",
            "-Dstderr.encoding",
            "-Dsun.stdout.encoding",
            "-Dsun.stderr.encoding",
            "-Dsun.jnu.encoding",
            "-Djava.locale.providers",
            "-Djava.locale.useOldISOCodes");

    private static final Set<String> FLAGS = Set.of("-XX:+EnableDynamicAgentLoading", "-XX:-EnableDynamicAgentLoading");

    private static final String LIBRARY_PATH = "-Djava.library.path";

    /** The first JDK that reads this of the manifest of a program. */
    private static final int JDK_OF_NATIVE_ACCESS = 22;

    /** Found when they are first needed. */
    private static @Nullable List<String> handedOn;

    private CommandLine() {}

    /** The JVM's own list has the form {@code --option=value}, however they were given. */
    static synchronized List<String> handedOn() {
        if (handedOn == null) {
            List<String> found = new ArrayList<>();
            addThoseOfManifest(found);
            if (mayHaveSome()
                    && ModuleLayer.boot().findModule("java.management").isPresent()) {
                addThoseOfJvm(found);
            }
            handedOn = List.copyOf(found);
        }
        return handedOn;
    }

    /**
     * Whether there may be options to hand on: to ask this JVM for its options takes some 15 ms when it is new. There are none if
     * it was started by a {@code java} command without any argument of that form; what stands in environment variables is read by
     * a worker itself.
     */
    private static boolean mayHaveSome() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        Optional<String> command = info.command();
        Optional<String[]> arguments = info.arguments();
        if (command.isEmpty() || arguments.isEmpty() || !command.get().endsWith(File.separator + "java")) {
            return true;
        }
        for (String argument : arguments.get()) {
            boolean isLong = argument.startsWith("--") || argument.startsWith("@");
            if (isLong || argument.startsWith("-XX:VMOptionsFile") || isHandedOn(argument) || isLibraryPath(argument)) {
                return true;
            }
        }
        return false;
    }

    private static void addThoseOfJvm(List<String> target) {
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (isHandedOn(argument)) {
                target.add(argument);
            } else if (isLibraryPath(argument)) {
                target.add(LIBRARY_PATH + "=" + absolute(argument.substring(LIBRARY_PATH.length() + 1)));
            }
        }
    }

    private static boolean isHandedOn(String argument) {
        String name = before('=', argument);
        return LONG_OPTIONS.contains(name)
                || PROPERTIES.contains(name)
                || FLAGS.contains(argument)
                || ASSERTIONS.contains(before(':', argument));
    }

    private static boolean isLibraryPath(String argument) {
        return argument.startsWith(LIBRARY_PATH + "=");
    }

    private static String before(char end, String argument) {
        int at = argument.indexOf(end);
        return at < 0 ? argument : argument.substring(0, at);
    }

    /** Workers may have another working directory. */
    private static String absolute(String path) {
        List<String> absolute = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator, -1)) {
            absolute.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, absolute);
    }

    /** A program that was started by {@code java -jar} may say in its jar what it has to reach. */
    private static void addThoseOfManifest(List<String> target) {
        String jar = System.getProperty("java.class.path", "");
        if (!jar.endsWith(".jar") || !System.getProperty("sun.java.command", "").startsWith(jar)) {
            return;
        }
        try (JarFile file = new JarFile(jar)) {
            Manifest manifest = file.getManifest();
            if (manifest != null) {
                Attributes attributes = manifest.getMainAttributes();
                addPackages("--add-exports", attributes.getValue("Add-Exports"), target);
                addPackages("--add-opens", attributes.getValue("Add-Opens"), target);
                String nativeAccess = attributes.getValue("Enable-Native-Access");
                if (nativeAccess != null && Runtime.version().feature() >= JDK_OF_NATIVE_ACCESS) {
                    target.add("--enable-native-access=" + nativeAccess.trim());
                }
            }
        } catch (IOException e) {
            // It was there when this JVM started; the workers will say that it is gone.
        }
    }

    private static void addPackages(String option, @Nullable String packages, List<String> target) {
        if (packages != null) {
            for (String each : packages.trim().split("\\s+", -1)) {
                target.add(option + "=" + each + "=ALL-UNNAMED");
            }
        }
    }
}
