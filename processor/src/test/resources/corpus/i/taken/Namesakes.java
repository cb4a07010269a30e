package corpus.i.taken;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;

/** In a package with namesakes of classes that generated code uses. */
final class Namesakes {

    private Namesakes() {}

    record String(int x) {}

    @Delayable
    static int i9(corpus.i.lang.String s, java.util.Date d) {
        return s.length();
    }

    @Delayable
    static java.lang.String i10(java.lang.String real, String mine) {
        return real + mine.x();
    }

    @Delayable
    static int i11(Object object, Job job, List list, Override override, int java, Objects... objects) {
        return object.x() + job.x() + list.x() + override.x() + java + objects.length;
    }

    @Delayable
    static java.lang.Object both(java.lang.Object object, java.util.List<Object> list, @Keyword("x") java.lang.String text) {
        return object;
    }
}
