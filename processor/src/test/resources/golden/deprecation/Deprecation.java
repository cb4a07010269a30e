package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;

final class Deprecation {

    private Deprecation() {}

    @Deprecated
    interface Old {}

    /**
     * Was good once.
     *
     * @deprecated it is not any more
     */
    @Deprecated
    @Delayable
    static int plain(int x, @Keyword("1") int y) {
        return x;
    }

    @Deprecated(since = "1.2", forRemoval = true)
    @Delayable
    static int withValues(int x) {
        return x;
    }

    @Delayable
    static int deepInTheSignature(List<? super Old[]> old) {
        return 1;
    }
}
