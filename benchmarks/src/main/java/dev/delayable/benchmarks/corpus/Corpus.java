package dev.delayable.benchmarks.corpus;

import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Marks every method of well-known libraries, and compiles them with javac of this JDK and of the newest other one, and with
 * Eclipse's compiler. Fails if there is an error inside generated code, or one of the processor. Writes a report.
 */
public final class Corpus {

    /** Given to each JVM that compiles. */
    private static final List<String> HEAP = List.of("-Xmx4g", "-Xss8m");

    /** Given to those of which no time is taken: they need less of the machine. */
    private static final List<String> SPARING =
            List.of("-Xmx4g", "-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path work;
    private final String classPath;

    /** Whether what an earlier run has found in a library, with a compiler, counts. */
    private final boolean goesOn;

    private final boolean isTimed;

    private Corpus(Path work, String classPath, boolean goesOn, boolean isTimed) {
        this.work = work;
        this.classPath = classPath;
        this.goesOn = goesOn;
        this.isTimed = isTimed;
    }

    /**
     * Checks libraries.
     *
     * @param args a folder with {@code sources} and {@code jars}, in which it works too; the report to write; whether to go
     *     on where an earlier run was broken off; whether to take times; and the names of the libraries, all if there is none
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Path.of(args[0]).toAbsolutePath();
        List<String> names = List.of(args).subList(4, args.length);
        Corpus corpus = new Corpus(
                work, classPath(work.resolve("jars")), Boolean.parseBoolean(args[2]), Boolean.parseBoolean(args[3]));
        CorpusReport report = new CorpusReport(JudgedRefusals.load());
        for (Library library : Library.in(work.resolve("sources"))) {
            if (names.isEmpty() || names.contains(library.name())) {
                corpus.check(library, report);
            } else {
                report.leaveOut(library);
            }
            Files.writeString(Path.of(args[1]), report.toMarkdown());
        }
        Files.write(work.resolve("refusals.txt"), report.refusals());
        List<String> problems = report.problems();
        if (!problems.isEmpty()) {
            Files.write(work.resolve("problems.txt"), problems);
            problems.forEach(System.err::println);
            throw new AssertionError(problems.size() + " problems, also in " + work.resolve("problems.txt"));
        }
    }

    /** What generated code needs, and the jars of the libraries with all that they need. */
    private static String classPath(Path jars) throws IOException {
        try (Stream<Path> libraries = Files.list(jars)) {
            return Stream.concat(
                            Stream.of(
                                            dev.delayable.annotations.Delayable.class,
                                            dev.delayable.runtime.Job.class,
                                            org.jspecify.annotations.NullMarked.class)
                                    .map(Corpus::home),
                            libraries.sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static Path home(Class<?> type) {
        return Path.of(java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private void check(Library library, CorpusReport report) throws IOException, InterruptedException {
        Path folder = work.resolve("libraries").resolve(library.name());
        if (!goesOn || Files.notExists(folder.resolve("sources"))) {
            Folders.empty(folder);
            library.unpack(Folders.empty(folder.resolve("sources")));
        }
        for (Jvm jvm : Jvm.all()) {
            report.add(library, "javac " + jvm.version(), find(Front.JAVAC, jvm, folder));
        }
        report.add(library, "Eclipse's compiler", find(Front.ECJ, Jvm.current(), folder));
        if (report.isClean(library)) { // else javac stops before the end
            Path times = folder.resolve("times");
            if (isTimed && (!goesOn || Files.notExists(times))) {
                Files.writeString(times, seconds(folder, "own") + "\n" + seconds(folder, "all"));
            }
            if (Files.exists(times)) {
                List<String> seconds = Files.readAllLines(times);
                report.addTimes(library, Double.parseDouble(seconds.get(0)), Double.parseDouble(seconds.get(1)));
            }
        }
    }

    private Findings find(Front front, Jvm jvm, Path folder) throws IOException, InterruptedException {
        String compiler = front.name().toLowerCase(java.util.Locale.ROOT) + jvm.version();
        Path file = folder.resolve("findings-" + compiler);
        if (!goesOn || Files.notExists(file)) {
            System.out.printf("%s: %s, JDK %d%n", folder.getFileName(), front, jvm.version());
            jvm.run(
                    SPARING,
                    CorpusFork.class,
                    List.of(
                            front.name(),
                            folder.resolve("sources").toString(),
                            classPath,
                            folder.resolve(compiler).toString(),
                            file.toString()));
        }
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
            return (Findings) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What javac takes of all processors, for the files that javac of this JDK was given before: its own, or marked. */
    private double seconds(Path folder, String which) throws IOException, InterruptedException {
        Path checked = folder.resolve("javac" + Jvm.current().version());
        List<String> arguments = new ArrayList<>(List.of("-nowarn", "-implicit:none", "-encoding", "UTF-8"));
        arguments.addAll(List.of(
                "-cp", classPath, "-d", Folders.empty(folder.resolve("timed")).toString()));
        if (which.equals("own")) {
            arguments.add("-proc:none");
        } else {
            arguments.addAll(List.of("-processorpath", System.getProperty("java.class.path")));
            arguments.addAll(List.of("-processor", LibraryCheck.PROCESSOR));
        }
        Path list = folder.resolve("files-" + which);
        Path from = checked.resolve("marked");
        List<String> files = new ArrayList<>();
        for (Path file : Folders.files(from, ".java")) {
            Path taken = which.equals("own") ? folder.resolve("sources").resolve(from.relativize(file)) : file;
            files.add('"' + taken.toString().replace("\\", "\\\\") + '"');
        }
        Files.write(list, files);
        arguments.add("@" + list);
        return Double.parseDouble(Jvm.current().run(HEAP, TimedCompile.class, arguments));
    }
}
