package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.backend.ProcessBackend;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a JVM was told reaches its workers, unless they are told otherwise. */
@Timeout(300)
class CallerJvmTest {

    @TempDir
    private Path directory;

    /** A program that prints what it was told, and what a worker was told. */
    static final class Asked {

        private Asked() {}

        public static void main(String[] args) {
            ProcessBackend backend = Backends.processes();
            List<String> jvmArgs = new ArrayList<>();
            boolean isAll = false;
            for (String arg : args) {
                switch (arg) {
                    case "germany" -> Locale.setDefault(Locale.GERMANY);
                    case "french-numbers" -> Locale.setDefault(Locale.Category.FORMAT, Locale.FRANCE);
                    case "buddhist" -> Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist"));
                    case "tokyo" -> TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
                    case "own-zone" -> TimeZone.setDefault(new SimpleTimeZone(1_000, "Mine"));
                    case "asserting" -> ClassLoader.getSystemClassLoader().setDefaultAssertionStatus(true);
                    case "zone-of-environment" -> backend = backend.environment("TZ", "America/Lima");
                    case "locale-of-environment" -> backend = backend.environment("LC_ALL", "C.UTF-8");
                    case "all" -> isAll = true;
                    default -> jvmArgs.add(arg);
                }
            }
            Parallel parallel = Parallel.nJobs(2).backend(backend.jvmArgs(jvmArgs.toArray(new String[0])));
            if (isAll) {
                System.out.println(
                        "here: " + ManagementFactory.getRuntimeMXBean().getInputArguments());
                System.out.println("there: "
                        + Parallel.nJobs(2)
                                .backend(backend)
                                .run(ProcessJob.of(() -> ManagementFactory.getRuntimeMXBean()
                                        .getInputArguments()
                                        .toString()))
                                .get(0));
                return;
            }
            System.out.println("here: " + Told.text());
            System.out.println(
                    "there: " + parallel.run(ProcessJob.of(Told::text)).get(0));
        }
    }

    /** Initialised when it is asked, as assertions are a matter of each class. */
    static final class Told {

        private Told() {}

        static String text() {
            return "asserts=" + Told.class.desiredAssertionStatus()
                    + " locale=" + Locale.getDefault().toLanguageTag()
                    + " number=" + String.format("%.1f", 1.5)
                    + " display=" + Locale.getDefault(Locale.Category.DISPLAY).toLanguageTag()
                    + " zone=" + TimeZone.getDefault().getID()
                    + " charset=" + Charset.defaultCharset()
                    + " stdout=" + System.getProperty("stdout.encoding")
                    + " opened=" + Object.class.getModule().isOpen("java.lang", Told.class.getModule())
                    + " arguments="
                    + ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                            .filter(argument -> argument.startsWith("--") || argument.contains("AgentLoading"))
                            .collect(Collectors.joining(","));
        }
    }

    private String ask(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("-cp", ProgramStart.classPath()));
        command.addAll(options);
        command.add(Asked.class.getName());
        command.addAll(List.of(arguments));
        return ProgramStart.output(directory, command.toArray(new String[0]));
    }

    private static String line(String output, String start) {
        return output.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }

    /** What the worker was told, which is what the program was told. */
    private String same(List<String> options, String... arguments) throws IOException {
        String output = ask(options, arguments);
        assertThat(line(output, "there: ")).isEqualTo(line(output, "here: "));
        return line(output, "there: ");
    }

    private String there(List<String> options, String... arguments) throws IOException {
        return line(ask(options, arguments), "there: ");
    }

    @Test
    void nothingInParticular() throws IOException {
        assertThat(same(List.of())).contains("asserts=false");
    }

    @Test
    void onTheCommandLine() throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "-ea",
                "-Duser.language=de",
                "-Duser.country=AT",
                "-Duser.timezone=Asia/Kolkata",
                "-Dfile.encoding=ISO-8859-1",
                "-Dstdout.encoding=UTF-8",
                "--enable-preview",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-reads=java.logging=ALL-UNNAMED",
                "--add-modules=jdk.httpserver"));
        if (Runtime.version().feature() >= 24) {
            options.addAll(List.of(
                    "-XX:+EnableDynamicAgentLoading",
                    "--enable-native-access=ALL-UNNAMED",
                    "--illegal-native-access=deny",
                    "--sun-misc-unsafe-memory-access=allow"));
        }

        assertThat(same(options))
                .contains("asserts=true", "locale=de-AT", "number=1,5", "zone=Asia/Kolkata", "charset=ISO-8859-1")
                .contains(
                        "stdout=UTF-8",
                        "opened=true",
                        "--enable-preview",
                        "--add-exports",
                        "--add-reads",
                        "--add-modules")
                .contains(Runtime.version().feature() >= 24 ? "--illegal-native-access=deny" : "");
    }

    @Test
    void assertionsOfSomeClasses() throws IOException {
        String package_ = Told.class.getPackageName();

        assertThat(same(List.of("-ea", "-da:" + package_ + "..."))).contains("asserts=false");
        assertThat(same(List.of("-ea:" + package_ + "..."))).contains("asserts=true");
        assertThat(same(List.of("-ea:com.acme..."))).contains("asserts=false");
    }

    @Test
    void atRunTime() throws IOException {
        assertThat(same(List.of("-Duser.timezone=UTC"), "germany", "tokyo", "asserting"))
                .contains("asserts=true", "locale=de-DE", "number=1,5", "zone=Asia/Tokyo");
        assertThat(same(List.of("-Duser.language=en"), "french-numbers")).contains("locale=en", "number=1,5");
        assertThat(same(List.of(), "buddhist")).contains("locale=th-TH-u-ca-buddhist");
    }

    @Test
    void aTimeZoneWithoutANameIsNotHandedOn() throws IOException {
        assertThat(there(List.of(), "own-zone")).doesNotContain("zone=Mine").doesNotContain("zone=GMT ");
    }

    @Test
    void whatTheWorkersAreToldWins() throws IOException {
        List<String> options = List.of("-ea", "-Duser.timezone=Asia/Tokyo", "-Duser.language=de");

        assertThat(there(options, "-da", "-Duser.timezone=UTC", "-Duser.language=fr", "french-numbers"))
                .contains("asserts=false", "zone=UTC", "locale=fr");
        assertThat(there(options, "zone-of-environment", "locale-of-environment"))
                .contains("asserts=true", "zone=America/Lima", "locale=en");
    }

    @Test
    void whatBelongsToOneProcessIsNotHandedOn() throws IOException {
        Path recording = directory.resolve("recording.jfr");
        List<String> options =
                List.of("-Xmx300m", "-XX:StartFlightRecording:filename=" + recording, "-Dcom.acme.key=value");

        String output = ask(options, "all");

        assertThat(line(output, "here: ")).contains("-Xmx300m", "recording.jfr", "com.acme.key");
        assertThat(line(output, "there: ")).doesNotContain("-Xmx300m", "recording.jfr", "com.acme.key");
    }

    @Test
    void inTheManifestOfAJar() throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Asked.class.getName());
        attributes.put(new Attributes.Name("Add-Opens"), "java.base/java.util java.base/java.lang");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                ProgramStart.roots().stream()
                        .map(root -> root.toUri().toString())
                        .collect(Collectors.joining(" ")));
        Path jar = directory.resolve("program.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream closing = new JarOutputStream(out, manifest)) {
            closing.finish();
        }

        String output = ProgramStart.output(directory, "-jar", jar.toString());

        assertThat(line(output, "here: ")).contains("opened=true");
        assertThat(line(output, "there: ")).contains("opened=true");
    }

    @Test
    void aChangeOfTheDefaultsReachesTheNextRun() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : List.of("Asia/Tokyo", "America/Lima")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(ProcessJob.nJobs(2)
                                .run(ProcessJob.of(() -> TimeZone.getDefault().getID())))
                        .containsExactly(zone);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
