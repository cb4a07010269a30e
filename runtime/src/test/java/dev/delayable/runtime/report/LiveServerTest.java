package dev.delayable.runtime.report;

import static dev.delayable.runtime.Waiting.await;
import static dev.delayable.runtime.Waiting.waits;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What viewers are served, above all at the end of a run. */
class LiveServerTest {

    private static final NamedCall CALL = new NamedCall("resize", "resize(\"cat.png\")");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ReportModel model = new ModelRun(1).add(0, CALL, 0, 10, 40).model();

    private static CompletableFuture<Integer> askAfter(LiveServer server, long version) {
        URI address = URI.create(server.address() + "data?after=" + version);
        return CLIENT.sendAsync(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(answer -> answer.body().length);
    }

    @Test
    void whoeverWaitsForTheEndIsSentAllOfIt() {
        for (int round = 0; round < 30; round++) {
            LiveServer server = Objects.requireNonNull(LiveServer.start(LiveAddress.of(0), () -> model));
            askAfter(server, 0).join();
            List<CompletableFuture<Integer>> viewers =
                    Stream.generate(() -> askAfter(server, 1)).limit(3).toList();
            await().until(() -> server.waiting() == 3);

            server.close();

            // An answer that is cut off is an exception here.
            assertThat(viewers).allSatisfy(viewer -> assertThat(viewer.join()).isPositive());
        }
    }

    @Test
    void theServerWaitsForDataThatTakeLongToMake() throws InterruptedException {
        CompletableFuture<Void> release = new CompletableFuture<>();
        AtomicInteger made = new AtomicInteger();
        LiveServer server = Objects.requireNonNull(LiveServer.start(LiveAddress.of(0), () -> {
            if (made.getAndIncrement() > 0) {
                release.join();
            }
            return model;
        }));
        askAfter(server, 0).join();
        CompletableFuture<Integer> viewer = askAfter(server, 1);
        await().until(() -> server.waiting() == 1);
        Thread closing = new Thread(server::close);
        closing.start();
        await().until(() -> waits(closing));

        // Longer than who asked lately, and does not wait, is given.
        closing.join(6_000);
        assertThat(closing.isAlive()).isTrue();
        release.complete(null);
        closing.join();

        assertThat(viewer.join()).isPositive();
    }
}
