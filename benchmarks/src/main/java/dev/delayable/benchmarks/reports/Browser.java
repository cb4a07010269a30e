package dev.delayable.benchmarks.reports;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Chromium without a window, which opens pages of reports and says how long that takes. Spoken to by the DevTools protocol. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int PATIENCE_SECONDS = 120;

    /** Zooms in to a few jobs and out again, and moves the view now and then; tells how long each redraw took. */
    private static final String LOOK_AROUND = """
            (async () => {
              const lanes = document.getElementById('lanes'), box = lanes.getBoundingClientRect(), took = [];
              const turn = async by => {
                lanes.dispatchEvent(new WheelEvent('wheel', {clientX: box.left + box.width * 0.6, clientY: box.top + 10, bubbles: true, cancelable: true, ...by}));
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                took.push(Number(document.documentElement.dataset.redrawMs));
              };
              for (let i = 0; i < 40; i++) {
                await turn({deltaY: -100});
                if (i % 4 === 0) await turn({deltaX: 80, deltaY: 0});
              }
              for (let i = 0; i < 40; i++) await turn({deltaY: 100});
              return took.join(' ');
            })()""";

    private static final Pattern VALUE = Pattern.compile("\"value\":\"([^\"]*)\"");

    /**
     * What opening a page takes.
     *
     * @param millis until it is drawn
     * @param heapMegabytes how much memory its script holds then
     * @param redraw how long a redraw takes in the middle
     * @param longestRedraw how long the longest takes
     */
    record Opened(double millis, double heapMegabytes, double redraw, double longestRedraw) {}

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private int calls;

    private Browser(Process process, URI address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Listener())
                .join();
    }

    /** Starts a browser; empty if there is none. */
    static Optional<Browser> start() throws IOException, InterruptedException {
        Optional<Path> program = Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Path profile = Files.createTempDirectory("chromium");
        Process process = new ProcessBuilder(
                        program.get().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--enable-precise-memory-info",
                        "--window-size=1400,1000",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return Optional.of(new Browser(process, address(profile.resolve("DevToolsActivePort"))));
    }

    private static URI address(Path told) throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 10; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            if (Files.exists(told) && Files.readAllLines(told).size() > 1) {
                URI list = URI.create(
                        "http://127.0.0.1:" + Files.readAllLines(told).get(0) + "/json/list");
                String pages = HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                        .body();
                Matcher page =
                        Pattern.compile("ws://[^\"]*/devtools/page/[^\"]*").matcher(pages);
                if (page.find()) {
                    return URI.create(page.group());
                }
            }
        }
        throw new IOException("the browser does not start");
    }

    Opened open(Path page) throws IOException, InterruptedException {
        call("Page.navigate", "{\"url\":\"" + page.toUri() + "\"}");
        while (!evaluate("String(document.documentElement?.dataset.state)").equals("ready")) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        double millis = Double.parseDouble(evaluate("document.documentElement.dataset.openMs"));
        double heap = Double.parseDouble(evaluate("document.documentElement.dataset.heapMb"));
        double[] redraws = Stream.of(evaluate(LOOK_AROUND).split(" "))
                .mapToDouble(Double::parseDouble)
                .sorted()
                .toArray();
        return new Opened(
                millis,
                heap,
                redraws[redraws.length / 2],
                Arrays.stream(redraws).max().orElseThrow());
    }

    private String evaluate(String expression) throws IOException, InterruptedException {
        String script = expression.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        String answer = call("Runtime.evaluate", "{\"awaitPromise\":true,\"expression\":\"" + script + "\"}");
        Matcher value = VALUE.matcher(answer);
        if (!value.find()) {
            throw new IOException("the browser answers " + answer);
        }
        return value.group(1);
    }

    private String call(String method, String parameters) throws IOException, InterruptedException {
        calls++;
        String id = "\"id\":" + calls;
        socket.sendText("{" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .join();
        while (true) {
            String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IOException("the browser does not answer");
            } else if (answer.startsWith("{" + id + ",")) {
                return answer;
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> others = process.toHandle().descendants().toList();
        process.destroyForcibly();
        others.forEach(ProcessHandle::destroyForcibly);
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                answers.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
