package dev.delayable.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page is used by keys alone, and by fingers. */
class PageControlsTest extends BrowserTest {

    private static final int JOBS = 100;
    private static final long STEP = 1_000_000;

    /** Two workers, which take turns: the even jobs are those of the first one. Jobs 31 and 70 have failed. */
    @BeforeEach
    void open() throws IOException {
        ModelRun run = new ModelRun(2);
        for (int i = 0; i < JOBS; i++) {
            boolean isBad = i == 31 || i == 70;
            run.add(
                    i % 2,
                    0,
                    new NamedCall("step", "step(" + i + ")"),
                    i,
                    i * STEP,
                    i * STEP + 900_000,
                    isBad ? Ending.FAILED : Ending.RETURNED,
                    1,
                    isBad ? new IOException("bad " + i) : null);
        }
        open(run, false);
    }

    private static String selected() {
        return browser.evaluate("document.getElementById('selected').textContent");
    }

    private static double from() {
        return Double.parseDouble(browser.evaluate("document.getElementById('chart').dataset.from"));
    }

    private static double to() {
        return Double.parseDouble(browser.evaluate("document.getElementById('chart').dataset.to"));
    }

    private static double length() {
        return to() - from();
    }

    private static double number(String expression) {
        return Double.parseDouble(browser.evaluate(expression));
    }

    private static void focusChartByTab() {
        for (int i = 0; i < 30; i++) {
            browser.press("Tab");
            if (browser.evaluate("document.activeElement.id").equals("chart")) {
                return;
            }
        }
        throw new AssertionError("the tab key does not reach the chart");
    }

    @Test
    void keysGoFromJobToJob() {
        focusChartByTab();

        browser.press("ArrowRight");
        assertThat(selected()).contains("job 0,");
        browser.press("ArrowRight");
        assertThat(selected()).contains("job 2,", "worker 0");
        browser.press("ArrowDown");
        assertThat(selected()).contains("worker 1");
        browser.press("ArrowUp");
        assertThat(selected()).contains("worker 0");
        browser.press("ArrowLeft");
        browser.press("ArrowLeft");
        browser.press("End");
        assertThat(selected()).contains("job 98,");
        browser.press("Home");
        assertThat(selected()).contains("job 0,");
        browser.press("Escape");
        assertThat(selected()).isEmpty();
    }

    @Test
    void whatHasTheFocusIsSeenToHaveIt() {
        focusChartByTab();

        assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
        assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineWidth"))
                .isEqualTo("2px");
    }

    @Test
    void keysZoomAndMoveTheView() {
        focusChartByTab();
        double whole = length();

        for (int i = 0; i < 4; i++) {
            browser.press("+");
        }
        assertThat(length()).isLessThan(whole / 4);
        double before = from();
        browser.press("ArrowRight", true);
        assertThat(from()).isGreaterThan(before);
        browser.press("ArrowLeft", true);
        assertThat(from()).isLessThan(before + 2);
        browser.press("-");
        double wider = length();
        browser.press("0");
        assertThat(length()).isEqualTo(whole).isGreaterThan(wider);
        browser.press("ArrowRight");
        browser.press("Enter");
        assertThat(from()).isEqualTo(0);
        assertThat(to()).isBetween(900_000.0, 4 * 900_000.0);
    }

    @Test
    void keysGoFromFailureToFailure() {
        focusChartByTab();

        browser.press("f");
        assertThat(selected()).contains("job 31,", "bad 31");
        browser.press("f");
        assertThat(selected()).contains("job 70,", "bad 70");
        browser.press("F");
        assertThat(selected()).contains("job 31,");
    }

    @Test
    void aKeySearchesAndEnterGoesToWhatIsFound() {
        browser.press("/");
        assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("search");
        for (String key : List.of("#", "4", "7")) {
            browser.press(key);
        }
        browser.awaitThat("document.getElementById('found-count').textContent.startsWith('1 match')");
        browser.press("Enter");

        assertThat(selected()).contains("job 47,");
    }

    @Test
    void twoFingersZoomAndOneMovesTheView() {
        browser.touch(true);
        double whole = length();
        double y = number("document.getElementById('lanes').getBoundingClientRect().top") + 15;

        browser.fingers("touchStart", List.of(point(600, y), point(700, y)));
        for (int i = 1; i <= 10; i++) {
            browser.fingers("touchMove", List.of(point(600 - 20 * i, y), point(700 + 20 * i, y)));
        }
        browser.fingers("touchEnd", List.of());
        double near = length();
        assertThat(near).isLessThan(whole / 2);

        double before = from();
        browser.fingers("touchStart", List.of(point(900, y)));
        for (int i = 1; i <= 10; i++) {
            browser.fingers("touchMove", List.of(point(900 - 30 * i, y)));
        }
        browser.fingers("touchEnd", List.of());
        assertThat(from()).isGreaterThan(before);
        assertThat(length()).isCloseTo(near, org.assertj.core.data.Offset.offset(2.0));

        browser.fingers("touchStart", List.of(point(500, y), point(1100, y)));
        for (int i = 1; i <= 10; i++) {
            browser.fingers("touchMove", List.of(point(500 + 25 * i, y), point(1100 - 25 * i, y)));
        }
        browser.fingers("touchEnd", List.of());
        assertThat(length()).isGreaterThan(near * 2);
        assertThat(browser.troubles()).isEmpty();
    }

    @Test
    void aTapShowsTheCall() {
        browser.touch(true);
        double left = number("document.getElementById('lanes').getBoundingClientRect().left");
        double width = number("document.getElementById('lanes').getBoundingClientRect().width");
        double y = number("document.getElementById('lanes').getBoundingClientRect().top") + 15;
        double x = left + 104 + (width - 112) * 50.4 / 99.9;

        browser.fingers("touchStart", List.of(point(x, y)));
        browser.fingers("touchEnd", List.of());

        assertThat(selected()).contains("step(50)", "job 50,");
        assertThat(browser.evaluate("document.getElementById('tip').hidden")).isEqualTo("false");
        assertThat(browser.evaluate("document.querySelector('#tip .call').textContent"))
                .isEqualTo("step(50)");
    }

    private static Map<String, Double> point(double x, double y) {
        return Map.of("x", x, "y", y);
    }
}
