package dev.delayable.samples.gallery;

import dev.delayable.annotations.Delayable;
import dev.delayable.runtime.Backends;
import dev.delayable.runtime.Parallel;
import dev.delayable.runtime.Retry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;

/** Downloads many pages: up to 200 requests wait at the same time, each on a virtual thread. */
public final class Downloads {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Downloads() {}

    @Delayable
    static String download(URI page) throws IOException, InterruptedException {
        HttpResponse<String> response =
                CLIENT.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return response.body();
    }

    /** The pages in the order of their addresses, as they become available. Close the stream if you do not read all. */
    static Stream<String> downloadAll(Stream<URI> pages) {
        return Parallel.nJobs(200)
                .backend(Runtime.version().feature() >= 21 ? Backends.virtualThreads() : Backends.threads())
                .timeout(Duration.ofSeconds(10))
                .retry(Retry.attempts(3).backoff(Duration.ofMillis(100)).on(IOException.class))
                .stream(pages.map(DownloadsDelayed::download));
    }

    /** Prints the lengths of the pages whose addresses are given. */
    public static void main(String... addresses) {
        try (Stream<String> pages = downloadAll(Stream.of(addresses).map(URI::create))) {
            pages.forEach(page -> System.out.println(page.length()));
        }
    }
}
