package corpus.f;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;
import java.util.Set;

/** Overloads. */
final class Corpus {

    private Corpus() {}

    @Delayable
    static String f1(int x) {
        return "int";
    }

    @Delayable
    static String f1(long x) {
        return "long";
    }

    @Delayable
    static String f1(Integer x) {
        return "Integer";
    }

    @Delayable
    static String f1(Object x) {
        return "Object";
    }

    @Delayable
    static String f1(int... x) {
        return "int...";
    }

    @Delayable
    static String f3(List<String> a, int b) {
        return "List";
    }

    @Delayable
    static String f3(Set<String> a, int b) {
        return "Set";
    }

    @Delayable
    static String f4(int x) {
        return "int";
    }

    static String f4(String x) {
        return "String";
    }

    @Delayable
    static String f5(int x) {
        return "f5";
    }

    @Delayable
    static String F5(int x) {
        return "F5";
    }

    @Delayable
    static <T> String f6(T x) {
        return "T";
    }

    @Delayable
    static <T extends Number> String f6(T x) {
        return "Number";
    }

    @Delayable
    static String f8(java.util.Date x) {
        return "util";
    }

    @Delayable
    static String f8(java.sql.Date x) {
        return "sql";
    }

    @Delayable
    static String f9(int x) {
        return "f9";
    }

    @Delayable
    static String f9(long x) {
        return "f9 long";
    }

    @Delayable
    static String f9_int(int x) {
        return "f9_int";
    }

    @Delayable
    static String f10(int x, @Keyword("1") int y) {
        return "one keyword";
    }

    @Delayable
    static String f10(String x, @Keyword("1") int y) {
        return "another keyword";
    }
}
