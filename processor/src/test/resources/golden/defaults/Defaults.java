package golden;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;

final class Defaults {

    enum Colour {
        RED,
        GREEN
    }

    static final int LIMIT = 10;

    private Defaults() {}

    static List<Integer> seeds() {
        return List.of(1, 2);
    }

    @Delayable
    static int primitives(
            @Keyword("true") boolean z,
            @Keyword("-128") byte b,
            @Keyword("0x7F") short s,
            @Keyword("'") char c,
            @Keyword("1_000") int i,
            @Keyword("0b11") long l,
            @Keyword("1e3") float f,
            @Keyword("NaN") double d) {
        return 1;
    }

    @Delayable
    static int boxes(
            @Keyword("false") Boolean z,
            @Keyword("1") Byte b,
            @Keyword("-1") Short s,
            @Keyword("\\") Character c,
            @Keyword("017") Integer i,
            @Keyword("-1L") Long l,
            @Keyword("-Infinity") Float f,
            @Keyword(".5") Double d) {
        return 1;
    }

    @Delayable
    static int objects(
            @Keyword("a\n\"$L\" */ \u00e9\u2028") String text,
            @Keyword("RED") Colour colour,
            @Keyword("java.util.Map.Entry") Class<?> type,
            @Keyword(nullDefault = true) Object nothing) {
        return 1;
    }

    @Delayable
    static int computed(@Keyword(from = "seeds") List<Integer> seeds, @Keyword(from = "LIMIT") int limit) {
        return 1;
    }

    @Delayable
    static int pinned(int args, @Keyword(value = "1", name = "args_") int pinned) {
        return 1;
    }
}
