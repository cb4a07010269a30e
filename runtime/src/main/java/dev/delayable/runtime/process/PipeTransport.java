package dev.delayable.runtime.process;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The pipes that every process is started with. A shell moves them to other descriptors before it becomes the worker, so that
 * jobs, their native code and the programs that they start have an empty standard input, and print to the pipe of errors. It
 * saves each JVM the classes of sockets, which pull in those of secure random numbers: some 30 ms.
 */
final class PipeTransport implements Transport {

    /** The argument for a worker in place of the path of a socket. */
    static final String ADDRESS = "pipes";

    private static final String SHELL = "/bin/sh";

    /** Where a process finds its open descriptors as files, on these systems all of them. */
    private static final String DESCRIPTORS = "/dev/fd/";

    private static final Set<String> SYSTEMS = Set.of("Linux", "Mac OS X");

    private static final String INPUT = "4";
    private static final String OUTPUT = "3";
    private static final String SCRIPT = "exec \"$@\" " + INPUT + "<&0 " + OUTPUT + ">&1 0</dev/null 1>&2";

    /** Whether this system can do that. Shells do not hand on environment variables with other names than their own. */
    static boolean isPossible(Set<String> variables) {
        return SYSTEMS.contains(System.getProperty("os.name"))
                && Files.isExecutable(Path.of(SHELL))
                && Files.isDirectory(Path.of(DESCRIPTORS))
                && areShellNames(variables);
    }

    private static boolean areShellNames(Set<String> names) {
        for (String name : names) {
            if (!isShellName(name)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isShellName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            if (!isLetter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    @Override
    public String address() {
        return ADDRESS;
    }

    @Override
    public void prepare(ProcessBuilder builder) {
        List<String> command = new ArrayList<>(List.of(SHELL, "-c", SCRIPT, SHELL));
        command.addAll(builder.command());
        builder.command(command);
    }

    @Override
    public InputStream output(Process process) {
        return process.getErrorStream();
    }

    @Override
    public Connection connect(Process process) {
        return new PipeConnection(process.getInputStream(), process.getOutputStream());
    }

    static Connection inWorker() throws IOException {
        return new PipeConnection(new FileInputStream(DESCRIPTORS + INPUT), new FileOutputStream(DESCRIPTORS + OUTPUT));
    }

    @Override
    public void close() {
        // The pipes belong to the process.
    }
}
