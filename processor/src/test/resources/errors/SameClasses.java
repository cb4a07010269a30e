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

final class SameClasses_Nested { // error: errors.SameClasses.Nested and errors.SameClasses_Nested would both generate SameClasses_NestedDelayed

    @Delayable
    static int g(int x) {
        return x;
    }
}
