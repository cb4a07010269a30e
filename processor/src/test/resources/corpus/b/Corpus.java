package corpus.b;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;
import java.util.Map;

/** Keywords and defaults. */
final class Corpus {

    static final List<String> NAMES = List.of("a", "b");

    private Corpus() {}

    static List<Integer> defaultSeeds() {
        return List.of(4, 5);
    }

    @Delayable
    static String b1(int v1, int v2, @Keyword("+") String operation) {
        return v1 + operation + v2;
    }

    @Delayable
    static int b2(@Keyword("1") int first, int second) {
        return 10 * first + second;
    }

    @Delayable
    static String b3(@Keyword("1") int a, @Keyword("2") long b, @Keyword(nullDefault = true) String c) {
        return a + " " + b + " " + c;
    }

    @Delayable
    static int b4(int seed, @Keyword(from = "defaultSeeds") List<Integer> seeds) {
        return seed + seeds.size();
    }

    @Delayable
    static int b4b(@Keyword(from = "NAMES") List<String> names) {
        return names.size();
    }

    @Delayable
    static int b5(int call, @Keyword("0") int get) {
        return call - get;
    }

    @Delayable
    static int b8(int hashCode, int toString, int clone, int notify, int equals, int wait, int finalize, int getClass) {
        return hashCode + 10 * toString + 100 * clone + 1000 * notify + equals + wait + finalize + getClass;
    }

    @Delayable
    static String everyType(
            @Keyword("true") boolean z,
            @Keyword("-1") byte b,
            @Keyword("0x7F") short s,
            @Keyword("'") char c,
            @Keyword("-2147483648") int i,
            @Keyword("0b11L") long l,
            @Keyword("1e3") float f,
            @Keyword(".5") double d,
            @Keyword("text") String text,
            @Keyword("NEW") Thread.State state,
            @Keyword("java.util.Map.Entry") Class<?> type) {
        return z + " " + b + s + c + i + l + f + d + text + state + type;
    }

    @Delayable
    static String everyBox(
            @Keyword("false") Boolean z,
            @Keyword("1") Byte b,
            @Keyword("-1") Short s,
            @Keyword("\\") Character c,
            @Keyword("1_000") Integer i,
            @Keyword("017") Long l,
            @Keyword("NaN") Float f,
            @Keyword("-Infinity") Double d) {
        return z + " " + b + s + c + i + l + f + d;
    }

    @Delayable
    static String characters(
            @Keyword("\n") char lineFeed,
            @Keyword("\r") char carriageReturn,
            @Keyword("\0") char nul,
            @Keyword("\u2028") char separator,
            @Keyword("\"") char quote,
            @Keyword("$") char dollar) {
        return "" + lineFeed + carriageReturn + nul + separator + quote + dollar;
    }

    @Delayable
    static String texts(
            @Keyword("\"'\\ $L $S $$ \\u0041 */") String odd,
            @Keyword("a\r\nb\n") String lines,
            @Keyword("\u2028\u2029\u0085\f\u000b") String separators,
            @Keyword("\u00e9\\\u00e9\ud83d\ude00") String unicode,
            @Keyword("") String empty) {
        return odd + lines + separators + unicode + empty;
    }

    @Delayable
    static int finalParameter(@Keyword("3") final int x) {
        return x;
    }

    @Delayable
    static int pinned(@Keyword(value = "1", name = "wait") int delay) {
        return delay;
    }

    @Delayable
    static int jobMethods(@Keyword("1") int call, @Keyword("2") int args, @Keyword("3") int kwargs) {
        return call + 10 * args + 100 * kwargs;
    }

    @Delayable
    static int escapedNames(int args, @Keyword("1") int args_, @Keyword("2") int args__) {
        return args + 10 * args_ + 100 * args__;
    }

    @Delayable
    static <T> Map<String, T> generic(T value, @Keyword("key") String key) {
        return Map.of(key, value);
    }

    @Delayable
    static String required(int x, @Keyword String name, @Keyword("2") int y, @Keyword int z, int... rest) {
        return x + name + y + z + rest.length;
    }

    @Delayable(name = "renamed", version = 3)
    static int original(int x) {
        return x;
    }
}
