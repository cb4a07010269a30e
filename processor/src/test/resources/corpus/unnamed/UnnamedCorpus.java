import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;

/** In the unnamed package, where a class has no longer name than its simple one. */
final class UnnamedCorpus {

    private UnnamedCorpus() {}

    @Delayable
    static Box box(Box b) {
        return b;
    }

    @Delayable
    static <T extends Box> int bound(List<? extends T[]> boxes) {
        return boxes.size();
    }

    @Delayable
    static int job(Job job, @Keyword("GREEN") Hue hue, @Keyword Hue other) {
        return job.x() + hue.ordinal();
    }

    @Delayable
    static Class<?> plain(@Keyword("Plain") Class<?> type) {
        return type;
    }

    @Delayable
    static int failing(int x) throws Failing {
        return x;
    }

    @Delayable
    static int mark(@Mark(Worth.class) String text) {
        return text.length();
    }
}
