package dev.delayable.runtime.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs jcstress, and fails as well if it has run no test: it then says so, but ends as if all were well. */
final class StressMain {

    private StressMain() {}

    /** The arguments are the folder for the report, and the options of jcstress. */
    public static void main(String[] arguments) throws Exception {
        Path report = Path.of(arguments[0], "index.html");
        Files.deleteIfExists(report);
        String[] options = arguments.clone();
        options[0] = "-r=" + arguments[0];
        org.openjdk.jcstress.Main.main(options);
        if (!Files.exists(report)) {
            throw new IOException("jcstress has written no report, so it has run no test; see its output");
        }
    }
}
