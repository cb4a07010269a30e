package dev.delayable.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.delayable.annotations.Delayable;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Properties;
import me.tongfei.progressbar.ProgressBar;
import org.junit.jupiter.api.Test;

/** How {@code progress} is set, and what it needs. */
class ProgressTest {

    private static final String LIBRARY_PROPERTIES = "META-INF/maven/me.tongfei/progressbar/pom.properties";

    @Test
    void progressIsShownOnTheErrorStream() throws Exception {
        Printed printed = Printed.by(() -> Parallel.nJobs(2).progress().run(TestJob.squares(4)));

        assertThat(printed.err()).singleElement().asString().startsWith("Parallel(nJobs=2): 4 of 4 jobs, finished");
        assertThat(printed.out()).isEmpty();
    }

    @Test
    void progressThatIsAskedForTwiceIsShownOnce() throws Exception {
        Printed printed =
                Printed.by(() -> Parallel.nJobs(2).progress().progress().run(TestJob.squares(4)));

        assertThat(printed.err()).hasSize(1);
    }

    /** From JDK 22 on a JVM has a console also where it has no terminal. */
    @Test
    void whereThereIsNoTerminalThereAreLines() throws Exception {
        assertThat(AloneInJvm.outputWith("-Dprogress=true"))
                .first()
                .asString()
                .startsWith("Parallel(nJobs=2): 4 of 4 jobs, finished");
    }

    @Test
    void withoutItsLibraryProgressFailsAtOnceAndNamesIt() throws Exception {
        try (URLClassLoader withoutLibrary =
                new URLClassLoader(new URL[] {home(Parallel.class), home(Delayable.class)}, null)) {
            Class<?> parallel = withoutLibrary.loadClass(Parallel.class.getName());
            Object ofTwo = parallel.getMethod("nJobs", int.class).invoke(null, 2);

            Throwable failure =
                    catchThrowable(() -> parallel.getMethod("progress").invoke(ofTwo));

            assertThat(failure).isInstanceOf(InvocationTargetException.class);
            assertThat(failure.getCause())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("progress() draws its bar with the library me.tongfei:progressbar:" + libraryVersion()
                            + ", which is not there: add it to the dependencies (and \"requires me.tongfei.progressbar;\" to a "
                            + "module), or use verbose(level), which needs no library");
        }
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static String libraryVersion() throws Exception {
        Properties properties = new Properties();
        try (URLClassLoader library = new URLClassLoader(new URL[] {home(ProgressBar.class)}, null)) {
            properties.load(library.getResourceAsStream(LIBRARY_PROPERTIES));
        }
        return properties.getProperty("version");
    }
}
