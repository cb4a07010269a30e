package dev.delayable.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser without a window, spoken to by the DevTools protocol. Where there is none, a test that asks for one is skipped,
 * unless the environment says that there must be one.
 */
public final class Chromium implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SHIFT = 8;
    private static final Map<String, Integer> CODES = Map.of("Tab", 9, "Enter", 13);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Map<String, Object>>> answers = new ConcurrentHashMap<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private Chromium(Process process, Path profile, String address) throws IOException {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .join();
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            call(domain + ".enable", Map.of());
        }
    }

    public static Chromium start() throws IOException {
        Optional<Path> program = find();
        if (program.isEmpty()) {
            assertThat(System.getenv("DELAYABLE_BROWSER"))
                    .as("DELAYABLE_BROWSER says that a browser must be there, and there is none of " + NAMES)
                    .isNotEqualTo("required");
            Assumptions.abort("skipped, because there is none of " + NAMES + " on the path: install chromium");
        }
        Path profile = Files.createTempDirectory("chromium");
        Process process = new ProcessBuilder(
                        program.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--window-size=1400,1000",
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Chromium(process, profile, pageAddress(port(profile)));
        } catch (Throwable e) {
            end(process, profile);
            throw e;
        }
    }

    private static Optional<Path> find() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int port(Path profile) {
        Path told = profile.resolve("DevToolsActivePort");
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> Integer.parseInt(Files.readAllLines(told).get(0)), port -> port > 0);
    }

    private static String pageAddress(int port) {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> {
                            String answer = HttpClient.newHttpClient()
                                    .send(list, HttpResponse.BodyHandlers.ofString())
                                    .body();
                            return ((List<?>) Objects.requireNonNull(JsonReader.read(answer)))
                                    .stream()
                                            .map(target -> (Map<?, ?>) target)
                                            .filter(target -> "page".equals(target.get("type")))
                                            .map(target -> String.valueOf(target.get("webSocketDebuggerUrl")))
                                            .findFirst()
                                            .orElse("");
                        },
                        address -> !address.isEmpty());
    }

    /** Opens a page of a run, and waits until it says that it is ready. */
    public void open(URI page) {
        troubles.clear();
        requests.clear();
        call("Page.navigate", Map.of("url", page.toString()));
        awaitThat("document.documentElement?.dataset.state === 'ready'");
    }

    /** Opens a page that may have no script. */
    void openPlain(URI page) {
        call("Page.navigate", Map.of("url", page.toString()));
        awaitThat("document.readyState === 'complete' && location.href.startsWith('" + page.getScheme() + "')");
    }

    public void awaitThat(String condition) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> evaluate("String(" + condition + ")").equals("true"));
    }

    /** What an expression of JavaScript comes to, as text. */
    public String evaluate(String expression) {
        Map<String, Object> answer = call("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true));
        Map<?, ?> result = (Map<?, ?>) Objects.requireNonNull(answer.get("result"));
        assertThat(answer).as(expression).doesNotContainKey("exceptionDetails");
        Object value = result.get("value");
        return value instanceof Double number && number == Math.rint(number)
                ? String.valueOf(number.longValue())
                : String.valueOf(value);
    }

    public void press(String key) {
        press(key, false);
    }

    void press(String key, boolean withShift) {
        String text = key.length() == 1 ? key : key.equals("Enter") ? "\r" : "";
        Map<String, Object> down = new LinkedHashMap<>(Map.of(
                "type", text.isEmpty() ? "rawKeyDown" : "keyDown", "key", key, "modifiers", withShift ? SHIFT : 0));
        if (!text.isEmpty()) {
            down.put("text", text);
        }
        Integer code = CODES.get(key);
        if (code != null) { // what the browser itself does with a key, it does by its code
            down.put("windowsVirtualKeyCode", code);
        }
        call("Input.dispatchKeyEvent", down);
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
        awaitDrawn();
    }

    /** Whether fingers can touch the page. */
    void touch(boolean isPossible) {
        call("Emulation.setTouchEmulationEnabled", Map.of("enabled", isPossible, "maxTouchPoints", 5));
    }

    void fingers(String type, List<Map<String, Double>> points) {
        call("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
        awaitDrawn();
    }

    public void mouse(String type, double x, double y) {
        call(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        x,
                        "y",
                        y,
                        "button",
                        type.equals("mouseMoved") ? "none" : "left",
                        "clickCount",
                        1));
        awaitDrawn();
    }

    void wheel(double x, double y, double deltaY) {
        call("Input.dispatchMouseEvent", Map.of("type", "mouseWheel", "x", x, "y", y, "deltaX", 0, "deltaY", deltaY));
        awaitDrawn();
    }

    /** Waits until what was asked for is drawn. */
    void awaitDrawn() {
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done('drawn'))))");
    }

    public byte[] screenshot() {
        return Base64.getDecoder()
                .decode(String.valueOf(
                        call("Page.captureScreenshot", Map.of("format", "png")).get("data")));
    }

    /** The whole page as wide as the window is. */
    byte[] wholeScreenshot() {
        return Base64.getDecoder()
                .decode(String.valueOf(
                        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                                .get("data")));
    }

    public void size(int width, int height, double scale) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
    }

    public void darkScheme(boolean isDark) {
        Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    }

    /** Whether the page is shown as on paper. */
    void printed(boolean isPaper) {
        call("Emulation.setEmulatedMedia", Map.of("media", isPaper ? "print" : ""));
    }

    void scripts(boolean areRun) {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", !areRun));
    }

    /** Errors that the console shows. */
    public List<String> troubles() {
        return troubles;
    }

    /** What was asked for besides the page itself. */
    public List<String> requests() {
        return requests.stream().skip(1).toList();
    }

    Map<String, Object> call(String method, Map<String, ?> parameters) {
        int id = calls.incrementAndGet();
        CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText(Json.of(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @SuppressWarnings("unchecked") // the protocol says so
    private void take(String text) {
        Map<String, Object> message = JsonReader.readObject(text);
        if (message.get("id") instanceof Double id) {
            CompletableFuture<Map<String, Object>> answer = Objects.requireNonNull(answers.remove(id.intValue()));
            if (message.containsKey("error")) {
                answer.completeExceptionally(new IllegalStateException(text));
            } else {
                answer.complete((Map<String, Object>) Objects.requireNonNull(message.get("result")));
            }
            return;
        }
        Map<String, Object> details = (Map<String, Object>) message.getOrDefault("params", Map.of());
        switch (String.valueOf(message.get("method"))) {
            case "Runtime.exceptionThrown", "Log.entryAdded" -> troubles.add(text);
            case "Runtime.consoleAPICalled" -> troubles.add(text);
            case "Network.requestWillBeSent" ->
                requests.add(String.valueOf(((Map<?, ?>) Objects.requireNonNull(details.get("request"))).get("url")));
            default -> {}
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        end(process, profile);
    }

    private static void end(Process process, Path profile) throws IOException {
        List<ProcessHandle> all =
                new ArrayList<>(process.toHandle().descendants().toList());
        process.destroyForcibly().onExit().join();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                boolean unused = file.toFile().delete();
            });
        }
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                String whole = text.toString();
                text.setLength(0);
                take(whole);
            }
            from.request(1);
            return null;
        }
    }
}
