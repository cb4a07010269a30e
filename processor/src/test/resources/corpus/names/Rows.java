package corpus.names;

import dev.delayable.processor.Row;
import java.util.List;

/** Calls of the factories. */
public final class Rows {

    private static final Corpus.Pots<String> POTS = new Corpus.Pots<>();

    private Rows() {}

    public static List<Row> rows() {
        return List.of(
                Row.of("many", "many(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, \u2026 28 more)", () -> CorpusDelayed.many(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59), () -> 59),
                Row.of("few", "many(1)", () -> CorpusDelayed.many(1), () -> 1),
                Row.of("classes", "classes(null, null, null, null)", () -> CorpusDelayed.classes(null, null, null, null), () -> 4),
                Row.of("other classes", "classes(null, null, null, 1)", () -> CorpusDelayed.classes(null, null, null, 1), () -> 3),
                Row.of(
                        "long keyword",
                        "aMethodWhoseNameIsAsLongAsThoseOfGeneratedTestsThatTellAStoryOfWhatIsGivenAndWhatIsDoneAndWhatShallCome(aKeywordThatWantsToSayAllThatThereIsToSayOfItAndThenABitMoreInItsNameSoThatNobodyNeedsToReadAnyDocumentation=2, \u00e4\u00e4\u00e4\u00e4\u00e4\u00e4=1)",
                        () -> CorpusDelayed.aMethodWhoseNameIsAsLongAsThoseOfGeneratedTestsThatTellAStoryOfWhatIsGivenAndWhatIsDoneAndWhatShallCome().aKeywordThatWantsToSayAllThatThereIsToSayOfItAndThenABitMoreInItsNameSoThatNobodyNeedsToReadAnyDocumentation(2),
                        () -> 1),
                Row.of(
                        "half of a pair",
                        "halfOfAPair(s=\"a\ud83d\", t=\"\ude00\", c='\ud83d')",
                        () -> CorpusDelayed.halfOfAPair(),
                        () -> "a" + "\ud83d\ude00" + "\ud83d"),
                Row.of("dollar", "inDollar(1)", () -> Corpus_$Delayed.inDollar(1), () -> 1),
                Row.local("annotation type", "size()", () -> Corpus_SettingsDelayed.on(SETTINGS).size(), () -> 3),
                Row.local("safe", "safe(\"a\", [])", () -> Corpus_PotsDelayed.on(POTS).safe("a", List.of()), () -> 1),
                Row.local(
                        "safe of the class",
                        "safeOfClass(\"a\", \"b\", x=1)",
                        () -> Corpus_PotsDelayed.on(POTS).safeOfClass("a", "b"),
                        () -> List.of("a", "b")));
    }

    private static final Corpus.Settings SETTINGS = new Corpus.Settings() {
        @Override
        public int size() {
            return 3;
        }

        @Override
        public Class<? extends java.lang.annotation.Annotation> annotationType() {
            return Corpus.Settings.class;
        }
    };
}
