package errors;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.io.IOException;

class ComputedDefaults {

    static int defaultSeed() {
        return 1;
    }

    private static int secret() {
        return 1;
    }

    static int needsArg(int x) {
        return x;
    }

    static int throwsIo() throws IOException {
        return 1;
    }

    static void nothing() {}

    int instance() {
        return 1;
    }

    @Delayable
    static int computed(
            @Keyword(from = "defaultSeeds") int b13, // error: no static method or field 'defaultSeeds' in ComputedDefaults; did you mean 'defaultSeed'?
            @Keyword(from = "xyz") int nowhereNear, // error: no static method or field 'xyz' in ComputedDefaults
            @Keyword(from = "secret") int b14, // error: 'secret' is private; the generated class cannot call it
            @Keyword(from = "needsArg") int b15, // error: 'needsArg' takes parameters
            @Keyword(from = "throwsIo") int b16, // error: 'throwsIo' throws IOException; a default must not
            @Keyword(from = "instance") int instance, // error: 'instance' is not static
            @Keyword(from = "nothing") int nothing, // error: 'nothing' has type void, not int
            @Keyword(from = "defaultSeed") String misfit) { // error: 'defaultSeed' has type int, not java.lang.String: default of parameter 'misfit'
        return 1;
    }
}
