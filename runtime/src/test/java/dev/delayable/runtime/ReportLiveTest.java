package dev.delayable.runtime;

import static dev.delayable.runtime.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.delayable.runtime.report.Chromium;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A run that is watched while it goes on. */
class ReportLiveTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static int status(URI address) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static URI addressIn(LogCapture log) {
        String told = log.infos().stream()
                .filter(line -> line.startsWith("watch the run at "))
                .findFirst()
                .orElseThrow();
        return URI.create(told.substring("watch the run at ".length()));
    }

    @Test
    void onlyWhoKnowsTheAddressSeesTheRunAndOnlyUntilItsEnd() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (LogCapture log = LogCapture.start()) {
            Future<List<Integer>> run = Parallel.nJobs(2)
                    .report(Report.live(0))
                    .runAsync(List.of(TestJob.doing("waits", () -> {
                        running.countDown();
                        release.await();
                    })));
            running.await();
            URI address = addressIn(log);
            try {
                assertThat(address.getHost()).isEqualTo("127.0.0.1");
                assertThat(address.getPath()).matches("/[A-Za-z0-9_-]{24}/");
                assertThat(status(address)).isEqualTo(200);
                assertThat(status(address.resolve("data?after=0"))).isEqualTo(200);
                assertThat(status(address.resolve("/"))).isEqualTo(404);
                assertThat(status(address.resolve("/AAAAAAAAAAAAAAAAAAAAAAAA/")))
                        .isEqualTo(404);
                assertThat(status(address.resolve("other"))).isEqualTo(404);
                assertThat(statusOfPost(address)).isEqualTo(405);
            } finally {
                release.countDown();
            }
            run.get();

            assertThatThrownBy(() -> status(address)).isInstanceOf(ConnectException.class);
        }
    }

    private static int statusOfPost(URI address) throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        return CLIENT.send(post, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void aPortThatIsInUseIsToldAndTheRunGoesOn() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LogCapture log = LogCapture.start()) {
            int port = other.getLocalPort();

            assertThat(Parallel.nJobs(2).report(Report.live(port)).run(TestJob.squares(3)))
                    .isEqualTo(TestJob.squareNumbers(3));

            assertThat(log.warnings())
                    .containsExactly(
                            "the run cannot be watched: port " + port + " is in use; name another one, or 0 for any "
                                    + "that is free. The run goes on without a live view");
        }
    }

    @Test
    void thePageFollowsTheRunToItsEnd() throws IOException, InterruptedException, ExecutionException {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        try (Chromium browser = Chromium.start();
                LogCapture log = LogCapture.start()) {
            Job<Integer> waits = TestJob.doing("waits", () -> {
                running.countDown();
                release.await();
            });
            Future<List<Integer>> run = Parallel.nJobs(2)
                    .report(Report.live(0))
                    .runAsync(List.of(TestJob.doing("quick", () -> {}), waits, waits));
            running.await();
            URI address = addressIn(log);
            browser.open(address);
            String jobs = "document.querySelector('[data-fact=jobs] .value').textContent";
            assertThat(browser.evaluate(jobs)).isEqualTo("1");
            assertThat(browser.evaluate("document.getElementById('legend').textContent"))
                    .contains("running");
            await().until(() ->
                    browser.requests().contains(address.resolve("data?after=1").toString()));

            release.countDown();
            run.get();

            browser.awaitThat(jobs + " === '3'");
            browser.awaitThat("document.getElementById('message').textContent.startsWith('The run has ended')");
            assertThat(browser.troubles()).isEmpty();
            assertThat(browser.requests()).allMatch(asked -> asked.contains("/data?after="));
        }
    }
}
