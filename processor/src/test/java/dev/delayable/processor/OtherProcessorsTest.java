package dev.delayable.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code @Generated} belongs to all processors: those behind this one see it on the generated classes, and where there are none,
 * javac's lint has nothing to say of it. The compilers run in a process of their own, for the path of processors is that of a class
 * loader.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OtherProcessorsTest {

    private static final String GENERATED = "javax.annotation.processing.Generated";

    @TempDir
    Path folder;

    @Test
    void withoutOtherProcessorsNoLintHasAnythingToSay() throws Exception {
        assertThat(compile("-Xlint:all", "-Werror")).isEmpty();
    }

    @Test
    void aProcessorOfOtherAnnotationsChangesNothing() throws Exception {
        register(OfPackage.class);

        assertThat(compile("-Xlint:all", "-Werror")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {OfGenerated.class, OfAll.class, WithoutAnnotation.class})
    void aProcessorBehindThisOneSeesGeneratedOnWhatIsGenerated(Class<? extends Processor> behind) throws Exception {
        register(behind);

        assertThat(compile("-Xlint:-processing")).contains("seen: behind.MarkedDelayed");
    }

    @ParameterizedTest
    @ValueSource(classes = {OfGenerated.class, OfAll.class, OfModule.class, WithoutAnnotation.class})
    void aProcessorMayAskForWhatItsPatternsMatch(Class<? extends Processor> processor) {
        assertThat(OtherProcessors.mayAskFor(GENERATED, processor)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {OfPackage.class, OfLongerName.class})
    void aProcessorAsksForNothingElse(Class<? extends Processor> processor) {
        assertThat(OtherProcessors.mayAskFor(GENERATED, processor)).isFalse();
    }

    private void register(Class<? extends Processor> processor) throws IOException {
        Path services = Files.createDirectories(folder.resolve("path/META-INF/services"));
        Files.writeString(services.resolve(Processor.class.getName()), processor.getName());
    }

    /** What javac says of a class with a marked method; the registered processor comes behind this one. */
    private String compile(String... options) throws IOException, InterruptedException {
        Path source = folder.resolve("Marked.java");
        Files.writeString(source, """
                package behind;
                class Marked {
                    @dev.delayable.annotations.Delayable static int marked(int x) { return x; }
                }
                """);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "javac").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-d", folder.resolve("classes").toString(), "-cp", path(Javac.CLASS_PATH)));
        Path behind = Files.createDirectories(folder.resolve("path"));
        String processors = System.getProperty("java.class.path") + File.pathSeparator + behind;
        command.addAll(List.of("-processorpath", processors));
        command.add(source.toString());

        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(javac.getInputStream().readAllBytes(), UTF_8);

        assertThat(javac.waitFor()).as(output).isZero();
        assertThat(folder.resolve("classes/behind/MarkedDelayed.class")).exists();
        return output;
    }

    private static String path(List<File> files) {
        return files.stream().map(File::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Says what it sees of {@code @Generated}. */
    abstract static class Seeing extends AbstractProcessor {

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            annotations.stream()
                    .filter(annotation -> annotation.getQualifiedName().contentEquals(GENERATED))
                    .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
                    .forEach(element ->
                            processingEnv.getMessager().printMessage(Diagnostic.Kind.NOTE, "seen: " + element));
            return false;
        }
    }

    /** Asks for it by its name. */
    @SupportedAnnotationTypes(GENERATED)
    public static final class OfGenerated extends Seeing {}

    /** Asks for it by its name, with its module. */
    @SupportedAnnotationTypes("java.compiler/" + GENERATED)
    public static final class OfModule extends Seeing {}

    /** Asks for all annotations. */
    @SupportedAnnotationTypes("*")
    public static final class OfAll extends Seeing {}

    /** Asks for those of a package, and for one. */
    @SupportedAnnotationTypes({"other.*", "another.Annotation"})
    public static final class OfPackage extends Seeing {}

    /** Asks for one whose name begins in the same way. */
    @SupportedAnnotationTypes(GENERATED + "By")
    public static final class OfLongerName extends Seeing {}

    /** Tells what it asks for only when it runs. */
    public static final class WithoutAnnotation extends Seeing {

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of(GENERATED);
        }
    }
}
