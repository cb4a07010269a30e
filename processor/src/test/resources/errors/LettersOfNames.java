package errors;

import dev.delayable.annotations.Delayable;

final class LettersOfNames {

    static final class Part {
        @Delayable
        static int f(int x) {
            return x;
        }
    }
}

final class LettersOfNames_part { // error: the factories of errors.LettersOfNames.Part would be in errors.LettersOfNames_PartDelayed and those of errors.LettersOfNames_part in errors.LettersOfNames_partDelayed: names that differ by case alone, which some disks take for one; rename one of the two classes

    @Delayable
    static int g(int x) {
        return x;
    }
}
