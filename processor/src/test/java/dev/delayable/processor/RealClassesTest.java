package dev.delayable.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signatures that nobody has made up for a test: those of the JDK, whatever JDK the tests run on. */
class RealClassesTest {

    private static final List<String> CLASSES = List.of(
            "java.io.File",
            "java.io.PrintStream",
            "java.lang.Class",
            "java.lang.Enum",
            "java.lang.Integer",
            "java.lang.Iterable",
            "java.lang.Math",
            "java.lang.ProcessBuilder",
            "java.lang.String",
            "java.lang.System",
            "java.lang.Thread",
            "java.lang.invoke.MethodHandles.Lookup",
            "java.lang.reflect.Method",
            "java.math.BigDecimal",
            "java.net.http.HttpResponse.BodyHandlers",
            "java.nio.channels.FileChannel",
            "java.nio.file.Files",
            "java.nio.file.Path",
            "java.security.KeyStore",
            "java.text.MessageFormat",
            "java.time.ZonedDateTime",
            "java.time.chrono.ChronoLocalDate",
            "java.util.Arrays",
            "java.util.Calendar",
            "java.util.Collections",
            "java.util.Comparator",
            "java.util.EnumMap",
            "java.util.EnumSet",
            "java.util.Map",
            "java.util.Map.Entry",
            "java.util.Optional",
            "java.util.PrimitiveIterator.OfInt",
            "java.util.ServiceLoader",
            "java.util.TreeMap",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.Executors",
            "java.util.concurrent.ForkJoinTask",
            "java.util.concurrent.atomic.AtomicReferenceFieldUpdater",
            "java.util.function.BiFunction",
            "java.util.stream.Collectors",
            "java.util.stream.Stream",
            "java.util.stream.StreamSupport",
            "javax.lang.model.util.Elements",
            "javax.management.MBeanServer");

    @Test
    void theMethodsOfTheJdkHaveFactories() {
        List<String> lines =
                new ArrayList<>(List.of("package real;", "import dev.delayable.annotations.DelayableImport;"));
        CLASSES.forEach(name -> lines.add("@DelayableImport(" + name + ".class)"));
        lines.add("class Imports {}");

        Compilation compilation = Javac.compile("real.Imports", lines.toArray(String[]::new));

        Javac.assertSilent(compilation);
        assertThat(Javac.generated(compilation)).hasSameSizeAs(CLASSES);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aClassMayHaveThousandsOfMethods() {
        int count = 9_000;
        List<String> lines = Stream.of(
                        Stream.of("package real;", "@dev.delayable.annotations.Delayable class Large {"),
                        IntStream.range(0, count).mapToObj(i -> "static int method" + i + "(int x) { return x; }"),
                        Stream.of("}"))
                .flatMap(part -> part)
                .toList();

        Compilation compilation = Javac.compile("real.Large", lines.toArray(String[]::new));

        Javac.assertSilent(compilation);
        Map<String, String> generated = Javac.generated(compilation);
        assertThat(generated).containsOnlyKeys("LargeDelayed.java");
        assertThat(generated.get("LargeDelayed.java")).contains("Job<Integer> method8999(int x)");
    }
}
