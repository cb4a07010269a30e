package corpus.i;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;
import java.util.Map;

/** Names that may clash with others. */
final class Corpus {

    private Corpus() {}

    @Delayable
    static int yield(int x) {
        return x;
    }

    @Delayable
    static int record(int record, int var, int sealed, int permits, int when, int module) {
        return record + var + sealed + permits + when + module;
    }

    @Delayable
    static int \u00e9t\u00e9(int \u03c0) {
        return \u03c0;
    }

    @Delayable
    static int $dollar$(int $, int _x, int x$y, @Keyword("1") int $L) {
        return $ + _x + x$y + $L;
    }

    @Delayable
    static int Corpus(int Corpus) {
        return Corpus;
    }

    @Delayable
    static int CorpusDelayed(int x) {
        return x;
    }

    @Delayable
    static int hashCode(int x) {
        return x;
    }

    @Delayable
    static boolean equals(Object a, Object b) {
        return a == b;
    }

    @Delayable
    static String string(String x) {
        return x;
    }

    @Delayable
    static Object object(Object x) {
        return x;
    }

    @Delayable
    static Integer integer(Integer x, @Keyword("1") int y) {
        return x + y;
    }

    @Delayable
    static List<String> list(List<String> x) {
        return x;
    }

    @Delayable
    static Map<String, String> map(Map<String, String> x) {
        return x;
    }

    @Delayable
    static int override(int x) {
        return x;
    }

    @Delayable
    static int job(int x) {
        return x;
    }

    @Delayable
    static int objects(int... x) {
        return x.length;
    }

    @Delayable
    static int generatedFunction(int x) {
        return x;
    }

    @Delayable
    static int delayedParameter(int x) {
        return x;
    }

    @Delayable
    static int generated(int x) throws Throwable {
        return x;
    }

    @Delayable
    static int exception(int x) {
        return x;
    }

    @Delayable
    static int packages(int java, int dev, int corpus, int FUNCTION, int arguments, int other, int receiver, int e)
            throws Throwable {
        return java + dev + corpus + FUNCTION + arguments + other + receiver + e;
    }

    @Delayable
    static int classes(
            int Objects, int GeneratedFunction, @Keyword("NaN") double Double, @Keyword("NEW") Thread.State Thread, int... rest) {
        return Objects + GeneratedFunction + rest.length;
    }
}
