package errors;

import dev.delayable.annotations.Delayable;

final class SameClasses {

    static final class Nested {
        @Delayable
        static int f(int x) {
            return x;
        }
    }
}

final class SameClasses_Nested { // error: the factories of errors.SameClasses.Nested and of errors.SameClasses_Nested would both be in SameClasses_NestedDelayed

    @Delayable
    static int g(int x) {
        return x;
    }
}
