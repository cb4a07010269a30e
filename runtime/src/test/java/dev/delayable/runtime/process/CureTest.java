package dev.delayable.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.delayable.runtime.Job;
import dev.delayable.runtime.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.PrintStream;
import java.io.Serializable;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.IntSummaryStatistics;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.Timer;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** For each type that cannot travel, the message says where the object is, and what the user can do about it. */
class CureTest {

    private static final String OPEN = "open it in the job";
    private static final String CREATE = "create it in the job, or hold it in a static field";
    private static final String COLLECT = "collect its elements into a list";
    private static final String COPY = "copy it, as in new ";
    private static final String MADE_FROM = "pass what it is made from";
    private static final String OWN = "make the type Serializable";

    @TempDir
    private static Path folder;

    private static FileSystem archive;

    @BeforeAll
    static void openArchive() throws IOException {
        archive = FileSystems.newFileSystem(
                URI.create("jar:" + folder.resolve("a.zip").toUri()), Map.of("create", "true"));
    }

    @AfterAll
    static void closeArchive() throws IOException {
        archive.close();
    }

    static final class Plain {}

    record Pair(Object first, Object second) {}

    record Rules(String name, @SuppressWarnings("serial") List<Object> rules) implements Serializable {}

    private enum Key {
        FIRST
    }

    private Map<String, Callable<Object>> jdkTypes() {
        Map<String, Callable<Object>> types = new LinkedHashMap<>();
        types.put("thread|" + CREATE, Thread::new);
        types.put("thread local|" + CREATE, ThreadLocal::new);
        types.put("thread group|" + CREATE, () -> new ThreadGroup("g"));
        types.put("class loader|" + CREATE, ClassLoader::getSystemClassLoader);
        types.put("runtime|" + CREATE, Runtime::getRuntime);
        types.put("executor|" + CREATE, () -> new ForkJoinPool(1));
        types.put("scheduler|" + CREATE, () -> {
            var executor = Executors.newSingleThreadScheduledExecutor();
            executor.shutdown();
            return executor;
        });
        types.put("latch|" + CREATE, () -> new CountDownLatch(1));
        types.put("exchanger|" + CREATE, Exchanger::new);
        types.put("read lock of a stamp|" + CREATE, () -> new StampedLock().asReadLock());
        types.put("logger|" + CREATE, () -> Logger.getLogger("x"));
        types.put("timer|" + CREATE, () -> new Timer(true));
        types.put("http client|" + CREATE, HttpClient::newHttpClient);
        types.put(
                "http request|" + CREATE,
                () -> HttpRequest.newBuilder(URI.create("http://localhost")).build());
        types.put("process|" + CREATE, () -> new ProcessBuilder("true"));
        types.put("future|wait for its result", CompletableFuture::new);
        types.put("input stream|" + OPEN, () -> new ByteArrayInputStream(new byte[1]));
        types.put("output stream|" + OPEN, ByteArrayOutputStream::new);
        types.put(
                "print stream|" + OPEN,
                () -> new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        types.put("reader|" + OPEN, () -> new StringReader(""));
        types.put("writer|" + OPEN, StringWriter::new);
        types.put("scanner|" + OPEN, () -> new Scanner(""));
        types.put("socket|" + OPEN, Socket::new);
        types.put("datagram socket|" + OPEN, DatagramSocket::new);
        types.put("channel|" + OPEN, () -> Pipe.open().source());
        types.put("file system|" + OPEN, FileSystems::getDefault);
        types.put("deflater|" + OPEN, Deflater::new);
        types.put("checksum|" + OPEN, CRC32::new);
        types.put("path in an archive|pass the path as its text, by toString()", () -> archive.getPath("x"));
        types.put("stream|" + COLLECT, () -> Stream.of(1));
        types.put("int stream|" + COLLECT, () -> IntStream.range(0, 3));
        types.put("iterator|" + COLLECT, () -> List.of(1).iterator());
        types.put("enumeration|" + COLLECT, () -> Collections.enumeration(List.of(1)));
        types.put("spliterator|" + COLLECT, () -> List.of(1).spliterator());
        types.put("buffer|copy its content into an array", () -> ByteBuffer.allocate(8));
        types.put("string joiner|" + MADE_FROM, () -> new StringJoiner(","));
        types.put(
                "matcher|pass the text and the Pattern",
                () -> Pattern.compile("a").matcher("a"));
        types.put("method|pass the class and the name", () -> String.class.getMethod("length"));
        types.put("statistics|" + MADE_FROM, IntSummaryStatistics::new);
        types.put("random|" + MADE_FROM, () -> new SplittableRandom(1));
        types.put(
                "language range|" + MADE_FROM,
                () -> Locale.LanguageRange.parse("de").get(0));
        types.put("plain object|hold it in a static field", Object::new);
        types.put("file store|" + MADE_FROM, () -> Files.getFileStore(folder));
        return types;
    }

    private Map<String, Callable<Object>> ownTypes() {
        Map<String, Callable<Object>> types = new LinkedHashMap<>();
        types.put("class|" + OWN, Plain::new);
        types.put("record|" + OWN, () -> new Pair(1, 2));
        types.put("anonymous class|" + OWN, () -> new Object() {});
        types.put(
                "list|" + COPY + "ArrayList<>(..) or List.copyOf(..), or make the type",
                () -> new AbstractList<Integer>() {
                    @Override
                    public Integer get(int index) {
                        return index;
                    }

                    @Override
                    public int size() {
                        return 2;
                    }
                });
        types.put("set|" + COPY + "HashSet<>(..), or make the type", () -> new AbstractSet<Integer>() {
            @Override
            public Iterator<Integer> iterator() {
                return Collections.emptyIterator();
            }

            @Override
            public int size() {
                return 0;
            }
        });
        types.put("map|" + COPY + "HashMap<>(..), or make the type", () -> new AbstractMap<Integer, Integer>() {
            @Override
            public Set<Entry<Integer, Integer>> entrySet() {
                return Set.of();
            }
        });
        types.put("lambda|cast the lambda, as in (Function<..> & Serializable)", () ->
                (Function<Integer, Integer>) i -> i);
        types.put("action|cast the lambda, as in (Runnable & Serializable)", () -> (Runnable) () -> {});
        return types;
    }

    private static String messageOf(Object... arguments) {
        Job<Integer> job = JobWithArguments.of(List::size, arguments);
        Outcome<Integer> outcome = ProcessJob.nJobs(2).outcomes(List.of(job)).get(0);
        assertThat(outcome.exception()).isInstanceOf(NotSerializableException.class);
        return String.valueOf(outcome.exception().getMessage());
    }

    @TestFactory
    Stream<DynamicTest> ofTheJdk() {
        return jdkTypes().entrySet().stream()
                .map(type -> DynamicTest.dynamicTest(type.getKey(), () -> {
                    Object object = type.getValue().call();
                    String cure = type.getKey().substring(type.getKey().indexOf('|') + 1);

                    assertThat(messageOf(1, object))
                            .startsWith(
                                    "argument values[1], a " + object.getClass().getTypeName()
                                            + ", cannot be sent to a worker process, because of its type: ")
                            .contains(cure)
                            .endsWith(", or use Backends.threads()")
                            .doesNotContain(OWN);
                    assertThat(messageOf(new Rules("x", List.of(0, Map.of("k", Optional.of(object))))))
                            .startsWith("argument values[0], a " + Rules.class.getTypeName() + ", cannot be sent")
                            .contains("because of values[0].rules[1][k].get(), a "
                                    + object.getClass().getName() + ": ")
                            .contains(cure)
                            .doesNotContain(OWN);
                }));
    }

    @TestFactory
    Stream<DynamicTest> ofTheUser() {
        return ownTypes().entrySet().stream()
                .map(type -> DynamicTest.dynamicTest(type.getKey(), () -> {
                    Object object = type.getValue().call();
                    String cure = type.getKey().substring(type.getKey().indexOf('|') + 1);

                    assertThat(messageOf(object))
                            .contains("because of its type: ")
                            .contains(cure);
                    assertThat(messageOf(Map.of(Key.FIRST, new Object[] {1, object})))
                            .contains("because of values[0][FIRST][1], a "
                                    + object.getClass().getName() + ": ")
                            .contains(cure);
                }));
    }

    @Test
    void aVariableThatALambdaHasCaptured() {
        Thread captured = new Thread();
        Serializable lambda = (Callable<String> & Serializable) captured::getName;

        assertThat(messageOf(lambda)).contains("java.lang.Thread", CREATE);
        assertThat(ProcessJob.nJobs(2).outcomes(ProcessJob.of(captured::getName)))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.exception()).hasMessageContaining(CREATE));
    }

    @Test
    void aResultSaysWhereItIs() {
        assertThat(ProcessJob.nJobs(2)
                        .outcomes(ProcessJob.of(() ->
                                new Rules("x", List.of(new UncheckedIOException(new IOException()), new Plain())))))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.exception())
                        .hasMessageStartingWith("the result, a " + Rules.class.getTypeName())
                        .hasMessageContaining(
                                "because of the result.rules[1], a " + Plain.class.getName() + ": " + OWN));
    }
}
