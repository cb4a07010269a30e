package dev.delayable.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a browser shows it. */
class PageInBrowserTest extends BrowserTest {

    private static final NamedCall CALL = new NamedCall("resize", "resize(\"cat.png\")");

    private void open(ModelRun run) throws IOException {
        open(run, false);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itShowsEverythingWithoutAnErrorOrARequest(boolean isDark) throws IOException {
        ModelRun run = ModelRun.ofEverything();
        browser.darkScheme(isDark);
        browser.open(run.page(directory.resolve("run.html")).toUri());
        browser.evaluate("document.getElementById('chart').focus()");
        for (String key : List.of("f", "Enter", "ArrowRight", "ArrowDown", "+", "-", "0", "End", "Home", "Escape")) {
            browser.press(key);
        }

        assertThat(browser.troubles()).isEmpty();
        assertThat(browser.requests()).isEmpty();
        assertThat(browser.evaluate("document.getElementById('picture').hidden"))
                .isEqualTo("false");
    }

    @Test
    void aFailureIsRedAtEveryZoom() throws IOException {
        ModelRun run = new ModelRun(2);
        for (int i = 0; i < 20_000; i++) {
            Ending ending = i == 7_777 ? Ending.FAILED : Ending.RETURNED;
            IOException failure = i == 7_777 ? new IOException("no cat") : null;
            run.add(i % 2, 0, CALL, i, i / 2 * 1000L, i / 2 * 1000L + 900, ending, 1, failure);
        }
        open(run);

        assertThat(redPixelsInLane(1)).as("the whole run").isPositive();
        assertThat(redPixelsInLane(0)).isZero();
        browser.evaluate("document.getElementById('chart').focus()");
        browser.press("f");
        for (String zoom : List.of("a little closer", "much closer", "very close")) {
            for (int i = 0; i < 5; i++) {
                browser.press("+");
            }
            assertThat(redPixelsInLane(1)).as(zoom).isPositive();
        }
        assertThat(browser.evaluate("document.getElementById('selected').textContent"))
                .contains("resize(\"cat.png\")", "job 7777", "failed: java.io.IOException: no cat");
    }

    /** How many pixels of a lane have the colour of failures. */
    private static int redPixelsInLane(int lane) {
        int top = 5 + 30 * lane;
        return (int) number("(() => { const canvas = document.getElementById('lanes');"
                + " const data = canvas.getContext('2d').getImageData(0, " + top + ", canvas.width, 23).data;"
                + " let red = 0;"
                + " for (let i = 0; i < data.length; i += 4)"
                + " if (data[i] === 0xc8 && data[i + 1] === 0x10 && data[i + 2] === 0x2e) red++;"
                + " return red; })()");
    }

    private static double number(String expression) {
        return Double.parseDouble(browser.evaluate(expression));
    }

    @Test
    void thePointerShowsTheCall() throws IOException {
        open(new ModelRun(1)
                .add(0, CALL, 0, 0, 1_000_000)
                .add(0, new NamedCall("upload", "upload(\"dog.png\", 17)"), 1, 1_000_000, 2_000_000));
        double top = number("document.getElementById('lanes').getBoundingClientRect().top");
        double right = number("document.getElementById('lanes').getBoundingClientRect().right");

        browser.mouse("mouseMoved", right - 100, top + 15);

        assertThat(browser.evaluate("document.getElementById('tip').hidden")).isEqualTo("false");
        assertThat(browser.evaluate("document.querySelector('#tip .call').textContent"))
                .isEqualTo("upload(\"dog.png\", 17)");
        assertThat(browser.evaluate("document.getElementById('tip').textContent"))
                .contains("job 1", "worker 0", "ran for 1.00 ms");
    }

    @Test
    void theWheelZoomsWhereThePointerIsAndADragMovesTheView() throws IOException {
        ModelRun run = new ModelRun(1);
        for (int i = 0; i < 100; i++) {
            run.add(0, new NamedCall("step", "step(" + i + ")"), i, i * 1_000_000L, i * 1_000_000L + 990_000);
        }
        open(run);
        double y = number("document.getElementById('lanes').getBoundingClientRect().top") + 15;

        browser.mouse("mouseMoved", 700, y);
        String before = jobInTip();
        for (int i = 0; i < 12; i++) {
            browser.wheel(700, y, -100);
        }
        browser.mouse("mouseMoved", 701, y);
        assertThat(jobInTip()).isEqualTo(before);

        browser.mouse("mousePressed", 300, y);
        browser.mouse("mouseMoved", 1300, y);
        browser.mouse("mouseReleased", 1300, y);
        browser.mouse("mouseMoved", 702, y);
        assertThat(jobInTip()).isNotEqualTo(before);
    }

    private static String jobInTip() {
        String line = browser.evaluate("document.querySelector('#tip .line').textContent");
        assertThat(line).startsWith("job ");
        return line;
    }

    @Test
    void theSearchFindsTextsFunctionsAndIndexes() throws IOException {
        open(ModelRun.ofEverything());

        assertThat(found("holiday-57")).startsWith("1 match");
        browser.evaluate("document.getElementById('found-after').click()");
        assertThat(browser.evaluate("document.getElementById('selected').textContent"))
                .contains("holiday-57.jpg");
        assertThat(found("#123")).startsWith("1 match");
        assertThat(found("tile")).startsWith("24 matches");
        assertThat(found("truncated file")).startsWith("2 matches");
        assertThat(found("no such text")).startsWith("0 matches");
        assertThat(browser.troubles()).isEmpty();
    }

    private static String found(String text) {
        browser.evaluate("{ const box = document.getElementById('search'); box.value = '" + text
                + "'; document.getElementById('found-count').textContent = '';"
                + " box.dispatchEvent(new Event('input')); }");
        browser.awaitThat("document.getElementById('found-count').textContent !== ''");
        return browser.evaluate("document.getElementById('found-count').textContent");
    }

    @Test
    void theTablesNeedNoScript() throws IOException {
        Path page = ModelRun.ofEverything().page(directory.resolve("run.html"));
        browser.scripts(false);
        try {
            browser.openPlain(page.toUri());
        } finally {
            browser.scripts(true);
        }

        assertThat(browser.evaluate("document.getElementById('picture').hidden"))
                .isEqualTo("true");
        assertThat(browser.evaluate("document.querySelector('[data-fact=jobs] .value').textContent"))
                .isEqualTo("400");
        assertThat(browser.evaluate("document.querySelectorAll('#failures tbody tr').length"))
                .isEqualTo("2");
        assertThat(browser.evaluate("document.querySelectorAll('#longest tbody tr').length"))
                .isEqualTo("20");
    }

    @Test
    void noTextOfAJobIsMoreThanText() throws IOException {
        String hostile =
                "</script><script>document.title='pwned'</script><img src=x onerror=document.title='pwned'>{{data}}";
        open(new ModelRun(1)
                .add(0, new NamedCall(hostile, hostile), 0, 0, 1000)
                .add(
                        0,
                        0,
                        new NamedCall(hostile, hostile),
                        1,
                        1000,
                        2000,
                        Ending.FAILED,
                        1,
                        new IllegalStateException(hostile)));
        browser.evaluate("document.getElementById('chart').focus()");
        browser.press("f");

        assertThat(browser.evaluate("document.title")).isEqualTo("Run report");
        assertThat(browser.evaluate("document.querySelector('#longest td:nth-child(3)').textContent"))
                .isEqualTo(hostile);
        assertThat(browser.evaluate("document.getElementById('selected').textContent"))
                .startsWith(hostile);
        assertThat(browser.evaluate("document.images.length")).isEqualTo("0");
        assertThat(browser.troubles()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    @Test
    void aTextOfTenMegabytesIsCutAndItsLengthIsTold() throws IOException {
        open(new ModelRun(1).add(0, new NamedCall("long", "x".repeat(10_000_000)), 0, 0, 1000));

        assertThat(browser.evaluate("document.querySelector('#longest td:nth-child(3)').textContent"))
                .startsWith("xxx")
                .endsWith("… (10000000 characters)")
                .hasSizeLessThan(1000);
        assertThat(java.nio.file.Files.size(directory.resolve("run.html"))).isLessThan(200_000);
    }

    @Test
    void ofThousandsOfWorkersTheBusiestStandFirst() throws IOException {
        ModelRun run = new ModelRun(1000);
        for (int lane = 0; lane < 1000; lane++) {
            run.add(lane, new NamedCall("work", "work(" + lane + ")"), lane, 0, 1000 + lane);
        }
        open(run);
        double y = number("document.getElementById('lanes').getBoundingClientRect().top") + 10;

        browser.mouse("mouseMoved", 200, y);

        assertThat(browser.evaluate("document.querySelector('#tip .call').textContent"))
                .isEqualTo("work(999)");
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void aRunWithoutAJobIsAPageToo() throws IOException {
        open(new ModelRun(4));

        assertThat(browser.evaluate("document.getElementById('tail').textContent"))
                .contains("No job has run.");
        assertThat(browser.troubles()).isEmpty();
    }

    /** What the page paints on a canvas is not text for a checker, so its colours are checked here one by one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyColourHasEnoughContrast(boolean isDark) throws IOException {
        browser.darkScheme(isDark);
        browser.open(new ModelRun(1)
                .add(0, CALL, 0, 0, 10)
                .page(directory.resolve("run.html"))
                .toUri());

        for (String panel : List.of("page", "panel", "warn-panel")) {
            for (String text : List.of("text", "muted", "trouble-text")) {
                assertThat(contrast(text, panel)).as(text + " on " + panel).isGreaterThanOrEqualTo(4.5);
            }
        }
        for (int i = 0; i < 8; i++) {
            assertThat(contrast("bar-text", "f" + i)).as("text on bar " + i).isGreaterThanOrEqualTo(4.5);
            assertThat(contrast("f" + i, "lane"))
                    .as("bar " + i + " beside idle")
                    .isGreaterThanOrEqualTo(3);
        }
        assertThat(contrast("trouble", "lane")).isGreaterThanOrEqualTo(3);
        assertThat(contrast("bar-text", "trouble")).isGreaterThanOrEqualTo(4.5);
        assertThat(contrast("accent", "page")).isGreaterThanOrEqualTo(3);
        assertThat(contrast("curve", "page")).isGreaterThanOrEqualTo(3);
    }

    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(
                browser.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--" + colour
                                + "').trim()")
                        .substring(1),
                16);
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
