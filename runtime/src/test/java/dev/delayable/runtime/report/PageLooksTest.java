package dev.delayable.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page is readable in the light and in the dark, without colours, and on paper. */
class PageLooksTest extends BrowserTest {

    private static final NamedCall CALL = new NamedCall("resize", "resize(\"cat.png\")");

    /** Each text with a colour, against the nearest background behind it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTextHasEnoughContrast(boolean isDark) throws IOException {
        open(ModelRun.ofEverything(), isDark);
        browser.evaluate("document.getElementById('keys').open = true");
        browser.evaluate("document.getElementById('chart').focus()");
        browser.press("f");

        String poor = browser.evaluate("""
                (() => {
                  const rgb = text => text.match(/[0-9.]+/g).map(Number);
                  const linear = part => part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
                  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
                  const behind = element => {
                    for (let each = element; each; each = each.parentElement) {
                      const colour = rgb(getComputedStyle(each).backgroundColor);
                      if (colour.length === 3 || colour[3] === 1) return colour;
                    }
                    return [255, 255, 255];
                  };
                  const poor = [];
                  let count = 0;
                  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  while (walker.nextNode()) {
                    const element = walker.currentNode.parentElement;
                    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('script, style, noscript')) continue;
                    count++;
                    const one = luminance(rgb(getComputedStyle(element).color)), other = luminance(behind(element));
                    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
                    if (contrast < 4.5) poor.push(contrast.toFixed(2) + ' ' + walker.currentNode.data.trim().slice(0, 40));
                  }
                  return count > 200 ? poor.join(' | ') : 'only ' + count + ' texts';
                })()""");

        assertThat(poor).isEmpty();
    }

    /** Samples as the legend shows them, in grey, whatever the shades are: two that look the same could not be told apart. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void functionsAndEndingsAreToldApartWithoutColour(boolean isDark) throws IOException {
        ModelRun run = new ModelRun(1);
        long at = 0;
        for (int i = 0; i < 8; i++) {
            at = add(run, new NamedCall("f" + i, "f" + i + "()"), i, at, 900 - 10 * i, Ending.RETURNED);
        }
        at = add(run, new NamedCall("f0", "f0()"), 8, at, 10, Ending.RETRIED);
        at = add(run, new NamedCall("f0", "f0()"), 9, at, 10, Ending.STOPPED);
        add(run, new NamedCall("f0", "f0()"), 10, at, 0, Ending.FROM_MEMORY);
        open(run, isDark);

        String samples = browser.evaluate("""
                JSON.stringify([...document.querySelectorAll('#legend li')].map(item => {
                  const canvas = item.querySelector('canvas');
                  const data = canvas.getContext('2d').getImageData(0, 0, 52, 28).data;
                  const grey = [];
                  for (let i = 0; i < data.length; i += 4) grey.push(0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2]);
                  const first = grey[0];
                  return item.textContent + ':' + grey.map(each => Math.abs(each - first) < 1 ? '0' : '1').join('');
                }))""");

        List<String> looks = new ArrayList<>();
        for (Object sample : (List<?>) Objects.requireNonNull(JsonReader.read(samples))) {
            looks.add(String.valueOf(sample));
        }
        assertThat(looks)
                .extracting(look -> look.substring(0, look.indexOf(':')))
                .containsExactly(
                        "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "retried", "stopped", "from memory", "idle");
        Set<String> patterns = new HashSet<>();
        for (String look : looks.subList(0, looks.size() - 1)) { // the last is idle, as empty as it can be
            assertThat(patterns.add(look.substring(look.indexOf(':') + 1)))
                    .as(look.substring(0, look.indexOf(':')) + " looks like another one")
                    .isTrue();
        }
    }

    private static long add(ModelRun run, NamedCall call, int index, long start, long length, Ending ending) {
        run.add(0, 0, call, index, start, start + length, ending, 1, null);
        return start + length;
    }

    /** In grey a failure is told by its cap: it stands higher than any other bar. */
    @Test
    void aFailureStandsHigherThanOtherBars() throws IOException {
        open(
                new ModelRun(1)
                        .add(0, CALL, 0, 0, 1_000)
                        .add(0, 0, CALL, 1, 1_000, 2_000, Ending.FAILED, 1, new IOException("bad"))
                        .add(0, CALL, 2, 2_000, 3_000),
                false);

        assertThat(topOfBars(0.2)).isEqualTo(5);
        assertThat(topOfBars(0.5)).isEqualTo(2);
    }

    /** The first row of pixels with something in it. */
    private static int topOfBars(double share) {
        return Integer.parseInt(browser.evaluate("(() => { const canvas = document.getElementById('lanes');"
                + " const x = Math.round(104 + (canvas.width - 112) * " + share + ");"
                + " const data = canvas.getContext('2d').getImageData(x, 0, 1, canvas.height).data;"
                + " for (let y = 0; y < canvas.height; y++)"
                + " if (data[4 * y] !== 255 || data[4 * y + 1] !== 255) return y;"
                + " return -1; })()"));
    }

    @Test
    void onPaperItIsLightAndHasAllWorkersAndNoButtons() throws IOException {
        ModelRun run = new ModelRun(100);
        for (int lane = 0; lane < 100; lane++) {
            run.add(lane, CALL, lane, 0, 1_000 + lane);
        }
        open(run, true);
        double onScreen = number("document.getElementById('lanes').height");
        browser.printed(true);
        try {
            browser.evaluate("dispatchEvent(new Event('beforeprint'))");

            assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
            assertThat(browser.evaluate("getComputedStyle(document.getElementById('tools')).display"))
                    .isEqualTo("none");
            assertThat(browser.evaluate("document.getElementById('workers').checkVisibility()"))
                    .isEqualTo("true");
            assertThat(number("document.getElementById('lanes').height"))
                    .isGreaterThan(onScreen)
                    .isGreaterThanOrEqualTo(100 * 16);
            assertThat(browser.evaluate("[...document.getElementById('lanes').getContext('2d')"
                            + ".getImageData(2, 1, 1, 1).data].join()"))
                    .isEqualTo("255,255,255,255");
        } finally {
            browser.evaluate("dispatchEvent(new Event('afterprint'))");
            browser.printed(false);
        }
        byte[] pdf = Base64.getDecoder()
                .decode(String.valueOf(browser.call("Page.printToPDF", Map.of("printBackground", true))
                        .get("data")));

        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThat(number("document.getElementById('lanes').height")).isEqualTo(onScreen);
        assertThat(browser.troubles()).isEmpty();
    }

    private static double number(String expression) {
        return Double.parseDouble(browser.evaluate(expression));
    }

    /** What the script draws anew for a live run is what stands in the file already. */
    @Test
    void theTablesHoldWhatTheDataHold() throws IOException {
        open(ModelRun.ofEverything(), false);
        PageFile page = PageFile.read(directory.resolve("run.html"));

        for (String table : List.of("functions", "time", "longest", "failures", "workers")) {
            String shown = browser.evaluate("JSON.stringify([...document.querySelectorAll('#" + table
                    + " tbody tr')].map(row => [...row.cells].map(cell => cell.textContent)))");
            assertThat(JsonReader.read(shown)).as(table).isEqualTo(page.rows(table));
        }
        for (String fact : List.of("wall", "jobs", "failed", "retried", "memory", "busy", "sum")) {
            assertThat(browser.evaluate("document.querySelector('[data-fact=" + fact + "] .value').textContent"))
                    .as(fact)
                    .isEqualTo(page.fact(fact));
        }
        assertThat(browser.evaluate("document.getElementById('tail').textContent"))
                .contains("Last ended job 396", "With the longest jobs first");
    }

    @Test
    void aMillionJobsAreDrawnOneByOne() throws IOException {
        ModelRun run = new ModelRun(8);
        long[] free = new long[8];
        for (int i = 0; i < 1_000_000; i++) {
            int lane = i % 8;
            long length = 500 + i * 7919L % 20_000;
            run.add(lane, CALL, i, free[lane] + 50, free[lane] + 50 + length);
            free[lane] += 50 + length;
        }
        open(run, false);

        assertThat(browser.evaluate("document.querySelector('[data-fact=jobs] .value').textContent"))
                .isEqualTo("1,000,000");
        assertThat(browser.evaluate("document.getElementById('notes').textContent"))
                .isEmpty();
        browser.evaluate("document.getElementById('chart').focus()");
        for (int i = 0; i < 30; i++) {
            browser.press("+");
        }
        browser.press("ArrowRight");
        assertThat(browser.evaluate("document.getElementById('selected').textContent"))
                .startsWith("resize")
                .contains("worker 0");
        Object used = browser.call("Runtime.getHeapUsage", Map.of()).get("usedSize");
        assertThat((Double) Objects.requireNonNull(used)).isLessThan(150e6);
        assertThat(browser.troubles()).isEmpty();
    }
}
