package dev.delayable.runtime.report;

import java.util.Optional;

/** Knows whether runs can be watched: the module {@code jdk.httpserver} is an optional one. */
public final class LiveSupport {

    private LiveSupport() {}

    /**
     * Checks that this JVM can serve a page.
     *
     * @throws IllegalStateException if it cannot
     */
    public static void require() {
        Optional<Module> server = ModuleLayer.boot().findModule("jdk.httpserver");
        if (server.isEmpty() || !LiveSupport.class.getModule().canRead(server.get())) {
            throw new IllegalStateException(
                    "this JVM has no module jdk.httpserver, which serves the live view: start it with "
                            + "--add-modules jdk.httpserver, or write a file with Report.to(path)");
        }
    }
}
