package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

final class InTheWay { // error: InTheWayDelayed exists already; rename that class: the factories of InTheWay need its name

    @Delayable
    static int i12(int x) {
        return x;
    }
}
