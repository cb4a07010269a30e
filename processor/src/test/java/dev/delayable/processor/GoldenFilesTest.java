package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the processor writes, as text. Each folder below {@code golden} holds sources and, beside them, the classes of
 * factories that are written for them. After a change that is meant, {@code -Ddelayable.golden.update=true} writes these
 * anew: the difference in version control shows what has changed for users.
 */
class GoldenFilesTest {

    private static final String UPDATE = "delayable.golden.update";

    /** Asks for fewer lints than all; the file {@code options} beside the sources says which. */
    private static final String OPTIONS = "options";

    static List<String> cases() {
        return SourceTree.folders("golden").stream()
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("The generated text is the expected one, and compiles without a warning")
    void generatedTextIsTheExpectedOne(String name) throws IOException {
        Path folder = SourceTree.folder("golden").resolve(name);
        Map<String, String> expected = new TreeMap<>();
        List<JavaFileObject> sources = SourceTree.files(folder).stream()
                .filter(file -> {
                    String fileName = file.getFileName().toString();
                    if (fileName.endsWith("Delayed.java")) {
                        expected.put(fileName, SourceTree.text(file));
                    }
                    return !fileName.endsWith("Delayed.java");
                })
                .map(SourceTree::source)
                .toList();

        Compilation compilation = Javac.compile(sources, options(folder));

        Javac.assertSilent(compilation);
        Map<String, String> generated = Javac.generated(compilation);
        if (Boolean.getBoolean(UPDATE) && !generated.equals(expected)) {
            update(folder, expected, generated);
        }
        assertThat(generated.keySet()).isEqualTo(expected.keySet());
        generated.forEach((file, text) -> assertThat(text).as(file).isEqualTo(expected.get(file)));
    }

    private static String[] options(Path folder) {
        Path file = folder.resolve(OPTIONS);
        return Files.exists(file) ? SourceTree.text(file).strip().split("\\s+") : new String[0];
    }

    /** Fails too: a build that writes its own expectations proves nothing. */
    private static void update(Path folder, Map<String, String> expected, Map<String, String> generated)
            throws IOException {
        for (String stale : expected.keySet()) {
            Files.delete(folder.resolve(stale));
        }
        for (Map.Entry<String, String> file : generated.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        fail("%s was rewritten; look at the difference, and run again without -D%s", folder, UPDATE);
    }
}
