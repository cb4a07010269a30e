package errors;

import dev.delayable.annotations.Delayable;

final class LongNames {

    static final class AClassWithAVeryLongNameAndMoreAndMoreAndMoreAndMoreAndMoreAndMoreAndMoreAndMoreAndMoreAndMore {

        static final class AClassWithAQuiteLongNameAndMoreAndMoreAndMoreAndMoreAndMoreAndMoreAndMoreAndMoreAndMoreAndMore { // error: Delayed: it has 205 letters; give the class a shorter name, or put it into fewer others
            @Delayable
            static int f(int x) {
                return x;
            }
        }
    }
}
