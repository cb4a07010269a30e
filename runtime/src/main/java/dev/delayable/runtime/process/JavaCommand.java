package dev.delayable.runtime.process;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command that starts a worker. Its arguments stand in a file, as the {@code java} launcher takes them since JDK 9: a
 * class path may be longer than what a system takes as arguments.
 */
final class JavaCommand {

    /** Arguments of this JVM without which the same classes may not run in another one. */
    private static final Set<String> INHERITED = Set.of(
            "--add-opens",
            "--add-exports",
            "--add-reads",
            "--add-modules",
            "--patch-module",
            "--limit-modules",
            "--upgrade-module-path",
            "--enable-native-access",
            "--enable-preview");

    private JavaCommand() {}

    /** A process that is not started yet. */
    static ProcessBuilder builder(
            ProcessSettings settings, LaunchPath path, Path argumentFile, List<String> programArguments)
            throws IOException {
        List<String> arguments = new ArrayList<>(defaults(settings.jvmArgs()));
        arguments.addAll(inherited());
        arguments.addAll(settings.jvmArgs());
        arguments.addAll(path.arguments());
        String main = WorkerMain.class.getName();
        if (path.isModular()) {
            arguments.add("-m");
            arguments.add(WorkerMain.class.getModule().getName() + "/" + main);
        } else {
            arguments.add(main);
        }
        arguments.addAll(programArguments);
        writeArguments(argumentFile, arguments);
        ProcessBuilder builder = new ProcessBuilder(java(), "@" + argumentFile);
        builder.environment().putAll(settings.environment());
        if (settings.directory() != null) {
            builder.directory(settings.directory().toFile());
        }
        return builder;
    }

    private static String java() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path java = bin.resolve(File.separatorChar == '\\' ? "java.exe" : "java");
        if (!Files.isExecutable(java)) {
            throw new IllegalStateException("worker processes need a java launcher, but there is none at " + java
                    + ": make the runtime image with its launcher, or use Backends.threads()");
        }
        return java.toString();
    }

    /**
     * For many small JVMs side by side: one thread to collect garbage, and the memory that it saves. A JVM that has run out of
     * memory ends, as nobody knows which of its threads were hit.
     */
    private static List<String> defaults(List<String> jvmArgs) {
        for (String argument : jvmArgs) {
            if (argument.startsWith("-XX:+Use") && argument.endsWith("GC")) {
                return List.of("-XX:+ExitOnOutOfMemoryError", "-Xshare:auto");
            }
        }
        return List.of("-XX:+ExitOnOutOfMemoryError", "-Xshare:auto", "-XX:+UseSerialGC");
    }

    /** The JVM's own list has the form {@code --option=value}, however they were given. */
    private static List<String> inherited() {
        if (!mayHaveInheritable()
                || ModuleLayer.boot().findModule("java.management").isEmpty()) {
            return List.of();
        }
        List<String> inherited = new ArrayList<>();
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (INHERITED.contains(option(argument))) {
                inherited.add(argument);
            }
        }
        return inherited;
    }

    /**
     * Whether there may be arguments that are to be inherited: to ask this JVM for them takes some 15 ms when it is new. There are
     * none if it was started by a {@code java} command without any argument of that form; what stands in environment variables
     * is read by a worker itself.
     */
    private static boolean mayHaveInheritable() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        Optional<String> command = info.command();
        Optional<String[]> arguments = info.arguments();
        if (command.isEmpty() || arguments.isEmpty() || !command.get().endsWith(File.separator + "java")) {
            return true;
        }
        for (String argument : arguments.get()) {
            if (argument.startsWith("--") || argument.startsWith("@")) {
                return true;
            }
        }
        return false;
    }

    private static String option(String argument) {
        int end = argument.indexOf('=');
        return end < 0 ? argument : argument.substring(0, end);
    }

    private static void writeArguments(Path file, List<String> arguments) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String argument : arguments) {
            text.append('"');
            text.append(argument.replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r"));
            text.append("\"\n");
        }
        // The launcher reads the file as it reads a command line.
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name()));
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            Files.write(file, content);
        } catch (CharacterCodingException e) {
            throw new IOException(
                    "a path or an argument of worker processes has characters that the locale of this process, which"
                            + " uses " + charset + ", does not know: start it in another locale, such as C.UTF-8",
                    e);
        }
    }
}
