package dev.delayable.samples.gallery;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Outcome;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.WorkerLostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs each example of the gallery. */
@Timeout(value = 2, unit = MINUTES)
class GalleryTest {

    @Test
    void linesOfFilesAreCountedAndAFileThatIsNoTextStopsNoOther(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "one\ntwo\n");
        Files.write(folder.resolve("b.bin"), new byte[] {(byte) 0xff, '\n'});
        Files.writeString(Files.createDirectory(folder.resolve("c")).resolve("d.txt"), "three\n");

        List<Outcome<Long>> outcomes = CountLines.countAll(folder);

        assertThat(outcomes.stream().filter(Outcome::isSuccess).map(Outcome::value))
                .containsExactlyInAnyOrder(2L, 1L);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.isSuccess())
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.job().toString()).contains("b.bin");
                    assertThat(failure.exception())
                            .isInstanceOf(UncheckedIOException.class)
                            .hasCauseInstanceOf(MalformedInputException.class);
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theBestWindowIsTheLengthOfThePeriod(boolean inProcesses) {
        double[] series =
                IntStream.range(0, 200_000).mapToDouble(i -> i % 7 == 0 ? 7 : 0).toArray();
        Parallel parallel = Parallel.nJobs(2).backend(inProcesses ? Backends.processes() : Backends.threads());

        // Over a whole period the average is 1, and its error the variance; other averages vary themselves.
        assertThat(WindowSweep.bestWindow(series, 10, parallel)).isEqualTo(7);
    }

    @Test
    void requestsAtTheSameTimeShareEightWorkers() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Map<String, Integer> prices = Map.of("north", 3, "south", 2, "west", 4);
        Map<Integer, Integer> lowest = new ConcurrentHashMap<>();
        PriceService service = new PriceService((shop, article) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.sleep(5); // the shop needs some time to answer
            running.decrementAndGet();
            return Objects.requireNonNull(prices.get(shop)) * article.length();
        });
        ExecutorService requests = Executors.newFixedThreadPool(20);
        try {
            CompletableFuture.allOf(IntStream.range(0, 100)
                            .mapToObj(i -> CompletableFuture.runAsync(
                                    () -> lowest.put(i, service.lowestPrice(List.copyOf(prices.keySet()), "book")),
                                    requests))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            requests.shutdownNow();
        }

        assertThat(lowest)
                .hasSize(100)
                .allSatisfy((request, price) -> assertThat(price).isEqualTo(8));
        assertThat(most).hasValueBetween(1, 8);
    }

    @Test
    void aCrashFailsOnlyTheDocumentThatCausedIt() {
        List<Outcome<Integer>> outcomes = FragileParser.countAll(List.of("one two three", "a crash \0", "four five"));

        assertThat(outcomes.get(0).value()).isEqualTo(3);
        assertThat(outcomes.get(1).exception())
                .isInstanceOfSatisfying(
                        WorkerLostException.class,
                        lost -> assertThat(lost.exitCode()).hasValue(134));
        assertThat(outcomes.get(2).value()).isEqualTo(2);
    }

    @Test
    void pagesArriveInOrderAndARequestThatFailsIsTriedAgain() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = exchange.getRequestURI().getPath().getBytes(StandardCharsets.UTF_8);
            boolean fails = requests.incrementAndGet() == 1;
            exchange.sendResponseHeaders(fails ? 503 : 200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        String address = "http://localhost:" + server.getAddress().getPort() + "/";
        try (Stream<String> pages =
                Downloads.downloadAll(IntStream.range(0, 20).mapToObj(i -> URI.create(address + i)))) {
            assertThat(pages)
                    .containsExactlyElementsOf(
                            IntStream.range(0, 20).mapToObj(i -> "/" + i).toList());
        } finally {
            server.stop(0);
        }
        assertThat(requests).hasValue(21);
    }
}
