package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

final class Exceptions {

    private Exceptions() {}

    @Delayable
    static void checked() throws IOException, TimeoutException {}

    @Delayable
    static int unchecked() throws IllegalStateException, StackOverflowError {
        return 1;
    }

    @Delayable
    static <X extends Exception, Y extends RuntimeException> int variable(Class<X> type, @Keyword("1") int y) throws X, Y {
        return 1;
    }

    @Delayable
    static void any() throws Throwable {}
}
