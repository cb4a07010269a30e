package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;

final class OwnTypes {

    @Delayable
    static int k10(OwnTypesDelayed.B1 x) { // error: parameter 'x' has type OwnTypesDelayed.B1, which this processor would generate from it
        return 1;
    }

    @Delayable
    static List<OwnTypesDelayed.B1> result() { // error: the method mentions OwnTypesDelayed.B1, which this processor would generate from it
        return List.of();
    }

    @Delayable
    static int b1(@Keyword("1") int x) {
        return x;
    }

    static OwnTypesDelayed.B1 unmarked(OwnTypesDelayed.B1 job) {
        return job.x(2);
    }
}
