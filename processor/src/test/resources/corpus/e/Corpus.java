package corpus.e;

import dev.delayable.annotations.Delayable;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Exceptions. */
final class Corpus {

    private Corpus() {}

    @Delayable
    static String e1(String p) throws IOException {
        return p;
    }

    @Delayable
    static void e2() throws IOException, InterruptedException, TimeoutException {}

    @Delayable
    static int e3() throws Throwable {
        return 3;
    }

    @Delayable
    static int e4() throws IllegalStateException {
        return 4;
    }

    @Delayable
    static int e6() throws StackOverflowError, IOException, Throwable {
        return 6;
    }

    @Delayable
    static <X extends Throwable, Y extends Error, Z extends RuntimeException, W extends IOException> int e7(int x)
            throws X, Y, Z, W {
        return x;
    }
}
