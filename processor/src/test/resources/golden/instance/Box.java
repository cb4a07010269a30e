package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;

public class Box<T extends Comparable<T>> {

    /** Takes a thing. */
    @Delayable
    public T put(T thing, List<? extends T> more) {
        return thing;
    }

    @Delayable
    <U> U keywords(U receiver, @Keyword("1") int times) {
        return receiver;
    }

    @Delayable
    public static int size(Box<?> box) {
        return 1;
    }
}
