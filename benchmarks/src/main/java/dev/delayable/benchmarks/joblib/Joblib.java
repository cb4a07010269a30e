package dev.delayable.benchmarks.joblib;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A Python on this machine that has joblib, and the program that times it. */
public final class Joblib {

    /** Debian's own, which has Debian's joblib even where another Python comes first in the path; then whatever does. */
    private static final List<String> INTERPRETERS = List.of("/usr/bin/python3", "python3", "python");

    private final String interpreter;
    private final String version;

    private Joblib(String interpreter, String version) {
        this.interpreter = interpreter;
        this.version = version;
    }

    /** Looks for a Python with joblib. */
    public static Optional<Joblib> find() {
        for (String interpreter : INTERPRETERS) {
            try {
                List<String> lines = output(interpreter, "-c", "import joblib; print(joblib.__version__)");
                return Optional.of(new Joblib(interpreter, lines.get(0)));
            } catch (IOException e) {
                // No such interpreter, or one without joblib: the next one may have it.
            }
        }
        return Optional.empty();
    }

    /** The version of joblib. */
    public String version() {
        return version;
    }

    /** How the tables call it with its processes. */
    public String loky() {
        return way(version, "loky");
    }

    /** How the tables call a version with one of its backends. */
    public static String way(String version, String backend) {
        return "joblib " + version + ", " + backend;
    }

    /** Times joblib on all rows, which takes about a minute. */
    public List<JoblibTimes> time() throws IOException {
        return time("rows.py");
    }

    /** Lets a program of this package, in Python, measure; returns what it prints. */
    public List<JoblibTimes> time(String program, String... arguments) throws IOException {
        Path script = Files.createTempFile("joblib", ".py");
        try {
            try (InputStream source = Objects.requireNonNull(Joblib.class.getResourceAsStream(program))) {
                Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
            }
            List<String> command = new ArrayList<>(List.of(interpreter, script.toString()));
            command.addAll(List.of(arguments));
            List<JoblibTimes> times = new ArrayList<>();
            for (String line : output(command.toArray(String[]::new))) {
                times.add(JoblibTimes.parse(line));
            }
            return times;
        } finally {
            Files.delete(script);
        }
    }

    private static List<String> output(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int status = process.waitFor();
            if (status != 0 || output.isBlank()) {
                throw new IOException(String.join(" ", command) + " ended with status " + status);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output.lines().toList();
    }
}
