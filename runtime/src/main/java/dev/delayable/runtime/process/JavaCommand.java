package dev.delayable.runtime.process;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command that starts a worker. Its arguments stand in a file, as the {@code java} launcher takes them since JDK 9: a
 * class path may be longer than what a system takes as arguments.
 */
public final class JavaCommand {

    private JavaCommand() {}

    /** A process that is not started yet. */
    static ProcessBuilder builder(
            ProcessSettings settings,
            CallerJvm caller,
            LaunchPath path,
            Path argumentFile,
            List<String> programArguments)
            throws IOException {
        List<String> arguments = arguments(settings.jvmArgs(), settings.environment(), caller, path);
        arguments.addAll(programArguments);
        writeArguments(argumentFile, arguments);
        ProcessBuilder builder = new ProcessBuilder(java(), "@" + argumentFile);
        builder.environment().putAll(settings.environment());
        if (settings.directory() != null) {
            builder.directory(settings.directory().toFile());
        }
        return builder;
    }

    /** The arguments of a worker that is on another machine, and has descriptors for its messages. */
    public static List<String> remoteArguments(List<String> jvmArgs, CallerJvm caller, LaunchPath path) {
        List<String> arguments = arguments(jvmArgs, Map.of(), caller, path);
        arguments.add(PipeTransport.ADDRESS);
        arguments.add(WorkerMain.NONE);
        arguments.add(WorkerMain.NONE);
        return arguments;
    }

    private static List<String> arguments(
            List<String> jvmArgs, Map<String, String> environment, CallerJvm caller, LaunchPath path) {
        List<String> arguments = new ArrayList<>(defaults(jvmArgs));
        arguments.addAll(caller.arguments(jvmArgs, environment));
        arguments.addAll(jvmArgs);
        arguments.addAll(path.arguments());
        String main = WorkerMain.class.getName();
        if (path.isModular()) {
            arguments.add("-m");
            arguments.add(WorkerMain.class.getModule().getName() + "/" + main);
        } else if (path.launcher() != null) {
            arguments.addAll(path.launcher().arguments(main));
        } else {
            arguments.add(main);
        }
        return arguments;
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
