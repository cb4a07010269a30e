package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

/** \u00c9t\u00e9. */
final class Unicode {

    private Unicode() {}

    /** Adds \u03c0 \ud83d\ude00. */
    @Delayable
    static int \u00e9t\u00e9(int \u03c0, @Keyword("\u20ac") char \u20aceuro, @Keyword("\ud83d\ude00") String smile) {
        return \u03c0;
    }
}
