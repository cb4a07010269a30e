package corpus.names;

import dev.delayable.annotations.Delayable;
import dev.delayable.annotations.Keyword;
import java.util.List;

/** Names that are long, or stand in odd places. */
final class Corpus {

    private Corpus() {}

    static final class ABoxThatHoldsAllThatWasEverPutIntoItAndMoreBesides {}

    @Delayable
    static int many(int p0, int p1, int p2, int p3, int p4, int p5, int p6, int p7, int p8, int p9, int p10, int p11, int p12, int p13, int p14, int p15, int p16, int p17, int p18, int p19, int p20, int p21, int p22, int p23, int p24, int p25, int p26, int p27, int p28, int p29, int p30, int p31, int p32, int p33, int p34, int p35, int p36, int p37, int p38, int p39, int p40, int p41, int p42, int p43, int p44, int p45, int p46, int p47, int p48, int p49, int p50, int p51, int p52, int p53, int p54, int p55, int p56, int p57, int p58, int p59) {
        return p0 + p59;
    }

    @Delayable
    static int many(int x) {
        return x;
    }

    @Delayable
    static int classes(
            ABoxThatHoldsAllThatWasEverPutIntoItAndMoreBesides a,
            ABoxThatHoldsAllThatWasEverPutIntoItAndMoreBesides b,
            ABoxThatHoldsAllThatWasEverPutIntoItAndMoreBesides c,
            ABoxThatHoldsAllThatWasEverPutIntoItAndMoreBesides d) {
        return 4;
    }

    @Delayable
    static int classes(
            ABoxThatHoldsAllThatWasEverPutIntoItAndMoreBesides a,
            ABoxThatHoldsAllThatWasEverPutIntoItAndMoreBesides b,
            ABoxThatHoldsAllThatWasEverPutIntoItAndMoreBesides c,
            int d) {
        return 3;
    }

    @Delayable
    static int aMethodWhoseNameIsAsLongAsThoseOfGeneratedTestsThatTellAStoryOfWhatIsGivenAndWhatIsDoneAndWhatShallCome(
            @Keyword int aKeywordThatWantsToSayAllThatThereIsToSayOfItAndThenABitMoreInItsNameSoThatNobodyNeedsToReadAnyDocumentation,
            @Keyword("1") int \u00e4\u00e4\u00e4\u00e4\u00e4\u00e4) {
        return 1;
    }

    @Delayable
    static String halfOfAPair(@Keyword("a\ud83d") String s, @Keyword("\ude00") String t, @Keyword("\ud83d") char c) {
        return s + t + c;
    }

    /** Compilers call its binary name odd. */
    static final class $ {

        @Delayable
        static int inDollar(int x) {
            return x;
        }
    }

    /** Calls of what an annotation says. */
    @interface Settings {

        @Delayable
        int size() default 1;
    }

    static class Pots<T> {

        @Delayable
        @SafeVarargs
        final <U> int safe(T first, List<U>... lists) {
            return lists.length;
        }

        @Delayable
        @SafeVarargs
        @SuppressWarnings("varargs")
        final List<T> safeOfClass(@Keyword("1") int x, T... rest) {
            return List.of(rest);
        }
    }
}
