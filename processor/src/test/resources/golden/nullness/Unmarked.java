package golden;

import dev.delayable.annotations.Delayable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

@NullMarked
final class Unmarked {

    private Unmarked() {}

    @NullUnmarked
    static final class Inner {

        @Delayable
        static @Nullable Object unmarked(Object x) {
            return x;
        }
    }
}
