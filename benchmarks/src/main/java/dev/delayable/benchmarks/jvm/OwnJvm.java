package dev.delayable.benchmarks.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM like this one that does one thing. */
public final class OwnJvm {

    private OwnJvm() {}

    /**
     * Runs a main class in a JVM of its own, with the class path of this one.
     *
     * @param jvmArgs arguments of the JVM
     * @param main the class
     * @param args its arguments
     * @return what it has printed, without the last line break; its errors are printed by this JVM
     * @throws IOException if it has failed
     */
    public static String run(List<String> jvmArgs, Class<?> main, String... args)
            throws IOException, InterruptedException {
        return run(jvmArgs, System.getProperty("java.class.path"), main, args);
    }

    /**
     * Runs a main class in a JVM of its own.
     *
     * @param jvmArgs arguments of the JVM
     * @param classPath its class path
     * @param main the class
     * @param args its arguments
     * @return what it has printed, without the last line break; its errors are printed by this JVM
     * @throws IOException if it has failed
     */
    public static String run(List<String> jvmArgs, String classPath, Class<?> main, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArgs);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(main.getName() + " ended with status " + status);
        }
        return output.strip();
    }
}
