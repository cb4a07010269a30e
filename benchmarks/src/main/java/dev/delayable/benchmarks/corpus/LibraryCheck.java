package dev.delayable.benchmarks.corpus;

import dev.delayable.benchmarks.corpus.Front.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import javax.annotation.processing.Processor;

/**
 * Marks every method of a library, and compiles it: first without marks, to leave out the files that need what is not at hand;
 * then the processor alone, as often as it refuses methods, whose marks are taken off; then all, for a compiler that has
 * one error to report does not look into the bodies of what was generated.
 */
final class LibraryCheck {

    static final String PROCESSOR = "dev.delayable.processor.DelayableProcessor";

    private static final int MOST_PASSES = 30;

    private final Front front;
    private final List<Path> classPath;
    private final Path work;
    private final Path marked;

    /**
     * Makes a check.
     *
     * @param front the compiler
     * @param classPath what the library and the generated classes need; the library itself too, for files that are left out
     * @param work a folder of this check alone
     */
    LibraryCheck(Front front, List<Path> classPath, Path work) throws IOException {
        this.front = front;
        this.classPath = classPath;
        this.work = work;
        this.marked = Files.createDirectories(work.resolve("marked")).toRealPath();
    }

    Findings check(Path sources) throws IOException {
        Findings findings = new Findings();
        List<Path> compiled = compiledAlone(sources, findings);
        findings.ownBytes = Folders.bytes(work.resolve("own/classes"), ".class");
        Map<Path, MarkedSource> files = MethodFinder.read(compiled);
        findings.methods = marks(files);
        Path output = compileAll(sources, files, findings);
        findings.factories = marks(files);
        findings.allBytes = Folders.bytes(output.resolve("classes"), ".class");
        addGenerated(output.resolve("generated"), findings);
        return findings;
    }

    private static void addGenerated(Path generated, Findings findings) throws IOException {
        for (Path file : Folders.files(generated, ".java")) {
            findings.generated.put(
                    generated.relativize(file).toString(), Findings.Generated.of(Files.readString(file)));
        }
    }

    /** The files that compile without the processor, when those that do not are taken from the library's jar. */
    private List<Path> compiledAlone(Path sources, Findings findings) throws IOException {
        List<Path> files = Folders.files(sources, ".java");
        int all = files.size();
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            Set<Path> broken = new HashSet<>();
            Path output = Folders.empty(work.resolve("own"));
            for (Said said : front.compile(files, classPath, output, List.of(), List.of("-nowarn"))) {
                if (said.isError() && said.file() == null) {
                    throw new IllegalStateException("the library cannot be compiled: " + said);
                } else if (said.isError()) {
                    broken.add(said.file());
                }
            }
            if (broken.isEmpty()) {
                findings.leftOut = all - files.size();
                findings.files = files.size();
                return files;
            }
            files = files.stream().filter(file -> !broken.contains(file)).toList();
        }
        throw new IllegalStateException("the library still does not compile after " + MOST_PASSES + " passes");
    }

    /** Runs the processor, then compiles all, until no method is refused any more. Gives the folder of what was made. */
    private Path compileAll(Path sources, Map<Path, MarkedSource> files, Findings findings) throws IOException {
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            Path output = Folders.empty(work.resolve("all"));
            String[] options = pass == 0 ? new String[] {"-proc:only", "-nowarn"} : new String[] {"-Xlint:all"};
            List<Said> all = compile(write(sources, files), output, options);
            List<Said> refusals = all.stream().filter(this::isRefusal).toList();
            all.stream().filter(Findings::isFailure).forEach(failure -> findings.addError(failure, output));
            boolean isLast = refusals.isEmpty() && pass > 0;
            if (isLast || (!refusals.isEmpty() && unmark(sources, files, refusals, findings) == 0)) {
                for (Said said : all) {
                    if (said.isError()) {
                        findings.addError(said, output);
                    } else if (said.isWarning() && said.isIn(output)) {
                        findings.generatedWarnings.add(said.toString());
                    }
                }
                return output;
            }
        }
        throw new IllegalStateException("methods are still refused after " + MOST_PASSES + " passes");
    }

    private boolean isRefusal(Said said) {
        return said.isError() && said.isIn(marked) && !Findings.isFailure(said);
    }

    private int unmark(Path sources, Map<Path, MarkedSource> files, List<Said> refusals, Findings findings) {
        List<MarkedSource> refused = refusals.stream()
                .map(said -> files.get(sources.resolve(relative(said).toString())))
                .toList();
        List<Long> positions = IntStream.range(0, refusals.size())
                .mapToObj(i -> refused.get(i).original(refusals.get(i).position()))
                .toList();
        int taken = 0;
        for (int i = 0; i < refusals.size(); i++) {
            Said refusal = refusals.get(i);
            int marks = refused.get(i).unmark(positions.get(i));
            findings.refusals.add(
                    new Findings.Refusal(relative(refusal) + ":" + refusal.line(), marks, refusal.message()));
            taken += marks;
        }
        return taken;
    }

    private Path relative(Said said) {
        return marked.relativize(Objects.requireNonNull(said.file()));
    }

    private List<Said> compile(List<Path> files, Path output, String... options) throws IOException {
        return front.compile(files, classPath, output, List.of(processor()), List.of(options));
    }

    /** Found as a service: it is no library that code is written against. */
    private static Processor processor() {
        return ServiceLoader.load(Processor.class).stream()
                .filter(provider -> provider.type().getName().equals(PROCESSOR))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(PROCESSOR + " is not on the class path"))
                .get();
    }

    private List<Path> write(Path sources, Map<Path, MarkedSource> files) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Map.Entry<Path, MarkedSource> file : files.entrySet()) {
            Path target = marked.resolve(sources.relativize(file.getKey()).toString());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue().markedText());
            written.add(target);
        }
        return written;
    }

    private static int marks(Map<Path, MarkedSource> files) {
        return files.values().stream().mapToInt(MarkedSource::marked).sum();
    }
}
