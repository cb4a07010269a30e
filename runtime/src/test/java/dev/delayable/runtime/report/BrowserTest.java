package dev.delayable.runtime.report;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the page in a browser, one for all tests of a class. */
abstract class BrowserTest {

    static Chromium browser;

    @TempDir
    Path directory;

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Chromium.start();
    }

    @AfterAll
    static void endBrowser() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    /** Opens the page of a run in a window of the usual size. */
    void open(ModelRun run, boolean isDark) throws IOException {
        browser.size(1400, 1000, 1);
        browser.darkScheme(isDark);
        browser.open(run.page(directory.resolve("run.html")).toUri());
    }
}
